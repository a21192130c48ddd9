import { describe, expect, it } from '@jest/globals';
import { septetsOf } from '@motcua/domain/sms/gsm7';
import fc from 'fast-check';
import { cut, headerOf, LongMessages, partOf } from './long-message.ts';

describe('a message too long for one part', () => {
  it('is whole again once its parts are there, in whatever order they come', () => {
    const parts = fc.array(fc.string(), { minLength: 2, maxLength: 8 }).chain((texts) => fc.tuple(fc.constant(texts), fc.shuffledSubarray(texts.map((_, at) => at), { minLength: texts.length })));
    fc.assert(
      fc.property(parts, ([texts, order]) => {
        const messages = new LongMessages();
        const answers = order.map((at) => messages.take('+84903512789', { reference: 7, of: texts.length, number: at + 1 }, texts[at] ?? '', 0));
        expect(answers.slice(0, -1).every((answer) => answer === undefined)).toBe(true);
        expect(answers.at(-1)).toBe(texts.join(''));
      }),
    );
  });

  it('is not mixed with another of the same phone, or the same of another phone', () => {
    const messages = new LongMessages();
    messages.take('a', { reference: 1, of: 2, number: 1 }, 'A1', 0);
    messages.take('a', { reference: 2, of: 2, number: 1 }, 'B1', 0);
    messages.take('b', { reference: 1, of: 2, number: 1 }, 'C1', 0);
    expect(messages.take('a', { reference: 1, of: 2, number: 2 }, 'A2', 0)).toBe('A1A2');
    expect(messages.take('b', { reference: 1, of: 2, number: 2 }, 'C2', 0)).toBe('C1C2');
  });

  it('is forgotten when parts are missing for long', () => {
    const messages = new LongMessages();
    messages.take('a', { reference: 1, of: 2, number: 1 }, 'old', 0);
    messages.take('b', { reference: 1, of: 2, number: 1 }, 'new', 200_000);
    expect(messages.take('a', { reference: 1, of: 2, number: 2 }, 'late', 200_000)).toBeUndefined();
  });

  it('is known by its header, written and read', () => {
    expect(partOf([headerOf({ reference: 7, of: 3, number: 2 }).subarray(1)])).toEqual({ reference: 7, of: 3, number: 2 });
    expect(partOf([Buffer.from([8, 4, 1, 2, 3, 1])])).toEqual({ reference: 258, of: 3, number: 1 });
    expect([partOf(), partOf([Buffer.from([0, 3, 7, 1, 1])]), partOf([Buffer.from([0, 3, 7, 2, 3])])]).toEqual([undefined, undefined, undefined]);
  });

  it('is cut into parts that fit, and loses nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z[\]€ ]{0,700}$/), (text) => {
        const parts = cut(text, 153, (sign) => septetsOf(sign) ?? 1);
        expect(parts.join('')).toBe(text);
        expect(parts.every((part) => (septetsOf(part) ?? 999) <= 153)).toBe(true);
      }),
    );
  });
});
