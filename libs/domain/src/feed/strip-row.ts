import { lastFourDigits } from '../second-factor.ts';
import type { FeedColumns } from './feed.ts';

const longest = 200;

/**
 * What is kept of a row that comes in: the columns that the feed reads. Names, addresses and all else are dropped at the door; of phone and
 * identity numbers the last four digits are handed on to be made into digests at once.
 */
export function stripRow(columns: FeedColumns, row: Readonly<Record<string, string>>): { readonly values: Record<string, string>; readonly endings: readonly string[] } {
  const { digits, ...read } = columns;
  const names = Object.values(read).filter((name): name is string => name !== undefined);
  const values = Object.fromEntries(names.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name].normalize('NFC').trim().slice(0, longest)]])));
  const endings = digits.flatMap((name) => lastFourDigits(row[name] ?? '') ?? []);
  return { values, endings: [...new Set(endings)].sort() };
}
