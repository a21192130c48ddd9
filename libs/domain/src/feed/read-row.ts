import { searchKey } from '../text/accents.ts';
import type { Feed, FeedFact, FeedState, KeptRow } from './feed.ts';
import { readFeedDate, type ReadDate } from './feed-date.ts';
import { referenceOf } from './foreign-code.ts';
import { rowProblem, type RowProblem } from './row-problem.ts';

export type ReadRow = { readonly fact: FeedFact; readonly problems?: never } | { readonly problems: readonly RowProblem[]; readonly fact?: never };

/** Reads a row by the feed's mapping: what it says, or all that is wrong with it at once. */
export function readRow({ values, factors }: KeptRow, feed: Feed): ReadRow {
  const problems: RowProblem[] = [];
  const column = (name: string) => values[name]?.trim() ?? '';
  checkCode(column(feed.columns.code), feed, problems);
  const status = statusIn(column(feed.columns.status), feed, problems);
  const date = (name: string | undefined) => (name === undefined ? undefined : dateIn({ name, text: column(name) }, feed, problems));
  if (column(feed.columns.at) === '') problems.push(rowProblem('missing', feed.columns.at));
  const at = date(feed.columns.at);
  const submitted = date(feed.columns.submittedAt);
  const due = date(feed.columns.dueAt);
  if (problems.length > 0 || !status || !at) return { problems };
  const key = feed.columns.key === undefined ? '' : column(feed.columns.key);
  return {
    fact: {
      ...(key === '' ? {} : { key }),
      at: at.at,
      dayOnly: at.dayOnly,
      state: status.state,
      rank: status.rank,
      ...(status.says ? { says: status.says } : {}),
      ...(submitted ? { submittedAt: submitted.at } : {}),
      ...(due ? { dueAt: due.at } : {}),
      factors: [...factors].sort(),
    },
  };
}

function checkCode(code: string, feed: Feed, problems: RowProblem[]): void {
  const { columns: { code: name }, code: template } = feed;
  if (code === '') problems.push(rowProblem('missing', name));
  else if (referenceOf(code, feed) === undefined) problems.push(rowProblem('code-unreadable', name, template));
}

function statusIn(text: string, feed: Feed, problems: RowProblem[]): (FeedState & { rank: number }) | undefined {
  const wanted = searchKey(text);
  const rank = Object.keys(feed.states).findIndex((theirs) => searchKey(theirs) === wanted);
  const known = Object.values(feed.states)[rank];
  if (known) return { ...known, rank };
  problems.push(text === '' ? rowProblem('missing', feed.columns.status) : rowProblem('status-unknown', feed.columns.status, shown(text)));
  return undefined;
}

function dateIn({ name, text }: { name: string; text: string }, { dates: { formats, offset } }: Feed, problems: RowProblem[]): ReadDate | undefined {
  if (text === '') return undefined;
  const read = readFeedDate(text, formats, offset);
  if (!read) problems.push(rowProblem('date-unreadable', name, formats.join(', ')));
  return read;
}

/** A value as people who look after the feed may see it: a column out of place may hold a number of somebody. */
export const shown = (text: string): string => text.slice(0, 60).replace(/\d{5,}/g, (digits) => '•'.repeat(digits.length));
