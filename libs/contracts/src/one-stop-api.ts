import { z } from 'zod';
import { Authorised, Collector, PapersOnPaper, Postage, Signed, Wishes } from './counter.ts';
import { PublicStatus } from './dossier.ts';
import { Attachment, Contact } from './eforms-api.ts';
import { FeeSummary } from './fees-api.ts';
import { Answers, AttachedPapers } from './form.ts';
import { ConsultationLine, TransferLine, UndoLine } from './handing-api.ts';
import { DossierProcess, Workings } from './process-api.ts';
import { Rating } from './ratings-api.ts';
import { TermView } from './terms-api.ts';
import { BilingualText, DateText, InstantText, Slug } from './text.ts';

export const Light = z.enum(['on-time', 'soon', 'overdue', 'paused', 'finished']);
export type Light = z.infer<typeof Light>;

/** A move the reader may make now, or may not and why. */
export const AllowedAction = z.strictObject({
  action: z.enum(['receive', 'request-supplement', 'refuse', 'claim', 'assign', 'pass-on', 'send-back', 'attach-result', 'approve', 'return', 'stop', 'supplement', 'withdraw', 'rate', 'confirm-delivery', 'reassign', 'consult', 'transfer', 'accept-transfer', 'decline-transfer', 'recall-transfer', 'request-payment', 'confirm-payment', 'suspend', 'resume-work', 'draft-apology', 'approve-apology', 'decline-apology']),
  allowed: z.boolean(),
  because: BilingualText.optional(),
  /** In whose name, when the reader may do it as a substitute. */
  actingFor: z.strictObject({ id: z.string(), name: z.string() }).optional(),
});
export type AllowedAction = z.infer<typeof AllowedAction>;

/** Bodies of the moves. */
export const RequestSupplement = z.strictObject({
  message: z.string().trim().min(10).max(2000),
  papers: z.array(Slug).default([]),
  fields: z.array(Slug).default([]),
  until: DateText,
});
export type RequestSupplement = z.infer<typeof RequestSupplement>;
/** `papers` and `fields`: what was wrong, where that can be named. Whoever submits again then has only those to mend. */
export const Refuse = z.strictObject({ reason: z.string().trim().min(10).max(2000), papers: z.array(Slug).default([]), fields: z.array(Slug).default([]) });
/** Ending a dossier whose citizen did not answer in time. */
export const Stop = z.strictObject({ reason: z.string().trim().min(10).max(2000) });
/** `to`: needed where more than one way on is open. `workings`: what is put down at the step that is left. */
export const PassOn = z.strictObject({ note: z.string().trim().max(2000).optional(), assignee: z.string().optional(), evenIfAway: z.boolean().optional(), to: Slug.optional(), workings: Workings.optional() });
export const SendBack = z.strictObject({ to: Slug, reason: z.string().trim().min(10).max(2000) });
export const Approve = z.strictObject({ note: z.string().trim().max(2000).optional(), workings: Workings.optional() });
/** At the counter with who it was and how they signed; by post with the carrier. */
export const ReturnResult = z.strictObject({
  collector: z.string().trim().min(2).max(200),
  channel: z.enum(['counter', 'online', 'post']),
  identity: Collector.optional(),
  postage: Postage.omit({ deliveredOn: true }).optional(),
  signed: Signed.optional(),
});
export const ConfirmDelivery = z.strictObject({ deliveredOn: DateText });
/** `onPaper`: handed in at the counter; only who works there can say so. */
export const Supplement = z.strictObject({ answers: Answers.default({}), papers: AttachedPapers.default({}), onPaper: PapersOnPaper.default({}) });
export type Supplement = z.infer<typeof Supplement>;
export const Withdraw = z.strictObject({ reason: z.string().trim().min(2).max(2000) });
export const Rate = Rating;

/** Taking a dossier over from a colleague asks for a reason. */
export const Claim = z.strictObject({ reason: z.string().trim().min(2).max(2000).optional() }).default({});
export type Claim = z.infer<typeof Claim>;

/** Giving a confidential dossier to an inspector, by the head of the inspectors. */
export const Assign = z.strictObject({ to: z.string().min(1).max(200), reason: z.string().trim().min(10).max(2000) });

/** Answer to every move: what was done and the version it made. A repetition with the same Idempotency-Key gets the same one. */
export const Moved = z.strictObject({ id: z.uuid(), reference: z.string(), act: z.string(), version: z.int(), state: PublicStatus.shape.state, at: InstantText });
export type Moved = z.infer<typeof Moved>;

/** What stands beside a 409 `dossier-changed`: the last thing that happened. `by` is told to officials alone. */
export const ChangedMeanwhile = z.strictObject({ version: z.int(), state: PublicStatus.shape.state, act: z.string(), at: InstantText, by: z.string().optional() });
export type ChangedMeanwhile = z.infer<typeof ChangedMeanwhile>;

/** When the result would be promised if the dossier were received now. */
export const Appointment = z.strictObject({ dueAt: InstantText, handOverBy: InstantText });
export type Appointment = z.infer<typeof Appointment>;

/** A dossier as a list shows it. `applicant` is a name: officials and the owner only, and in no list of confidential ones, which show no step either. */
export const DossierRow = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  lookupNumber: z.string(),
  version: z.int(),
  state: PublicStatus.shape.state,
  procedure: z.strictObject({ id: Slug, name: BilingualText }),
  applicant: z.string().optional(),
  confidential: z.literal(true).optional(),
  step: z.strictObject({ id: Slug, name: BilingualText }).optional(),
  assignee: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  channel: z.enum(['online', 'counter', 'api']),
  submittedAt: InstantText,
  receivedAt: InstantText.optional(),
  dueAt: InstantText.optional(),
  light: Light,
  /** Working minutes left, negative when overdue; absent without a due instant. */
  minutesLeft: z.int().optional(),
  /** Of a dossier that the reader's agency was asked about and may not open: the question. Due instant and light are the question's then. */
  question: z.uuid().optional(),
});
export type DossierRow = z.infer<typeof DossierRow>;

export const Queue = z.enum([
  'to-receive', 'mine', 'unassigned', 'due-today', 'due-soon', 'overdue', 'waiting-citizen', 'waiting-unit', 'suspended', 'to-sign', 'apologies', 'to-return', 'asked-of-us', 'done', 'all',
]);
export type Queue = z.infer<typeof Queue>;

/** By the term that runs (what has none by its last change), by when it came in, or by its last change; `-` turns it round. */
export const QueueOrder = z.enum(['due', '-due', 'received', '-received', 'changed', '-changed']);
export type QueueOrder = z.infer<typeof QueueOrder>;

/** In the address of a list: nothing that is about a citizen. `assignee`: an official's id, or `nobody`. Days are the agency's, both included. */
export const QueueQuery = z.strictObject({
  queue: Queue.default('all'),
  procedure: Slug.optional(),
  step: Slug.optional(),
  channel: z.enum(['online', 'counter', 'api']).optional(),
  light: Light.optional(),
  assignee: z.string().min(1).max(100).optional(),
  receivedFrom: DateText.optional(),
  receivedTo: DateText.optional(),
  order: QueueOrder.optional(),
  cursor: z.string().max(300).optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

/** Dossier code, look-up number, name, phone or identity number, or the last four digits of those: in a body, because addresses are logged. */
export const SearchDossiers = z.strictObject({ ...QueueQuery.shape, q: z.string().trim().min(2).max(200) });
export type SearchDossiers = z.infer<typeof SearchDossiers>;

/**
 * `next` and `previous`: cursors of the pages beside this one. Of a queue also how many match and which place the first row has; `more`: a search
 * has found more than are worth paging through.
 */
export const DossierPage = z.strictObject({
  rows: z.array(DossierRow),
  next: z.string().optional(),
  previous: z.string().optional(),
  total: z.int().optional(),
  from: z.int().optional(),
  more: z.literal(true).optional(),
});
export type DossierPage = z.infer<typeof DossierPage>;
export const QueueCounts = z.record(Queue, z.int());
export type QueueCounts = z.infer<typeof QueueCounts>;

/** What was done, when and, for officials, by whom. `read`: an official looked into a confidential dossier. */
export const HistoryLine = z.strictObject({
  act: z.string(),
  at: InstantText,
  by: z.string().optional(),
  /** In whose name a substitute did it. */
  actingFor: z.string().optional(),
  /** The other agency, where one was asked or the dossier went to one. */
  agency: BilingualText.optional(),
  /** Who was given it. */
  assignee: z.string().optional(),
  step: BilingualText.optional(),
  note: z.string().optional(),
  verdict: z.enum(['early', 'on-time', 'late']).optional(),
  /** Of `overdue`: the instant that was not kept. */
  dueAt: InstantText.optional(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/**
 * A confidential dossier from outside, for inspectors who may claim it and for their head: that it is there, since when, until when, who
 * has held and read it. `inspectors`: to whom the reader may give it.
 */
export const DossierCover = z.strictObject({
  row: DossierRow,
  history: z.array(HistoryLine),
  inspectors: z.array(z.strictObject({ id: z.string(), name: z.string() })).optional(),
  actions: z.array(AllowedAction),
});
export type DossierCover = z.infer<typeof DossierCover>;

/** The whole dossier. Citizens see no officials' names and no internal notes: those parts are then absent. */
export const DossierView = z.strictObject({
  status: PublicStatus,
  light: Light,
  minutesLeft: z.int().optional(),
  procedure: z.strictObject({ id: Slug, version: z.int(), name: BilingualText }),
  channel: z.enum(['online', 'counter', 'api']),
  contact: Contact,
  answers: Answers,
  papers: AttachedPapers,
  attachments: z.array(Attachment),
  /** Papers handed in as paper. */
  onPaper: PapersOnPaper.optional(),
  /** Who came to the counter in the applicant's place, and what was wished there. */
  handedIn: z.strictObject({ behalf: Authorised.optional(), wishes: Wishes }).optional(),
  steps: z.array(z.strictObject({ id: Slug, name: BilingualText, role: z.string(), state: z.enum(['done', 'current', 'ahead']) })),
  /** For officials: how it may go on, and what was put down on the way. */
  process: DossierProcess.optional(),
  assignee: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  supplements: z.array(
    z.strictObject({ message: z.string(), papers: z.array(Slug), fields: z.array(Slug), requestedAt: InstantText, until: DateText, answeredAt: InstantText.optional() }),
  ),
  refusal: z.string().optional(),
  /** What the refusal names as wrong; absent when it names nothing. */
  refusedParts: z.strictObject({ papers: z.array(Slug), fields: z.array(Slug) }).optional(),
  /** The refused dossier that this one was made from, and the one that was made from this. */
  follows: z.strictObject({ id: z.uuid(), reference: z.string() }).optional(),
  followedBy: z.strictObject({ id: z.uuid(), reference: z.string() }).optional(),
  /** How the due instant came about: codes with parameters, in order. */
  trail: z.array(z.strictObject({ rule: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })).optional(),
  /** What else happened to the term: it stood still, or was not kept. */
  term: TermView.optional(),
  history: z.array(HistoryLine),
  result: z.strictObject({ name: z.string(), size: z.int(), type: z.string() }).optional(),
  /** When, how and to whom the result went. Identity numbers and papers of collectors are told to officials alone. */
  returned: z
    .strictObject({
      at: InstantText,
      collector: z.string(),
      channel: z.enum(['counter', 'online', 'post']),
      as: Collector.shape.as.optional(),
      identityNumber: z.string().optional(),
      authorisation: z.string().optional(),
      postage: Postage.optional(),
      signed: z.union([z.literal('pad'), z.strictObject({ slip: z.string() })]).optional(),
    })
    .optional(),
  rating: Rating.optional(),
  /** What it costs and what was paid; absent of what costs nothing. */
  fees: FeeSummary.optional(),
  /** What was asked for last, while it is not paid. */
  paymentAsked: z.strictObject({ amount: z.int(), reason: z.string(), until: DateText }).optional(),
  actions: z.array(AllowedAction),
  /** Questions to other agencies, and hand-overs to them; for officials. */
  consultations: z.array(ConsultationLine).optional(),
  transfers: z.array(TransferLine).optional(),
  /** Of the last move, for who made it. */
  undo: UndoLine.optional(),
  /** To whom the reader may give it; absent for who may not. */
  inspectors: DossierCover.shape.inspectors,
});
export type DossierView = z.infer<typeof DossierView>;
