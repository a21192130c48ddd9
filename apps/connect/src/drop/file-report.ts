import type { RowResult } from '@motcua/contracts/feeds-api';
import type { Incoming } from '../rows/arrival.ts';

const fates: Readonly<Record<RowResult['fate'], string>> = {
  waiting: 'Đã giữ, chờ xử lý / kept, waits',
  first: 'Nhận, dòng đầu tiên / taken, first',
  newer: 'Nhận / taken',
  late: 'Nhận muộn, vào quá trình / late, in the timeline',
  duplicate: 'Trùng, bỏ qua / the same again',
  contradictory: 'Mâu thuẫn, xử lý theo quy tắc / contradicts',
  future: 'Thời điểm ở tương lai / from the future',
  refused: 'Không nhận / refused',
};

/** What became of each line, for Excel: a mark in front, semicolons. No values of the file, so that it can be sent on. */
export function fileReport(incoming: readonly Incoming[], results: readonly RowResult[]): string {
  const lines = results.map(({ index, fate, reference = '', problems = [] }) => [lineOf(incoming[index]), fates[fate], reference, problems.map(({ message }) => `${message.vi} / ${message.en}`).join(' ')]);
  return sheet([['Dòng / line', 'Kết quả / result', 'Mã tra cứu / reference', 'Lý do / reason'], ...lines]);
}

export const refusalReport = (words: { vi: string; en: string }): string => sheet([['Cả tệp không đọc được / the file cannot be read', words.vi, words.en]]);

const lineOf = (row: Incoming | undefined): string => row?.from?.split(':').at(-1) ?? '';

const sheet = (lines: readonly (readonly string[])[]): string => `\uFEFF${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;

/** A cell that begins like a formula is none. */
const quoted = (text: string): string => `"${text.replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`;
