import { z } from 'zod';
import { AgencyCode, Calendar } from './agency.ts';
import { Light } from './one-stop-api.ts';
import { BilingualText, InstantText, Slug } from './text.ts';

/** A working calendar as it would be, and which page of what it would move is asked for. */
export const CalendarDryRun = z.strictObject({ calendar: Calendar.omit({ version: true }), page: z.int().min(1).max(100).default(1) });
export type CalendarDryRun = z.infer<typeof CalendarDryRun>;

/** A dossier whose term would move. No person is named. `after` is missing when the calendar would not reach so far. */
export const MovedTerm = z.strictObject({
  reference: z.string(),
  agency: AgencyCode,
  procedure: z.strictObject({ id: Slug, name: BilingualText }),
  before: z.strictObject({ dueAt: InstantText.optional(), light: Light }),
  after: z.strictObject({ dueAt: InstantText.optional(), light: Light }).optional(),
});
export type MovedTerm = z.infer<typeof MovedTerm>;

export const CalendarMoves = z.strictObject({
  /** Open dossiers of agencies with this calendar, and how many of them would move: later, earlier, or beyond what the calendar covers. */
  seen: z.int(),
  moves: z.int(),
  later: z.int(),
  earlier: z.int(),
  /** Whose term the calendar would not reach: they would stay as they are until it does. */
  unreached: z.int(),
  /** How many would become overdue by it that are not now. */
  overdue: z.int(),
  asOf: InstantText,
  /** The most affected first: a thousand at most are told one by one. */
  rows: z.array(MovedTerm),
  page: z.int(),
  pages: z.int(),
});
export type CalendarMoves = z.infer<typeof CalendarMoves>;

/** How far the open dossiers of a calendar's agencies have been reckoned by its newest version. */
export const Reckoning = z.strictObject({
  calendar: Slug,
  version: z.int(),
  state: z.enum(['waiting', 'running', 'done']),
  seen: z.int(),
  moved: z.int(),
  /** Left as they were, because the calendar does not reach so far. */
  unreached: z.int(),
  doneAt: InstantText.optional(),
});
export type Reckoning = z.infer<typeof Reckoning>;
