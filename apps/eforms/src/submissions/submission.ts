import type { Attachment, Contact, SubmissionReceipt, Submission } from '@motcua/contracts/eforms-api';
import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import type { Actor } from '@motcua/domain/actor';
import { onlineAnswerDue } from '@motcua/domain/deadline/reception';
import { applicantOf, type Applicant } from '@motcua/forms/applicant';
import type { Offer } from '../catalogue/catalogue.ts';
import { factorsOf } from './factors.ts';
import type { SubmissionDocument } from './submission.schema.ts';

/** What was handed in, judged to be right. */
export interface HandedIn {
  id: string;
  actor: Actor;
  key: string;
  bodyHash: string;
  draftId?: string | undefined;
  follows?: SubmissionDocument['follows'] | undefined;
  /** Who it belongs to, when the actor received it for somebody; and what else was noted then. */
  counter?: { owner: string; noted: NonNullable<SubmissionDocument['counter']> } | undefined;
  language: Contact['language'];
  answers: Answers;
  papers: AttachedPapers;
  attachments: Attachment[];
}

export interface Stamp {
  reference: string;
  lookupNumber: string;
  now: Date;
  traceId?: string | undefined;
  lookupSecret: string;
}

const channels = { citizen: 'online', client: 'api', official: 'counter', service: 'api' } as const satisfies Record<Actor['kind'], Submission['channel']>;

/** The whole document: one write makes the dossier exist. */
export function newSubmission(offer: Offer, handedIn: HandedIn, stamp: Stamp): SubmissionDocument {
  const { id, actor, draftId, follows, counter, language, ...given } = handedIn;
  const { reference, lookupNumber, now, traceId } = stamp;
  const applicant = applicantOf(offer.procedure.form, given.answers, offer.form.units);
  return {
    _id: id,
    owner: ownerOf(handedIn),
    ...given,
    ...(draftId ? { draftId } : {}),
    ...(follows ? { follows } : {}),
    ...(counter ? { counter: counter.noted } : {}),
    reference,
    lookupNumber,
    procedure: { id: offer.procedure.id, version: offer.procedure.version, name: offer.procedure.name },
    agency: { code: offer.agency.code, name: offer.agency.name },
    ...(offer.procedure.confidential ? { confidential: true } : {}),
    channel: channels[actor.kind],
    contact: contactOf(reachable(applicant, handedIn), language),
    factors: factorsOf(id, applicant, stamp.lookupSecret),
    submittedAt: now,
    answerDueAt: new Date(onlineAnswerDue(now.toISOString(), offer.calendar)),
    version: 1,
    audit: [{ at: now, by: receiverOf(handedIn), act: 'submitted', ...(traceId ? { traceId } : {}) }],
  };
}

const ownerOf = ({ actor, counter }: HandedIn): string => counter?.owner ?? actor.id;
const receiverOf = ({ actor, counter }: HandedIn): string => counter?.noted.by ?? actor.id;

/** Whoever does not want letters by mail is sent none. */
const reachable = ({ email, ...applicant }: Applicant, { counter }: HandedIn): Applicant => (email === undefined || (counter && counter.noted.wishes.notify !== 'email') ? applicant : { ...applicant, email });

const contactOf = ({ name, phone, email }: Applicant, language: Contact['language']): Contact => ({
  name,
  ...(phone ? { phone } : {}),
  ...(email ? { email } : {}),
  language,
});

/** The answer to a submission, the same for each repetition. */
export const receiptOf = ({ _id, reference, lookupNumber, submittedAt, answerDueAt }: SubmissionDocument): SubmissionReceipt => ({
  id: _id,
  reference,
  lookupNumber,
  submittedAt: submittedAt.toISOString(),
  answerDueAt: answerDueAt.toISOString(),
});

export const presentSubmission = (document: SubmissionDocument): Submission => ({
  ...receiptOf(document),
  owner: document.owner,
  channel: document.channel,
  procedure: document.procedure,
  agency: document.agency,
  answers: document.answers,
  papers: document.papers,
  attachments: document.attachments,
  contact: document.contact,
  factors: document.factors,
  ...(document.follows ? { follows: document.follows } : {}),
  ...(document.counter ? { counter: notedAt(document.counter) } : {}),
});

const notedAt = ({ by, onPaper, behalf, wishes }: NonNullable<SubmissionDocument['counter']>): NonNullable<Submission['counter']> => ({ by, onPaper, ...(behalf ? { behalf } : {}), wishes });
