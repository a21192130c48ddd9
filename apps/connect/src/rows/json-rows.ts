import { rowProblem } from '@motcua/domain/feed/row-problem';
import type { FeedColumns } from '@motcua/domain/feed/feed';
import type { Incoming } from './arrival.ts';

/** Takes from a JSON row what the feed reads, by path, as text. Objects and lists are no values. */
export function jsonRow(row: unknown, columns: FeedColumns, from?: string): Incoming {
  const { digits, ...read } = columns;
  const paths = [...digits, ...Object.values(read).filter((path): path is string => path !== undefined)];
  const values = paths.flatMap((path) => {
    const value = valueAt(row, path);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[path, String(value)] as const] : [];
  });
  return { row: Object.fromEntries(values), ...(from === undefined ? {} : { from }) };
}

/** A key of that whole name counts before a path. */
export function valueAt(row: unknown, path: string): unknown {
  if (isRecord(row) && Object.hasOwn(row, path)) return row[path];
  return path.split('.').reduce<unknown>((inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), row);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A line each. One that is no JSON is refused alone. */
export const ndjsonRows = (text: string, columns: FeedColumns, from: string): Incoming[] =>
  text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const where = `${from}:${at + 1}`;
    const row = parsed(line);
    return [row === undefined ? { row: {}, from: where, trouble: rowProblem('not-readable', String(at + 1)) } : jsonRow(row, columns, where)];
  });

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
