import type { LineSystem } from './line-systems.ts';
import { vocabularies } from './line-systems.ts';

export type LineRow = Record<string, string | number>;

type Writer = (at: Date) => string | number;

const two = (n: number): string => String(n).padStart(2, '0');
const here = (at: Date) => new Date(at.getTime() + 7 * 3_600_000);
const day = (at: Date): string => `${two(here(at).getUTCDate())}/${two(here(at).getUTCMonth() + 1)}/${here(at).getUTCFullYear()}`;
const hour = (at: Date): string => `${two(here(at).getUTCHours())}:${two(here(at).getUTCMinutes())}`;

const writers: Readonly<Record<LineSystem['dates'][number], Writer>> = {
  'iso': (at) => at.toISOString(),
  'epoch-s': (at) => Math.floor(at.getTime() / 1000),
  'epoch-ms': (at) => at.getTime(),
  'yyyy-mm-dd hh:mm': (at) => `${here(at).toISOString().slice(0, 10)} ${hour(at)}`,
  'dd/mm/yyyy hh:mm': (at) => `${day(at)} ${hour(at)}`,
  'dd/mm/yyyy': day,
};

/** @param on the day that stands in codes which have one */
export const codeOf = ({ code }: LineSystem, sequence: number, on: Date): string => {
  const [year, month, date] = on.toISOString().slice(0, 10).split('-') as [string, string, string];
  return code.replace('{yyyy}', year).replace('{yy}', year.slice(2)).replace('{mm}', month).replace('{dd}', date).replace('{seq}', String(sequence).padStart(4, '0'));
};

export const statusesOf = ({ states }: LineSystem): string[] => Object.keys(vocabularies[states]);

/** A row as the system itself has it, names and numbers with it. @param step place in its vocabulary */
export function lineRow(system: LineSystem, { sequence, step, at, on }: { sequence: number; step: number; at: Date; on: Date }): LineRow {
  const { columns, dates, format } = system;
  return {
    ...(columns.key ? { [columns.key]: `${sequence}-${step}` } : {}),
    [columns.code]: codeOf(system, sequence, on),
    [columns.status]: statusesOf(system)[step] ?? 'Đang bay',
    [columns.at]: writers[dates[0] ?? 'iso'](at),
    [format === 'json' ? 'nguoiNop.hoTen' : 'Họ tên']: 'Nguyễn Thị Hạnh',
    [columns.digits[0] ?? '']: `09035${String(10_000 + sequence)}`,
  };
}

/** The same as JSON with its paths unfolded: `hoSo.so` is a field of `hoSo`. */
export function nested(row: Readonly<Record<string, string | number>>): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(row)) {
    const [first = '', second] = path.split('.');
    made[first] = second === undefined ? value : { ...(made[first] as object | undefined), [second]: value };
  }
  return made;
}

/** As a CSV file, its fields between semicolons. */
export function csvOf(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const titles = Object.keys(rows[0] ?? {});
  return [titles, ...rows.map((row) => titles.map((title) => row[title] ?? ''))].map((cells) => cells.map((cell) => `"${cell}"`).join(';')).map((line) => `${line}\r\n`).join('');
}
