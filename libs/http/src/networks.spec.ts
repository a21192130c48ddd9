import { describe, expect, it } from '@jest/globals';
import { promisify } from 'node:util';
import { Networks, NotPermitted } from './networks.ts';

const open = new Networks([]);
const ministry = new Networks(['10.20.0.0/16', 'fd00:20::/32']);
const development = new Networks(['127.0.0.0/8', '::1/128']);

describe('where webhooks may go', () => {
  it.each(['14.225.0.1', '2402:800::1', '172.32.0.1'])('%s lies in the public Internet', (ip) => {
    expect(open.permits(ip)).toBe(true);
  });

  it.each(['127.0.0.1', '10.0.0.1', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1', '2002:a00:1::', '2001:0:a00:1::'])('%s does not', (ip) => {
    expect(open.permits(ip)).toBe(false);
  });

  it('networks that the operator names are reached as well, and no others', () => {
    expect(['10.20.3.4', 'fd00:20::1', '10.21.0.1', '127.0.0.1'].map((ip) => ministry.permits(ip))).toEqual([true, true, false, false]);
  });

  it('goes without a certificate to this machine alone, where that is named', () => {
    expect(['localhost', '127.0.0.1', '[::1]', '14.225.0.1', 'example.vn'].map((host) => development.permitsPlain(host))).toEqual([true, true, true, false, false]);
    expect(open.permitsPlain('localhost')).toBe(false);
    expect(ministry.permitsPlain('10.20.3.4')).toBe(false);
  });

  it('refuses a number at once', () => {
    expect(() => open.check('10.0.0.1')).toThrow(NotPermitted);
    expect(() => open.check('[::1]')).toThrow(NotPermitted);
    expect(() => open.check('partner.example')).not.toThrow();
  });

  it('judges a name by what it means when it is connected to: one that means another thing by then is not followed', async () => {
    const answers = [[{ address: '14.225.0.1', family: 4 }], [{ address: '169.254.169.254', family: 4 }], [{ address: '10.0.0.1', family: 4 }, { address: '14.225.0.1', family: 4 }]];
    const rebinding = new Networks([], (_, done) => done(null, answers.shift() ?? []));
    const ask = promisify<string, { all: true }, unknown>(rebinding.lookup as never);
    expect(await ask('rebind.example', { all: true })).toEqual([{ address: '14.225.0.1', family: 4 }]);
    await expect(ask('rebind.example', { all: true })).rejects.toBeInstanceOf(NotPermitted);
    expect(await ask('rebind.example', { all: true })).toEqual([{ address: '14.225.0.1', family: 4 }]);
  });

  it.each(['10.0.0.0', '10.0.0.0/33', 'example/8', '10.0.0/8'])('%s is no network', (text) => {
    expect(() => new Networks([text])).toThrow('is no network');
  });
});
