import type { DayBook } from '@motcua/contracts/fees-api';
import { writtenNumber } from '@motcua/domain/fees/receipt-number';

const heads = ['Ký hiệu', 'Số', 'Lúc', 'Mã hồ sơ', 'Thủ tục', 'Loại', 'Hình thức', 'Số tiền (đồng)', 'Người thu', 'Đã hủy', 'Lý do hủy'];
const ways = { cash: 'Tiền mặt', card: 'Thẻ', transfer: 'Chuyển khoản', gateway: 'Trực tuyến' } as const;

/** The book of a day for a spreadsheet: UTF-8 with the mark that Excel looks for, and nothing that it would reckon with. */
export function dayBookCsv({ rows }: DayBook): string {
  const lines = rows.map((row) => [
    row.series, writtenNumber(row.number), row.issuedAt, row.dossier.reference, row.procedure, row.kind === 'payout' ? 'Chi hoàn trả' : 'Thu', ways[row.way],
    String(row.kind === 'payout' ? -row.amount : row.amount), row.by ?? '', row.voided ? 'x' : '', row.void?.reason ?? '',
  ]);
  return `\uFEFF${[heads, ...lines].map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** What begins like a formula is text to a spreadsheet only with a mark before it; figures of our own stay figures. */
export function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
