import type { Feed, FeedFact, KeptRow } from './feed.ts';
import { contentOf, courseOf, inTime, type Contradiction, type FeedCourse } from './feed-course.ts';
import { readRow } from './read-row.ts';
import { rowProblem, type RowProblem } from './row-problem.ts';

/** What became of a row. `late` goes into the timeline and moves nothing; `contradictory` is kept and shown, and the feed's rule decides. */
export const rowFates = ['first', 'newer', 'late', 'duplicate', 'contradictory', 'future', 'refused'] as const;
export type RowFate = (typeof rowFates)[number];

export interface Judged {
  readonly fate: RowFate;
  readonly problems?: readonly RowProblem[];
}

export interface JudgedDossier {
  /** In the order of the rows. */
  readonly rows: readonly Judged[];
  /** Undefined when no row could be taken. */
  readonly course: FeedCourse | undefined;
}

/** More than any dossier has; a system that tells thousands about one is broken. */
const mostRows = 500;

/**
 * All rows of one dossier, in the order in which they came first. The fates tell how each row stood to those before it; the course hangs on
 * the set alone.
 */
export function judgeRows(rows: readonly KeptRow[], feed: Feed): JudgedDossier {
  const known: FeedFact[] = [];
  const judged = rows.map((row, at): Judged => {
    if (at >= mostRows) return { fate: 'refused', problems: [rowProblem('too-many-rows', feed.columns.code, String(mostRows))] };
    const { fact, problems } = readRow(row, feed);
    if (!fact) return { fate: 'refused', problems };
    if (isAhead(fact, row, feed)) return { fate: 'future' };
    const fate = fateOf(fact, known, feed.contradictions);
    if (fate !== 'duplicate') known.push(fact);
    return { fate };
  });
  return { rows: judged, course: known.length > 0 ? courseOf(known, feed.contradictions) : undefined };
}

const isAhead = ({ at, dayOnly }: FeedFact, { receivedAt }: KeptRow, { toleranceMinutes }: Feed): boolean =>
  !dayOnly ? Date.parse(at) > Date.parse(receivedAt) + toleranceMinutes * 60_000 : Date.parse(at) > Date.parse(receivedAt);

function fateOf(fact: FeedFact, known: readonly FeedFact[], rules: Feed['contradictions']): Exclude<RowFate, 'future' | 'refused'> {
  if (known.length === 0) return 'first';
  if (known.some((one) => contentOf(one) === contentOf(fact))) return 'duplicate';
  const before = new Set(courseOf(known, rules).contradictions.map(pair));
  if (courseOf([...known, fact], rules).contradictions.some((one) => !before.has(pair(one)))) return 'contradictory';
  return known.every((one) => inTime(one, fact) < 0) ? 'newer' : 'late';
}

const pair = ({ kind, taken, left }: Contradiction): string => [kind, contentOf(taken), contentOf(left)].join(' ');
