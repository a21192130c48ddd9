import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';

export const faces = ['regular', 'bold', 'italic', 'bold-italic'] as const;
export type Face = (typeof faces)[number];

/**
 * Tinos, metric twin of the Times New Roman that Decree 30/2020/NĐ-CP prescribes. Opened once per process: parsing a font costs ten
 * times what drawing a page does.
 */
export const fonts: Readonly<Record<Face, fontkit.Font>> = {
  regular: opened('regular'),
  bold: opened('bold'),
  italic: opened('italic'),
  'bold-italic': opened('bold-italic'),
};

function opened(face: Face): fontkit.Font {
  // Whole files: web fonts come split by script and drop letters such as ễ from a Vietnamese word.
  const font = fontkit.create(readFileSync(new URL(`../assets/fonts/tinos-${face}.ttf`, import.meta.url)));
  if (!('layout' in font)) throw new Error(`tinos-${face}.ttf is not a single font.`);
  return remembering(knowingItsLetters(font));
}

/**
 * Lets each glyph know its letter before any paper is drawn. Embedding a paper's fonts asks for the parts of composed letters without saying
 * what they stand for, and the font remembers that: after a paper with "ế" the "e" of all later ones could no longer be selected or read out.
 */
function knowingItsLetters(font: fontkit.Font): fontkit.Font {
  for (const letter of font.characterSet) font.glyphForCodePoint(letter);
  return font;
}

const most = 4000;

/** Lets a font remember how the words that stand on every paper are set: kerning them anew was half the time of drawing a page. */
function remembering(font: fontkit.Font): fontkit.Font {
  const set = font.layout.bind(font);
  const known = new Map<string, fontkit.GlyphRun>();
  const layout = (text: string): fontkit.GlyphRun => {
    const run = known.get(text) ?? set(text);
    if (known.size === most) known.clear();
    known.set(text, run);
    // pdfkit scales the positions in place, and the run's width is the sum of them: each paper gets its own.
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.assign(Object.create(Object.getPrototypeOf(run) as object) as fontkit.GlyphRun, run, { positions });
  };
  return Object.assign(font, { layout });
}
