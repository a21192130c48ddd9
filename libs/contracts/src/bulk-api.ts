import { z } from 'zod';
import { Reassign } from './handing-api.ts';
import { Approve, PassOn, QueueQuery, RequestSupplement } from './one-stop-api.ts';
import { BilingualText, InstantText } from './text.ts';

/** As many as one job takes. */
export const mostAtOnce = 500;

const claim = z.strictObject({ act: z.literal('claim'), body: z.strictObject({ reason: z.string().trim().min(2).max(2000).optional() }).default({}) });
const reassign = z.strictObject({ act: z.literal('reassign'), body: Reassign });
const passOn = z.strictObject({ act: z.literal('pass-on'), body: PassOn.pick({ note: true }).default({}) });
const approve = z.strictObject({ act: z.literal('approve'), body: Approve.default({}) });
const requestSupplement = z.strictObject({ act: z.literal('request-supplement'), body: RequestSupplement });
/** Sent to the applicant of each. */
const returnByPost = z.strictObject({ act: z.literal('return'), body: z.strictObject({ channel: z.literal('post') }) });

/** One thing to do with many dossiers, said once. */
export const BulkOrder = z.discriminatedUnion('act', [claim, reassign, passOn, approve, requestSupplement, returnByPost]);
export type BulkOrder = z.infer<typeof BulkOrder>;
export const BulkAct = z.enum(['claim', 'reassign', 'pass-on', 'approve', 'request-supplement', 'return']);
export type BulkAct = z.infer<typeof BulkAct>;

/** Those that were chosen, or all that a list shows. */
export const BulkChoice = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(mostAtOnce) }),
  z.strictObject({ list: QueueQuery.omit({ cursor: true, order: true }) }),
]);
export type BulkChoice = z.infer<typeof BulkChoice>;

export const BulkPreviewAsked = z.strictObject({ act: BulkAct, choice: BulkChoice });
export type BulkPreviewAsked = z.infer<typeof BulkPreviewAsked>;

const row = { id: z.uuid(), reference: z.string(), version: z.int() };

/** What would come of it, before it is done. `beyond`: how many of the list are left out, because a job takes no more. */
export const BulkPreview = z.strictObject({
  act: BulkAct,
  rows: z.array(z.strictObject({ ...row, procedure: z.string(), applicant: z.string().optional(), allowed: z.boolean(), because: BilingualText.optional() })),
  beyond: z.int(),
});
export type BulkPreview = z.infer<typeof BulkPreview>;

/** Each from the version that was seen: what has moved meanwhile is told, not overwritten. */
export const BulkAsked = z.strictObject({ order: BulkOrder, rows: z.array(z.strictObject({ id: z.uuid(), version: z.int() })).min(1).max(mostAtOnce) });
export type BulkAsked = z.infer<typeof BulkAsked>;

export const BulkRow = z.strictObject({ ...row, state: z.enum(['waiting', 'done', 'failed']), code: z.string().optional(), because: BilingualText.optional(), at: InstantText.optional() });
export type BulkRow = z.infer<typeof BulkRow>;

/** A job and what came of each of its dossiers. */
export const BulkJob = z.strictObject({
  id: z.uuid(),
  act: BulkAct,
  createdAt: InstantText,
  doneAt: InstantText.optional(),
  counts: z.strictObject({ waiting: z.int(), done: z.int(), failed: z.int() }),
  rows: z.array(BulkRow),
});
export type BulkJob = z.infer<typeof BulkJob>;

/** The newest first, without their rows. `seen`: its maker has looked at how it ended. */
export const BulkJobs = z.strictObject({ jobs: z.array(BulkJob.omit({ rows: true }).extend({ seen: z.boolean() })) });
export type BulkJobs = z.infer<typeof BulkJobs>;
