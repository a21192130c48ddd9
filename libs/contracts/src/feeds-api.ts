import { z } from 'zod';
import { DossierState } from './dossier.ts';
import { BilingualText, InstantText, Slug } from './text.ts';

const Column = z.string().trim().min(1).max(80);
const DateFormat = z.enum(['iso', 'dd/mm/yyyy hh:mm', 'dd/mm/yyyy', 'yyyy-mm-dd hh:mm', 'epoch-s', 'epoch-ms']);

/** How rows are fetched from an agency's API. */
export const Pull = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** Where in the answer the rows stand, and what the next page is asked with. */
  rows: Column,
  next: Column,
  parameter: z.string().regex(/^[A-Za-z_][\w.-]{0,40}$/),
  everySeconds: z.int().min(1).max(86_400).default(60),
});
export type Pull = z.infer<typeof Pull>;

/** A feed of statuses as data: whose it is, what its rows look like and what they mean. */
export const FeedDefinition = z.strictObject({
  id: Slug.max(60),
  name: BilingualText,
  agency: z.strictObject({ code: z.string(), name: BilingualText }),
  procedure: z.strictObject({ id: Slug, name: BilingualText }),
  road: z.enum(['push', 'drop', 'pull', 'topic']),
  format: z.enum(['json', 'csv', 'xlsx']),
  /** Of the bytes of dropped CSV files. */
  encoding: z.enum(['utf-8', 'windows-1258']).default('utf-8'),
  pull: Pull.optional(),
  topic: z.string().regex(/^[\w.-]{1,120}$/).optional(),
  series: z.int().min(10).max(99),
  columns: z.strictObject({ code: Column, status: Column, at: Column, key: Column.optional(), submittedAt: Column.optional(), dueAt: Column.optional(), digits: z.array(Column).max(2) }),
  code: z.string().min(9).max(60),
  states: z.record(z.string().min(1).max(80), z.strictObject({ state: DossierState, says: BilingualText.optional() })).refine((states) => Object.keys(states).length > 0, 'at least one status'),
  dates: z.strictObject({ formats: z.array(DateFormat).min(1), offset: z.enum(['+07:00', 'Z']) }),
  expectEveryMinutes: z.int().min(1).max(525_600),
  toleranceMinutes: z.int().min(0).max(1_440).default(10),
  contradictions: z.strictObject({ sameInstant: z.enum(['further', 'less-far']), afterEnd: z.enum(['end-holds', 'alive-again']) }),
});
export type FeedDefinition = z.infer<typeof FeedDefinition>;

export const RowFate = z.enum(['waiting', 'first', 'newer', 'late', 'duplicate', 'contradictory', 'future', 'refused']);
export type RowFate = z.infer<typeof RowFate>;

export const RowProblem = z.strictObject({ code: z.string(), column: z.string(), message: BilingualText });

/** What became of one row of a batch, in the order of the batch. `waiting`: kept, and judged as soon as can be. */
export const RowResult = z.strictObject({
  index: z.int(),
  row: z.string(),
  fate: RowFate,
  problems: z.array(RowProblem).optional(),
  reference: z.string().optional(),
  lookupNumber: z.string().optional(),
});
export type RowResult = z.infer<typeof RowResult>;
export const BatchResult = z.strictObject({ taken: z.int(), refused: z.int(), results: z.array(RowResult) });
export type BatchResult = z.infer<typeof BatchResult>;

/** What a row would do, with nothing kept. */
export const DryRun = z.strictObject({
  rows: z.array(z.strictObject({ index: z.int(), fate: RowFate, problems: z.array(RowProblem).optional(), reference: z.string().optional(), state: DossierState.optional(), at: InstantText.optional() })),
  counts: z.partialRecord(RowFate, z.int()),
});
export type DryRun = z.infer<typeof DryRun>;

export const Replay = z.strictObject({ version: z.int(), done: z.int(), total: z.int(), changed: z.int(), state: z.enum(['running', 'done']), startedAt: InstantText, endedAt: InstantText.optional() });
export type Replay = z.infer<typeof Replay>;

export const FeedHealth = z.strictObject({
  id: Slug,
  version: z.int(),
  name: BilingualText,
  agency: z.strictObject({ code: z.string(), name: BilingualText }),
  procedure: z.strictObject({ id: Slug, name: BilingualText }),
  road: FeedDefinition.shape.road,
  format: FeedDefinition.shape.format,
  /** `new`: nothing came yet. */
  life: z.enum(['alive', 'silent', 'new']),
  lastRowAt: InstantText.optional(),
  /** How long after its instant the last row came, in seconds. */
  lagSeconds: z.int().optional(),
  dossiers: z.int(),
  contradictions: z.int(),
  counts: z.partialRecord(RowFate, z.int()),
  replay: Replay.optional(),
  trouble: z.string().optional(),
});
export type FeedHealth = z.infer<typeof FeedHealth>;
export const FeedList = z.strictObject({ feeds: z.array(FeedHealth), at: InstantText });
export type FeedList = z.infer<typeof FeedList>;

export const RefusedRow = z.strictObject({ row: z.string(), receivedAt: InstantText, fate: RowFate, from: z.string().optional(), problems: z.array(RowProblem), values: z.record(z.string(), z.string()) });
const Said = z.strictObject({ state: DossierState, at: InstantText });
export const ContradictionTold = z.strictObject({ reference: z.string(), code: z.string(), kind: z.enum(['same-key', 'same-instant', 'after-end']), taken: Said, left: Said });

/** One feed as whoever looks after it sees it. No personal data: none is kept. */
export const FeedDetail = z.strictObject({ health: FeedHealth, definition: FeedDefinition, keys: z.array(z.strictObject({ id: z.string(), createdAt: InstantText, revokedAt: InstantText.optional() })), refused: z.array(RefusedRow), contradictions: z.array(ContradictionTold) });
export type FeedDetail = z.infer<typeof FeedDetail>;

export const FeedSaved = z.strictObject({ id: Slug, version: z.int() });
export type FeedSaved = z.infer<typeof FeedSaved>;
/** The secret is told once. */
export const NewKey = z.strictObject({ id: z.string(), secret: z.string() });
export type NewKey = z.infer<typeof NewKey>;
