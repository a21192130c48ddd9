import { cleanText } from './clean-text.ts';
import type { Face } from './fonts.ts';

/** A stretch of text in one face. */
export interface Run {
  text: string;
  face: Face;
}

/** Width of a text in points. */
export type Measure = (text: string, face: Face) => number;

/** A word or the part of it that has one face, at its distance from the line's start. The text ends with the space that follows it. */
export interface Piece extends Run {
  x: number;
}

export interface Line {
  pieces: Piece[];
  /** Without the space at its end. */
  width: number;
  /** The paragraph goes on in the next line, so this one may be justified. */
  goesOn: boolean;
}

interface Word {
  parts: { text: string; face: Face; width: number }[];
  width: number;
  /** Face of the space after it, if there is one. */
  space?: Face;
}

export function plain(text: string, face: Face = 'regular'): Run[] {
  return [{ text, face }];
}

/** Breaks runs into lines no wider than `width`; a word that is wider by itself is broken between letters. */
export function breakLines(runs: readonly Run[], width: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let line: Line = { pieces: [], width: 0, goesOn: true };
  let gap = 0;
  for (const word of wordsOf(runs, measure).flatMap((whole) => fitting(whole, width, measure))) {
    if (line.pieces.length > 0 && line.width + gap + word.width > width) {
      lines.push(line);
      line = { pieces: [], width: 0, goesOn: true };
      gap = 0;
    }
    put(line, word, gap);
    gap = word.space ? measure(' ', word.space) : 0;
  }
  return [...lines, { ...line, goesOn: false }];
}

function put(line: Line, word: Word, gap: number): void {
  let x = line.pieces.length > 0 ? line.width + gap : 0;
  word.parts.forEach(({ text, face, width }, index) => {
    const last = index === word.parts.length - 1;
    line.pieces.push({ text: last && word.space ? `${text} ` : text, face, x });
    x += width;
  });
  line.width = x;
}

function wordsOf(runs: readonly Run[], measure: Measure): Word[] {
  const words: Word[] = [];
  let word: Word | undefined;
  for (const { text, face } of runs.flatMap(tokens)) {
    if (text === ' ') {
      if (word) word.space = face;
      word = undefined;
      continue;
    }
    if (!word) words.push((word = { parts: [], width: 0 }));
    const width = measure(text, face);
    word.parts.push({ text, face, width });
    word.width += width;
  }
  return words;
}

function tokens({ text, face }: Run): Run[] {
  return cleanText(text)
    .split(/( )/)
    .filter((token) => token !== '')
    .map((token) => ({ text: token, face }));
}

function fitting(word: Word, width: number, measure: Measure): Word[] {
  if (word.width <= width) return [word];
  const pieces = word.parts.flatMap(({ text, face }) => chunks(text, width, (chunk) => measure(chunk, face)).map((chunk) => ({ text: chunk, face })));
  return pieces.map((piece, index) => {
    const wide = measure(piece.text, piece.face);
    const last = index === pieces.length - 1;
    return { parts: [{ ...piece, width: wide }], width: wide, ...(last && word.space ? { space: word.space } : {}) };
  });
}

const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

function chunks(text: string, width: number, measure: (chunk: string) => number): string[] {
  const done: string[] = [];
  let chunk = '';
  let wide = 0;
  for (const { segment } of letters.segment(text)) {
    const letter = measure(segment);
    if (chunk !== '' && wide + letter > width) {
      done.push(chunk);
      chunk = '';
      wide = 0;
    }
    chunk += segment;
    wide += letter;
  }
  return [...done, chunk];
}
