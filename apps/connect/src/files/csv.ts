import { parse } from 'csv-parse/sync';
import type { SheetLine } from './sheet.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Lines of a CSV file with any of the separators that Excel writes, quotes, and line ends inside them. @throws UnreadableFile */
export function csvLines(bytes: Uint8Array, encoding: 'utf-8' | 'windows-1258'): SheetLine[] {
  const text = decoded(bytes, encoding);
  try {
    // `info` makes records of another shape, which the types of the library do not follow.
    const records = parse(text, { delimiter: separatorOf(text), relax_column_count: true, skip_empty_lines: true, info: true }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error ? String(error.lines) : '?';
    throw new UnreadableFile({ vi: `Tệp CSV hỏng ở dòng ${line}: dấu ngoặc kép không khép.`, en: `The CSV file is broken at line ${line}: a quotation mark is not closed.` });
  }
}

const marks: readonly (readonly [string, readonly number[]])[] = [['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]]];

/** A mark at the beginning counts; without one the feed says how its system writes. What is neither is not guessed at: guessed letters make wrong words. */
function decoded(bytes: Uint8Array, encoding: string): string {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
  try {
    return new TextDecoder(marked ?? encoding, { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    throw new UnreadableFile({
      vi: 'Tệp không phải UTF-8 (có thể là TCVN3 hoặc VNI, không đọc được). Hãy lưu lại là “CSV UTF-8”.',
      en: 'The file is not UTF-8 (it may be TCVN3 or VNI, which are not read). Save it as “CSV UTF-8”.',
    });
  }
}

/** The one that stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const head = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string) => head.split(separator).length;
  return [';', '\t', '|'].reduce((best, separator) => (count(separator) > count(best) ? separator : best), ',');
}
