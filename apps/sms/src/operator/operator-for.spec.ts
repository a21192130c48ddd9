import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@motcua/logging/logger';
import { SmsConfig } from '../sms.config.ts';
import { operatorFor } from './operator-for.ts';

const kannel = { KANNEL_URL: 'http://motcua:secret@127.0.0.1:13013/', KANNEL_KEY: 'k'.repeat(32) };
const smpp = { SMPP_URL: 'smpp://motcua:secret@127.0.0.1:2775' };
const rest = { PORT: '0', KAFKA_BROKERS: '127.0.0.1:9', PUBLIC_URL: 'http://motcua.test', IDENTITY_URL: 'http://127.0.0.1:9', SERVICE_SECRET: 's'.repeat(32), LOOKUP_URL: 'http://127.0.0.1:9' };

describe('the road to the telephones', () => {
  const nameOf = (settings: object) => {
    const parts = [{ answer: async () => undefined }, { came: async () => undefined }, { machine: () => new Date() }, createLogger('sms', 'silent')];
    const [answering, receipts, clock, logger] = parts as never[];
    return operatorFor(SmsConfig.parse({ ...rest, ...settings }), answering as never, receipts as never, clock as never, logger as never).name;
  };

  it.each<[string, object]>([['kannel', kannel], ['smpp', smpp], ['smpp', { ...kannel, ...smpp }]])('is %s where the settings say so (%#)', (name, settings) => {
    expect(nameOf(settings)).toBe(name);
  });

  it('must be named, whole', () => {
    expect(() => nameOf({})).toThrow('set SMPP_URL, or KANNEL_URL and KANNEL_KEY');
    expect(() => nameOf({ KANNEL_URL: kannel.KANNEL_URL })).toThrow('set SMPP_URL, or KANNEL_URL and KANNEL_KEY');
    expect(() => nameOf({ SMPP_URL: 'smpp://127.0.0.1:2775' })).toThrow('must look like');
  });
});
