import { readFileSync } from 'node:fs';

export const faces = ['regular', 'bold', 'italic', 'bold-italic'] as const;
export type Face = (typeof faces)[number];

// Whole files: web fonts come split by script and drop letters such as ễ from a Vietnamese word.
const read = (face: Face) => readFileSync(new URL(`../assets/fonts/tinos-${face}.ttf`, import.meta.url));

/** Tinos, metric twin of the Times New Roman that Decree 30/2020/NĐ-CP prescribes; read once per process. */
export const fontFiles: Readonly<Record<Face, Buffer>> = {
  regular: read('regular'),
  bold: read('bold'),
  italic: read('italic'),
  'bold-italic': read('bold-italic'),
};
