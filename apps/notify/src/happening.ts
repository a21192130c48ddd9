import type { DossierState, PublicStatus } from '@motcua/contracts/dossier';
import type { DossierData, SubmissionData } from '@motcua/contracts/events';
import type { DraftExpires } from '@motcua/contracts/notify-api';
import type { DueRow, NoticeKind } from '@motcua/contracts/notices-api';
import type { BilingualText } from '@motcua/contracts/text';

/** What citizens are written about. Everything else that happens to a dossier is the office's own business. */
export const kinds = ['submitted', 'received', 'supplement-requested', 'refused', 'approved', 'returned', 'withdrawn', 'stopped', 'payment-requested', 'paid', 'suspended', 'resumed', 'extended', 'transferred', 'transfer-returned'] as const;
export type Kind = (typeof kinds)[number];

/** One thing that happened to a dossier, with what a letter says about it. No personal data: it is kept. */
export interface Happening {
  /** Id of the event, so that a replayed one is recognised. */
  eventId: string;
  dossierId: string;
  kind: Kind;
  reference: string;
  lookupNumber: string;
  /** Absent of a confidential dossier: a letter lies open on more tables than its reader's. */
  procedure?: BilingualText | undefined;
  agency: BilingualText;
  /** ISO instants and, for supplements, a day. */
  happenedAt: string;
  answerDueAt?: string | undefined;
  dueAt?: string | undefined;
  supplementUntil?: string | undefined;
  /** What the office waits for. */
  pausedFor?: BilingualText | undefined;
  /** The agency that was asked to take it over, of a hand-over. */
  handedTo?: BilingualText | undefined;
}

/** A draft whose owner is told that it will expire. No personal data: it is kept. */
export interface DraftNotice {
  /** The key of the message, so that a repeated one is recognised. */
  eventId: string;
  /** The draft's own id: it is no dossier yet. */
  dossierId: string;
  kind: 'draft-expires';
  procedure?: BilingualText | undefined;
  agency: BilingualText;
  expiresAt: string;
}

/** One thing that an official is told of at once. No personal data: it is kept. */
export interface OfficeNotice {
  eventId: string;
  dossierId: string;
  kind: 'notice';
  about: NoticeKind;
  official: string;
  reference: string;
  procedure?: BilingualText | undefined;
}

/** What waits for an official on a morning: all of it in one letter. */
export interface DigestNotice {
  eventId: string;
  /** Of no dossier alone; of this day. */
  dossierId: string;
  kind: 'digest';
  official: string;
  rows: readonly DueRow[];
}

/** To somebody who follows a dossier: no personal data, as it is kept; whom it goes to is looked for when it goes. */
export interface FollowNotice {
  eventId: string;
  /** Of the follow: a dossier's own timeline does not show whom else it was told to. */
  dossierId: string;
  kind: 'follow-asked' | 'follow-told';
  by: 'email' | 'push';
  status: {
    /** As its receipt calls it. */
    reference: string;
    state: DossierState;
    procedure?: BilingualText | undefined;
    agency: BilingualText;
    /** The other system that told it. */
    system?: BilingualText | undefined;
    dueAt?: string | undefined;
    supplementUntil?: string | undefined;
    changedAt: string;
  };
}

export type ToCitizen = Happening | DraftNotice;
export type ToOfficial = OfficeNotice | DigestNotice;

/** What a letter is about. */
export type Told = ToCitizen | ToOfficial | FollowNotice;

export const isToOfficial = (told: Told): told is ToOfficial => told.kind === 'notice' || told.kind === 'digest';

export const isToFollower = (told: Told): told is FollowNotice => told.kind === 'follow-asked' || told.kind === 'follow-told';

export const followNotice = (eventId: string, { follow, kind, by }: { follow: string } & Pick<FollowNotice, 'kind' | 'by'>, status: PublicStatus): FollowNotice => {
  const { state, dueAt, supplementUntil, changedAt, elsewhere, confidential } = status;
  const procedure = confidential ? undefined : status.procedure.name;
  return { eventId, dossierId: follow, kind, by, status: { reference: elsewhere?.code ?? status.reference, state, procedure, agency: status.agency.name, system: elsewhere?.system, dueAt, supplementUntil, changedAt } };
};

export const draftNotice = (key: string, { draftId, params }: DraftExpires): DraftNotice => ({ eventId: key, dossierId: draftId, kind: 'draft-expires', ...params });

interface Source<Data> {
  id: string;
  subject: string;
  time: string;
  data: Data;
}

export const submittedHappening = (event: Source<SubmissionData>, names: Pick<Happening, 'procedure' | 'agency'>): Happening => ({
  eventId: event.id,
  dossierId: event.subject,
  kind: 'submitted',
  reference: event.data.reference,
  lookupNumber: event.data.lookupNumber,
  ...names,
  happenedAt: event.data.submittedAt,
});

const isKind = (fact: string): fact is Kind => (kinds as readonly string[]).includes(fact);

const handsOver: ReadonlySet<Kind> = new Set(['transferred', 'transfer-returned']);

/** Undefined for facts that citizens are not written about: an offer that was taken back never left, and nobody was told of it. */
export function dossierHappening({ id, subject, data: { fact, status } }: Source<DossierData>): Happening | undefined {
  if (!isKind(fact)) return undefined;
  const happening = { eventId: id, dossierId: subject, kind: fact, happenedAt: status.changedAt, ...said(status) };
  if (!handsOver.has(fact)) return happening;
  const answered = status.handOvers?.findLast(({ at }) => at === status.changedAt);
  return answered && { ...happening, handedTo: answered.to.name };
}

const said = ({ reference, lookupNumber, procedure, confidential, agency, answerDueAt, dueAt, supplementUntil, pausedFor }: PublicStatus) => ({
  reference,
  lookupNumber,
  procedure: confidential ? undefined : procedure.name,
  agency: agency.name,
  answerDueAt,
  dueAt,
  supplementUntil,
  pausedFor,
});
