import { describe, expect, it } from '@jest/globals';
import { isSigned, signatureOf } from './message-signature.ts';

const [secret, at] = ['a secret that only two programs know', Date.parse('2026-11-25T07:00:00Z')];
const text = '{"reference":"1","amount":50000}';
const signature = signatureOf(text, { secret, at });

describe('a signed message', () => {
  it('is known again by whoever has the secret', () => {
    expect(isSigned(text, signature, { secret, at: at + 60_000 })).toBe(true);
  });

  it.each([
    ['another text', text.replace('50000', '50001'), signature, { secret, at }],
    ['another secret', text, signature, { secret: 'another', at }],
    ['a signature that is no longer fresh', text, signature, { secret, at: at + 5 * 60_000 + 1_000 }],
    ['a signature from the future', text, signature, { secret, at: at - 5 * 60_000 - 1_000 }],
    ['a time that was moved', text, signature.replace(/t=\d+/, `t=${at / 1000 + 10}`), { secret, at }],
    ['no signature', text, undefined, { secret, at }],
    ['something else', text, 'v1=00', { secret, at }],
  ])('is refused with %s', (_, said, signed, known) => {
    expect(isSigned(said, signed, known)).toBe(false);
  });
});
