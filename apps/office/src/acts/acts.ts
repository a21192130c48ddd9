import { Consult, DeclineHandOver, HandOver, Reassign } from '@motcua/contracts/handing-api';
import { Approve, Assign, Claim, ConfirmDelivery, PassOn, Refuse, RequestSupplement, ReturnResult, SendBack, Stop, Withdraw } from '@motcua/contracts/one-stop-api';
import type { AllowedAction } from '@motcua/contracts/one-stop-api';
import { ApproveApology, DeclineApology, DraftApology, ResumeWork, Suspend } from '@motcua/contracts/terms-api';
import { z } from 'zod';
import { handOverGaps, readDelivery, readHandOver } from '../counter/hand-over-post.ts';
import type { MessageKey } from '../messages.ts';
import { typedWorkings } from '../process/typed-workings.ts';
import { one, several, untilOf, type Typed } from './typed.ts';

/** What is done at a desk, in the order in which the buttons stand. */
export const acts = ['receive', 'claim', 'assign', 'pass-on', 'attach-result', 'approve', 'return', 'request-supplement', 'send-back', 'refuse', 'withdraw', 'reassign', 'consult', 'transfer', 'accept-transfer', 'decline-transfer', 'recall-transfer', 'confirm-delivery', 'draft-apology', 'approve-apology', 'decline-apology', 'suspend', 'resume-work', 'stop'] as const satisfies readonly AllowedAction['action'][];
export type Act = (typeof acts)[number];
export const Act = z.enum(acts);

/** Of a page that was open for so long: what it had seen, and the key that makes its post known when it comes twice. */
export interface Opened { readonly version: number; readonly key: string }

/** One wrong field: the control that a link leads to, and its words. */
export interface Wrong { readonly field: string; readonly target: string; readonly message: MessageKey }

export type Written = { readonly body: unknown } | { readonly wrong: readonly Wrong[] };

const filled = (typed: Typed, field: string) => one(typed, field) || undefined;

const ticked = (typed: Typed, field: string) => one(typed, field) === 'true' || undefined;

interface Form {
  readonly schema: z.ZodType;
  readonly read: (typed: Typed) => unknown;
}

/** How what was typed becomes what one-stop is asked; its own schemas say what is still missing. */
const forms: Readonly<Record<Exclude<Act, 'attach-result'>, Form>> = {
  receive: { schema: z.strictObject({}), read: () => ({}) },
  claim: { schema: Claim, read: (typed) => ({ reason: filled(typed, 'reason') }) },
  assign: { schema: Assign, read: (typed) => ({ to: one(typed, 'to'), reason: one(typed, 'reason') }) },
  'pass-on': { schema: PassOn, read: (typed) => ({ note: filled(typed, 'note'), assignee: filled(typed, 'assignee'), evenIfAway: ticked(typed, 'evenIfAway'), to: filled(typed, 'to'), workings: typedWorkings(typed) }) },
  approve: { schema: Approve, read: (typed) => ({ note: filled(typed, 'note'), workings: typedWorkings(typed) }) },
  return: { schema: ReturnResult, read: readHandOver },
  'confirm-delivery': { schema: ConfirmDelivery, read: readDelivery },
  'request-supplement': {
    schema: RequestSupplement,
    read: (typed) => ({ message: one(typed, 'message'), papers: several(typed, 'papers'), fields: several(typed, 'fields'), until: untilOf(typed) }),
  },
  'send-back': { schema: SendBack, read: (typed) => ({ to: one(typed, 'to'), reason: one(typed, 'reason') }) },
  refuse: { schema: Refuse, read: (typed) => ({ reason: one(typed, 'reason'), papers: several(typed, 'papers'), fields: several(typed, 'fields') }) },
  withdraw: { schema: Withdraw, read: (typed) => ({ reason: one(typed, 'reason') }) },
  reassign: { schema: Reassign, read: (typed) => ({ to: one(typed, 'to'), reason: one(typed, 'reason'), evenIfAway: ticked(typed, 'evenIfAway') }) },
  consult: { schema: Consult, read: (typed) => ({ to: one(typed, 'to'), question: one(typed, 'question'), papers: several(typed, 'papers'), days: filled(typed, 'days') && Number(one(typed, 'days')) }) },
  transfer: { schema: HandOver, read: (typed) => ({ to: one(typed, 'to'), reason: one(typed, 'reason') }) },
  'accept-transfer': { schema: z.strictObject({}), read: () => ({}) },
  'decline-transfer': { schema: DeclineHandOver, read: (typed) => ({ reason: one(typed, 'reason') }) },
  'recall-transfer': { schema: z.strictObject({}), read: () => ({}) },
  suspend: { schema: Suspend, read: (typed) => ({ kind: one(typed, 'kind'), paper: filled(typed, 'paper'), note: filled(typed, 'note') }) },
  'resume-work': { schema: ResumeWork, read: (typed) => ({ note: filled(typed, 'note') }) },
  'draft-apology': { schema: DraftApology, read: (typed) => ({ reason: one(typed, 'reason'), until: untilOf(typed) }) },
  'approve-apology': { schema: ApproveApology, read: () => ({}) },
  'decline-apology': { schema: DeclineApology, read: (typed) => ({ reason: one(typed, 'reason') }) },
  stop: { schema: Stop, read: (typed) => ({ reason: one(typed, 'reason') }) },
};

/** What is sent to one-stop, or what has to be mended before. `today` is the day in Vietnam. */
export function writeAct(act: Exclude<Act, 'attach-result'>, typed: Typed, today: string): Written {
  const { schema, read } = forms[act];
  const body = read(typed);
  const parsed = schema.safeParse(body);
  const missing = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(act === 'return' ? path.at(-1) : (path[0] ?? '')));
  const wrong = [...missing, ...(act === 'request-supplement' ? unasked(typed, today) : []), ...(act === 'return' ? handOverGaps(typed) : [])];
  if (wrong.length === 0) return { body: parsed.data };
  return { wrong: [...new Set(wrong)].sort(asOnThePage).map((field) => ({ field, target: targetOf(act, field), message: wordsFor(act, field) })) };
}

/** Nothing to answer, or no time to answer it in: one-stop would refuse it, in fewer words. */
function unasked(typed: Typed, today: string): string[] {
  const until = untilOf(typed);
  return [
    ...(several(typed, 'papers').length + several(typed, 'fields').length === 0 ? ['papers'] : []),
    ...(until !== undefined && until <= today ? ['until'] : []),
  ];
}

/** Another agency is found by its name before it is chosen. */
const toAgency: ReadonlySet<Act> = new Set(['consult', 'transfer']);
const targetOf = (act: Act, field: string): string => (field === 'to' && toAgency.has(act) ? 'agency' : (targets[field] ?? field));

const order = ['papers', 'fields', 'message', 'until', 'to', 'reason', 'collector', 'channel', 'as', 'identityNumber', 'authorisation', 'signed', 'carrier', 'tracking', 'address', 'postedOn', 'deliveredOn', 'question', 'days'];
const asOnThePage = (one: string, other: string) => order.indexOf(one) - order.indexOf(other);

/** Where a link of the error summary lands, when it is not the field itself. */
const targets: Readonly<Record<string, string>> = { papers: 'papers-1', fields: 'fields-1', until: 'until-day', to: 'to-1', kind: 'kind-1', channel: 'channel-1', as: 'as-1', signed: 'slip', postedOn: 'postedOn-day', deliveredOn: 'deliveredOn-day' };

const wrongWords = {
  message: 'wrong.message',
  papers: 'wrong.papers',
  fields: 'wrong.papers',
  until: 'wrong.until',
  reason: 'wrong.reason',
  to: 'wrong.to',
  note: 'wrong.note',
  collector: 'wrong.collector',
  channel: 'wrong.channel',
  question: 'wrong.question',
  days: 'wrong.days',
  as: 'wrong.as',
  identityNumber: 'wrong.identityNumber',
  authorisation: 'wrong.authorisation',
  signed: 'wrong.signed',
  carrier: 'wrong.carrier',
  tracking: 'wrong.tracking',
  address: 'wrong.address',
  postedOn: 'wrong.postedOn',
  deliveredOn: 'wrong.deliveredOn',
  kind: 'wrong.kind',
} as const satisfies Record<string, MessageKey>;

/** Where the same field asks for something else. */
const ownWords: Readonly<Partial<Record<Act, Readonly<Record<string, MessageKey>>>>> = {
  claim: { reason: 'wrong.short-reason' },
  withdraw: { reason: 'wrong.short-reason' },
  assign: { to: 'wrong.inspector' },
  reassign: { to: 'wrong.colleague' },
  consult: { to: 'wrong.agency' },
  transfer: { to: 'wrong.agency' },
};

const wordsFor = (act: Act, field: string): MessageKey =>
  ownWords[act]?.[field] ?? (Object.hasOwn(wrongWords, field) ? wrongWords[field as keyof typeof wrongWords] : 'wrong.other');
