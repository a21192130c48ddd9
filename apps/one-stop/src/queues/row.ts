import { minuteOf } from '@motcua/domain/calendar/instant';
import { sightOf } from '@motcua/domain/dossier/confidential';
import { type Consultation, isOpen, seesConsultation } from '@motcua/domain/dossier/consultation';
import { DossierRow } from '@motcua/contracts/one-stop-api';
import { YearNotInCalendar } from '@motcua/domain/calendar/calendar-errors';
import type { Deadline } from '@motcua/domain/deadline/deadline';
import { deadlineOfDossier } from '@motcua/domain/dossier/course';
import { currentStep } from '@motcua/domain/dossier/permission';
import { assigneeOf, type Reading } from '../dossiers/dossier.view.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';

/** A dossier as lists load it, without its content. */
export type ListedDossier = Omit<KeptDossier, 'answers' | 'papers' | 'attachments' | 'issued' | 'factors'>;

export function presentRow(dossier: ListedDossier, { reader, calendar, now }: Reading): DossierRow {
  const { id, reference, lookupNumber, version, state, procedure, channel, submittedAt, receivedAt } = dossier;
  const question = questionTo(reader, dossier);
  if (question) return { ...{ id, reference, lookupNumber, version, state, channel, submittedAt }, procedure: { id: procedure.id, name: procedure.name }, ...presentQuestion(question, calendar, now) };
  const { light, minutesLeft, dueAt } = standingOf(dossier, calendar, now);
  return {
    ...{ id, reference, lookupNumber, version, state, channel, submittedAt, light },
    procedure: { id: procedure.id, name: procedure.name },
    ...(dossier.confidential ? { confidential: true } : inside(dossier)),
    ...(reader.kind === 'official' ? assigneeOf(dossier) : {}),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(dueAt === null ? {} : { dueAt, minutesLeft }),
  };
}

/** What the reader's agency was asked, when that is all of the dossier that the reader may see. */
function questionTo(reader: Reading['reader'], dossier: ListedDossier): Consultation | undefined {
  if (reader.kind !== 'official' || dossier.confidential || sightOf(dossier, reader) !== 'nothing') return undefined;
  return dossier.consultations?.find((asked) => isOpen(asked) && seesConsultation(asked, reader));
}

/** A question has a term of its own; on its last working day it is soon due. */
function presentQuestion({ id, dueAt }: Consultation, calendar: Reading['calendar'], now: Date): Pick<DossierRow, 'question' | 'dueAt' | 'light' | 'minutesLeft'> {
  const [due, at] = [minuteOf(dueAt), minuteOf(now.toISOString())];
  const minutesLeft = calendar.workBetween(at, due);
  const inTime = minutesLeft <= calendar.ordinaryDay ? 'soon' : 'on-time';
  return { question: id, dueAt, minutesLeft, light: at > due ? 'overdue' : inTime };
}

/** How its term stands. Of a year that the calendar does not tell of nobody can say: one such dossier must not take the whole list away. */
function standingOf(dossier: ListedDossier, calendar: Reading['calendar'], now: Date): Pick<Deadline, 'light' | 'minutesLeft' | 'dueAt'> {
  try {
    return deadlineOfDossier(dossier, calendar, now.toISOString());
  } catch (error) {
    if (!(error instanceof YearNotInCalendar)) throw error;
    return { light: dossier.desk.open ? 'paused' : 'finished', minutesLeft: 0, dueAt: null };
  }
}

/** Whose dossier it is and at which step: what a list says of none that is confidential, not even to its inspector. */
function inside(dossier: ListedDossier): Pick<DossierRow, 'applicant' | 'step'> {
  const { step } = currentStep(dossier);
  return { applicant: dossier.contact.name, ...(dossier.desk.open ? { step: { id: step.id, name: step.name } } : {}) };
}
