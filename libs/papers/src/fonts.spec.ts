import { describe, expect, it } from '@jest/globals';
import { faces, fonts } from './fonts.ts';

const needed = [...'₫ơưđƠƯĐăâêôĂÂÊÔ“”…–/□\uFFFD', ...Array.from({ length: 0x1ef9 - 0x1ea0 + 1 }, (_, at) => String.fromCodePoint(0x1ea0 + at))];

describe.each(faces)('Tinos %s', (face) => {
  it('has every Vietnamese letter', () => {
    expect(needed.filter((letter) => !fonts[face].hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))).toEqual([]);
  });
});
