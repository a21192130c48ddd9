import type { RowFate } from '@motcua/contracts/feeds-api';
import type { CountedDossier, ForeignDossierDocument } from '../judging/foreign-dossier.schema.ts';
import type { CountedRow, RowDocument } from '../rows/row.schema.ts';

/** What is to be written on a row or a dossier: as what it was counted. */
export interface Mark<Counted> {
  readonly id: string;
  readonly as: Counted;
}

/** What came of a feed, in numbers. */
export interface FeedTally {
  /** The feed. */
  _id: string;
  /** Raised with each batch that is counted. */
  serial: number;
  fates: Partial<Record<RowFate, number>>;
  /** How often rows came again. */
  again: number;
  dossiers: number;
  contradictory: number;
  /** The row that came last. */
  last?: Pick<RowDocument, 'receivedAt' | 'place' | 'firstAt' | 'saysAt'>;
  /** The newest rows that were not taken, newest first: all of them that came after `cutAt`. */
  refused: RefusedRow[];
  cutAt?: Date;
  /** The batch that was counted last, until its rows and dossiers say so themselves. */
  marks?: { rows: Mark<CountedRow>[]; dossiers: Mark<CountedDossier>[] };
}

interface RefusedRow {
  readonly row: string;
  readonly receivedAt: Date;
}

export interface Uncounted {
  readonly rows: readonly RowDocument[];
  readonly dossiers: readonly Pick<ForeignDossierDocument, '_id' | 'contradictory' | 'counted'>[];
}

const mostRefused = 200;

export const notTaken: readonly RowFate[] = ['refused', 'future'];

export const emptyTally = (feed: string): FeedTally => ({ _id: feed, serial: 0, fates: {}, again: 0, dossiers: 0, contradictory: 0, refused: [] });

/** The tally with a batch in it: each row and dossier counts as what it is now, and no longer as what it was counted before. */
export function tallied(tally: FeedTally, { rows, dossiers }: Uncounted): FeedTally {
  return {
    ...tally,
    ...refusedWith(tally, rows),
    serial: tally.serial + 1,
    fates: fatesWith(tally.fates, rows),
    again: tally.again + sum(rows, ({ times, counted }) => times - (counted?.times ?? 1)),
    dossiers: tally.dossiers + sum(dossiers, ({ counted }) => (counted ? 0 : 1)),
    contradictory: tally.contradictory + sum(dossiers, ({ contradictory, counted }) => Number(contradictory) - Number(counted?.contradictory ?? false)),
    ...lastOf([tally.last, ...rows]),
    marks: { rows: rows.map(({ _id: id, fate, times }) => ({ id, as: { fate, times } })), dossiers: dossiers.map(({ _id: id, contradictory }) => ({ id, as: { contradictory } })) },
  };
}

function fatesWith(before: FeedTally['fates'], rows: Uncounted['rows']): FeedTally['fates'] {
  const fates = { ...before };
  for (const { fate, counted } of rows) {
    fates[fate] = (fates[fate] ?? 0) + 1;
    if (counted) fates[counted.fate] = (fates[counted.fate] ?? 0) - 1;
  }
  return fates;
}

/** Beyond the most that are kept the oldest go, and with them whatever is as old: what is left has no gap. */
function refusedWith({ refused: before, cutAt }: FeedTally, rows: Uncounted['rows']): Pick<FeedTally, 'refused' | 'cutAt'> {
  const here = new Set(rows.map(({ _id }) => _id));
  const now = rows.filter(({ fate }) => notTaken.includes(fate)).map(({ _id: row, receivedAt }) => ({ row, receivedAt }));
  const all = [...before.filter(({ row }) => !here.has(row)), ...now].filter(isAfter(cutAt)).sort((one, other) => other.receivedAt.getTime() - one.receivedAt.getTime());
  const cut = all[mostRefused]?.receivedAt ?? cutAt;
  return cut ? { refused: all.filter(isAfter(cut)), cutAt: cut } : { refused: all };
}

const isAfter = (instant: Date | undefined) => ({ receivedAt }: RefusedRow) => instant === undefined || receivedAt > instant;

function lastOf(rows: readonly (FeedTally['last'] | undefined)[]): Pick<FeedTally, 'last'> {
  const [first, ...others] = rows.filter((row) => row !== undefined);
  if (!first) return {};
  const { receivedAt, place, firstAt, saysAt } = others.reduce((last, row) => (cameAfter(row, last) ? row : last), first);
  return { last: { receivedAt, place, firstAt, ...(saysAt === undefined ? {} : { saysAt }) } };
}

/** Or is the same, and by now says more. */
const cameAfter = (row: NonNullable<FeedTally['last']>, other: NonNullable<FeedTally['last']>): boolean =>
  row.receivedAt.getTime() === other.receivedAt.getTime() ? row.place >= other.place : row.receivedAt > other.receivedAt;

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number => items.reduce((total, item) => total + of(item), 0);
