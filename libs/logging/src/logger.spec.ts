import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.ts';

function listen() {
  const lines: string[] = [];
  return { lines, logger: createLogger('one-stop', 'info', { write: (line) => void lines.push(line) }) };
}

describe('a log line', () => {
  it('is JSON with service, level, time and a constant sentence', () => {
    const { lines, logger } = listen();
    logger.info({ dossierId: 'd1', from: 'submitted', to: 'received' }, 'dossier moved');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ service: 'one-stop', level: 'info', msg: 'dossier moved', dossierId: 'd1', to: 'received' });
  });

  it.each([
    { phone: '0903512789' },
    { draft: { answers: { x: '0903512789' } } },
    { a: { b: { email: '0903512789' } } },
    { headers: { authorization: '0903512789' } },
  ])('never shows personal data: %j', (fields) => {
    const { lines, logger } = listen();
    logger.info(fields, 'something happened');
    expect(lines.join()).not.toContain('0903512789');
    expect(lines.join()).toContain('[redacted]');
  });

  it('shows of an error its class, code and places but not its text, which may quote a citizen', () => {
    const { lines, logger } = listen();
    logger.error({ err: Object.assign(new TypeError('bad phone 0903512789'), { code: 'E_BAD' }) }, 'it failed');
    expect(lines.join()).not.toContain('0903512789');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { class: 'TypeError', code: 'E_BAD' } });
  });
});
