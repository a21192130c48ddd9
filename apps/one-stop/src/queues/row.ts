import { DossierRow } from '@motcua/contracts/one-stop-api';
import { YearNotInCalendar } from '@motcua/domain/calendar/calendar-errors';
import type { Deadline } from '@motcua/domain/deadline/deadline';
import { deadlineOfDossier } from '@motcua/domain/dossier/course';
import { currentStep } from '@motcua/domain/dossier/permission';
import { assigneeOf, type Reading } from '../dossiers/dossier.view.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';

/** A dossier as lists load it, without its content. */
export type ListedDossier = Omit<KeptDossier, 'answers' | 'papers' | 'attachments' | 'issued' | 'factors' | 'sought'>;

export function presentRow(dossier: ListedDossier, { reader, calendar, now }: Reading): DossierRow {
  const { id, reference, lookupNumber, version, state, procedure, channel, submittedAt, receivedAt } = dossier;
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
