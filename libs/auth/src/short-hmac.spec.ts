import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { hmacWith } from './short-hmac.ts';

it('says what HMAC-SHA-256 says, for any key and one text after another', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 150 });
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 5 }), (key, texts) => {
      const hmac = hmacWith(key);
      expect(texts.map(hmac)).toEqual(texts.map((each) => createHmac('sha256', key).update(each).digest('base64url')));
    }),
  );
});
