import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { SheetLine } from './sheet.ts';
import { UnreadableFile } from './unreadable-file.ts';

const mostBytes = 64 * 1024 * 1024;
const wanted = /^xl\/(sharedStrings|styles|workbook)\.xml$|^xl\/worksheets\/sheet1\.xml$/;

/** Lines of the first sheet of an Excel workbook; dates come out as `yyyy-mm-dd hh:mm:ss`. @throws UnreadableFile */
export function xlsxLines(bytes: Uint8Array): SheetLine[] {
  const parts = unpacked(bytes);
  const sheet = parts['xl/worksheets/sheet1.xml'];
  if (sheet === undefined) throw new UnreadableFile({ vi: 'Tệp không phải bảng tính Excel (.xlsx).', en: 'The file is no Excel workbook (.xlsx).' });
  const strings = sharedStrings(parts['xl/sharedStrings.xml'] ?? '<sst/>');
  const dated = dateStyles(parts['xl/styles.xml'] ?? '<styleSheet/>');
  return sheetLines(sheet, { strings, dated });
}

/** Parts that unpack to more than a sheet has are not unpacked at all. */
function unpacked(bytes: Uint8Array): Record<string, string> {
  try {
    const files = unzipSync(bytes, { filter: ({ name, originalSize }) => wanted.test(name) && originalSize <= mostBytes });
    return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, new TextDecoder().decode(file)]));
  } catch {
    return {};
  }
}

interface Reading {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** saxes knows no entities but XML's five and expands none, so that a sheet cannot blow up. */
function read(xml: string, { open, text, close }: Reading): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => open?.(name.replace(/^\w+:/, ''), attributes as Record<string, string>));
  parser.on('text', (piece) => text?.(piece));
  parser.on('closetag', ({ name }) => close?.(name.replace(/^\w+:/, '')));
  parser.on('error', () => {
    throw new UnreadableFile({ vi: 'Bảng tính bị hỏng.', en: 'The workbook is damaged.' });
  });
  parser.write(xml).close();
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const within: string[] = [];
  read(xml, {
    open: (name) => {
      within.push(name);
      if (name === 'si') strings.push('');
    },
    // rPh holds how a word is pronounced, which is no part of it.
    text: (piece) => {
      if (within.at(-1) === 't' && !within.includes('rPh')) strings[strings.length - 1] += piece;
    },
    close: () => void within.pop(),
  });
  return strings;
}

/** Which styles show a number as a date: Excel's own, and formats that write a day or a year. */
function dateStyles(xml: string): ReadonlySet<number> {
  const own = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 45, 46, 47, 50, 57, 58]);
  const dated = new Set<number>();
  let [inCells, style] = [false, 0];
  read(xml, {
    open: (name, attributes) => {
      const format = Number(attributes['numFmtId']);
      if (name === 'numFmt' && /[dy]/i.test((attributes['formatCode'] ?? '').replace(/"[^"]*"|\[[^\]]*\]/g, ''))) own.add(format);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        if (own.has(format)) dated.add(style);
        style += 1;
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dated;
}

interface Cell {
  at: number;
  type: string;
  style: number;
  text: string;
}

function sheetLines(xml: string, look: { strings: readonly string[]; dated: ReadonlySet<number> }): SheetLine[] {
  const lines: { line: number; cells: string[] }[] = [];
  let cell: Cell | undefined;
  let reading = false;
  read(xml, {
    open: (name, attributes) => {
      if (name === 'row') lines.push({ line: Number(attributes['r']) || lines.length + 1, cells: [] });
      if (name === 'c') cell = newCell(attributes, lines.at(-1)?.cells.length ?? 0);
      reading = name === 'v' || name === 't';
    },
    text: (piece) => {
      if (cell && reading) cell.text += piece;
    },
    close: (name) => {
      reading = false;
      const cells = lines.at(-1)?.cells;
      if (name !== 'c' || !cell || !cells) return;
      while (cells.length < cell.at) cells.push('');
      cells[cell.at] = valueOf(cell, look);
      cell = undefined;
    },
  });
  return lines;
}

function newCell({ r = '', t = 'n', s = '0' }: Readonly<Record<string, string>>, next: number): Cell {
  return { at: columnOf(r) ?? next, type: t, style: Number(s), text: '' };
}

function valueOf({ type, style, text }: Cell, { strings, dated }: { strings: readonly string[]; dated: ReadonlySet<number> }): string {
  if (type === 's') return strings[Number(text)] ?? '';
  return type === 'n' && dated.has(style) && text !== '' ? dateOf(Number(text)) : text;
}

/** `AB12` → 27; a sheet has 16,384 columns at most. */
function columnOf(place: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Days since 1899-12-30, which is how Excel counts from March 1900 on; to the second, and without an hour where it has none. */
function dateOf(days: number): string {
  const text = new Date(Math.round(days * 86_400) * 1000 - 2_209_161_600_000).toISOString();
  return Number.isInteger(days) ? `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)}` : text.slice(0, 19).replace('T', ' ');
}
