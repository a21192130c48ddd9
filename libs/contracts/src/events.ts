import { z } from 'zod';
import { Agency, Calendar, ProvinceUnits } from './agency.ts';
import { DossierFact, PublicStatus } from './dossier.ts';
import { PublishedProcedure } from './procedure.ts';
import { InstantText } from './text.ts';

/** A CloudEvent 1.0 in structured JSON: the Kafka value, the outbox entry, the dead letter and the fixture are all this text. */
export const envelope = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.literal(type),
    subject: z.string(),
    time: InstantText,
    datacontenttype: z.literal('application/json'),
    traceparent: z.string().optional(),
    data,
  });

export interface CloudEvent<Data = unknown> {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  traceparent?: string | undefined;
  data: Data;
}

/** A kind of fact: its name, the topic it travels on and the schema that both sides parse it with. */
export interface EventContract<Data = unknown> {
  type: string;
  topic: Topic;
  schema: z.ZodType<CloudEvent<Data>>;
  summary: string;
}

export const topics = {
  'motcua.procedure.v1': { cleanup: 'compact', summary: 'Published versions of procedures with their forms' },
  'motcua.agency.v1': { cleanup: 'compact', summary: 'Agencies and their calendars' },
  'motcua.calendar.v1': { cleanup: 'compact', summary: 'Working calendars' },
  'motcua.unit.v1': { cleanup: 'compact', summary: 'Administrative units, a province at a time' },
  'motcua.submission.v1': { cleanup: 'delete', summary: 'Submissions made by citizens and integrators' },
  'motcua.dossier.v1': { cleanup: 'delete', summary: 'What happened to dossiers at the one-stop unit' },
  'motcua.dossier-status.v1': { cleanup: 'compact', summary: 'Newest public status of each dossier' },
  'motcua.sms-choice.v1': { cleanup: 'compact', summary: 'Whether a telephone wants messages about dossiers; by a key that tells no number' },
  'motcua.sms-receipt.v1': { cleanup: 'delete', summary: 'What became of short messages that went out' },
} as const;
export type Topic = keyof typeof topics;

/** Second factors as HMACs (docs/architecture.md): nobody reads digits out of an event. */
export const StatusData = z.strictObject({ status: PublicStatus, factors: z.array(z.string().length(22)).max(4) });
export type StatusData = z.infer<typeof StatusData>;

export const SubmissionData = z.strictObject({
  reference: z.string(),
  lookupNumber: z.string(),
  version: z.literal(1),
  /** Of a confidential dossier the same for each, as in its status. */
  procedure: z.strictObject({ id: z.string(), version: z.int() }),
  confidential: z.literal(true).optional(),
  agency: z.string(),
  channel: z.enum(['online', 'counter', 'api']),
  submittedAt: InstantText,
});
export type SubmissionData = z.infer<typeof SubmissionData>;

/** `tells`: an official is to be told of it at once; one-stop says who to whoever may know (`/internal/dossiers/{id}/told/{version}`). */
export const DossierData = z.strictObject({ fact: DossierFact, status: PublicStatus, tells: z.literal(true).optional() });
export type DossierData = z.infer<typeof DossierData>;

/** `phone`: the caller's key (`@motcua/auth/caller-key`), which tells no number. */
export const SmsChoiceData = z.strictObject({ phone: z.string().length(22), wants: z.boolean() });
export type SmsChoiceData = z.infer<typeof SmsChoiceData>;

/** `message`: what the network called it when it took it. Receipts come in any order, and more than once. */
export const SmsReceiptData = z.strictObject({ message: z.string(), fate: z.enum(['taken', 'delivered', 'failed']) });
export type SmsReceiptData = z.infer<typeof SmsReceiptData>;

const contract = <Type extends string, Data extends z.ZodType>(type: Type, topic: Topic, data: Data, summary: string) => ({
  type,
  topic,
  schema: envelope(type, data),
  summary,
});

export const procedurePublished = contract('vn.motcua.procedure.published.v1', 'motcua.procedure.v1', PublishedProcedure, 'A version of a procedure was published or withdrawn');
export const agencyPublished = contract('vn.motcua.agency.published.v1', 'motcua.agency.v1', Agency, 'An agency was published or changed');
export const calendarPublished = contract('vn.motcua.calendar.published.v1', 'motcua.calendar.v1', Calendar, 'A working calendar was published or changed');
export const unitsPublished = contract('vn.motcua.unit.published.v1', 'motcua.unit.v1', ProvinceUnits, 'The administrative units of a province were published or changed');
export const submissionMade = contract('vn.motcua.submission.made.v1', 'motcua.submission.v1', SubmissionData, 'A citizen or integrator submitted a dossier');
export const statusChanged = contract('vn.motcua.dossier.status-changed.v1', 'motcua.dossier-status.v1', StatusData, 'The public status of a dossier changed');

export const smsChosen = contract('vn.motcua.sms.chosen.v1', 'motcua.sms-choice.v1', SmsChoiceData, 'Somebody said whether their telephone gets messages about dossiers');
export const smsReported = contract('vn.motcua.sms.reported.v1', 'motcua.sms-receipt.v1', SmsReceiptData, 'The network told what became of a short message');

/** One event type per fact, so that a reader subscribes to just what concerns it. */
export const dossierFactType = (fact: DossierFact) => `vn.motcua.dossier.${fact}.v1` as const;
export const dossierFacts = Object.fromEntries(
  DossierFact.options.map((fact) => [fact, contract(dossierFactType(fact), 'motcua.dossier.v1', DossierData, `A dossier was ${fact.replace('-', ' ')}`)]),
) as Record<DossierFact, ReturnType<typeof contract<`vn.motcua.dossier.${DossierFact}.v1`, typeof DossierData>>>;

export const eventContracts = [procedurePublished, agencyPublished, calendarPublished, unitsPublished, submissionMade, statusChanged, smsChosen, smsReported, ...Object.values(dossierFacts)] as const;
