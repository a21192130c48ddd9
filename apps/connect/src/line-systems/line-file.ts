import { strToU8, zipSync } from 'fflate';
import { csvOf, type LineRow } from './line-row.ts';
import type { LineSystem } from './line-systems.ts';

/** The file that a system drops. */
export const fileOf = (system: LineSystem, rows: readonly LineRow[]): Uint8Array =>
  system.format === 'xlsx' ? xlsxOf(rows) : Buffer.from(asSent(system, csvOf(rows)), system.encoding === 'windows-1258' ? 'latin1' : 'utf8');

/** The system with the old code page has no letters that differ in it: its fields are plain, and names are written without marks. */
const asSent = ({ encoding }: LineSystem, text: string): string => (encoding === 'windows-1258' ? text.replaceAll('Nguyễn Thị Hạnh', 'Nguyen Thi Hanh').replaceAll('Họ tên', 'Ho ten').replaceAll('Đang bay', 'Dang bay') : `\uFEFF${text}`);

/** The least that is a workbook. */
function xlsxOf(rows: readonly LineRow[]): Uint8Array {
  const titles = Object.keys(rows[0] ?? {});
  const cells = (line: readonly (string | number)[]) => line.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
  const lines = [titles, ...rows.map((row) => titles.map((title) => row[title] ?? ''))].map((line, n) => `<row r="${n + 1}">${cells(line)}</row>`);
  return zipSync({ 'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`) });
}
