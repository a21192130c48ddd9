import { describe, expect, it } from '@jest/globals';
import { readPaper } from './a-read-paper.ts';
import { faces, fonts } from './fonts.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import { Sheet } from './sheet.ts';

const needed = [...'₫ơưđƠƯĐăâêôĂÂÊÔ“”…–/□\uFFFD', ...Array.from({ length: 0x1ef9 - 0x1ea0 + 1 }, (_, at) => String.fromCodePoint(0x1ea0 + at))];

describe.each(faces)('Tinos %s', (face) => {
  it('has every Vietnamese letter', () => {
    expect(needed.filter((letter) => !fonts[face].hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))).toEqual([]);
  });

  // Seen on receipts: the "e" of "xe" was there to be seen, but no text.
  it('a letter that an earlier paper had only as a part of another is text', async () => {
    await paperWith('ế', face);
    expect(await paperWith('xe', face)).toContain('xe');
  });
});

async function paperWith(text: string, face: (typeof faces)[number]): Promise<string> {
  const sheet = new Sheet({ title: 'x', author: '', issuedAt: '2026-11-25T00:00:00.000Z' });
  paragraph(sheet, plain(text, face));
  return (await readPaper(await sheet.finish())).text;
}
