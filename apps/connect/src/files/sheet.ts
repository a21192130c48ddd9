import type { Feed, FeedColumns } from '@motcua/domain/feed/feed';
import { rowProblem } from '@motcua/domain/feed/row-problem';
import type { Incoming } from '../rows/arrival.ts';
import { csvLines } from './csv.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { xlsxLines } from './xlsx.ts';

/** A line of a sheet, and its number as people count. */
export interface SheetLine {
  readonly line: number;
  readonly cells: readonly string[];
}

interface SheetOptions {
  readonly format: Feed['format'];
  readonly encoding: 'utf-8' | 'windows-1258';
  readonly columns: FeedColumns;
  readonly name: string;
}

const mostLines = 100_000;

/** The rows of a dropped file; the first line names the columns. @throws UnreadableFile */
export function sheetRows(bytes: Uint8Array, { format, encoding, columns, name }: SheetOptions): Incoming[] {
  const lines = format === 'xlsx' ? xlsxLines(bytes) : csvLines(bytes, encoding);
  const [head, ...body] = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!head) throw new UnreadableFile({ vi: 'Tệp không có dòng nào.', en: 'The file has no lines.' });
  if (body.length > mostLines) throw new UnreadableFile({ vi: `Tệp có quá ${mostLines} dòng; hãy chia nhỏ.`, en: `The file has more than ${mostLines} lines; split it.` });
  const titles = head.cells.map((cell) => cell.normalize('NFC').trim());
  const missing = [columns.code, columns.status, columns.at].filter((column) => !titles.includes(column));
  if (missing.length > 0) throw new UnreadableFile({ vi: `Dòng tiêu đề thiếu cột ${missing.map((column) => `“${column}”`).join(', ')}.`, en: `The header lacks ${missing.map((column) => `“${column}”`).join(', ')}.` });
  return body.map(({ line, cells }) => rowOf({ titles, cells, from: `${name}:${line}`, line }, format));
}

/** A line of CSV with more or fewer cells than the header has lost or won a separator: a name could stand where a status is read. */
function rowOf({ titles, cells, from, line }: { titles: readonly string[]; cells: readonly string[]; from: string; line: number }, format: Feed['format']): Incoming {
  if (format === 'csv' && cells.length !== titles.length) return { row: {}, from, trouble: rowProblem('columns-shifted', String(line), `${titles.length}`) };
  return { row: Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? ''])), from };
}
