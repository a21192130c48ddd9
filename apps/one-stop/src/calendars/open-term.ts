import { deadlineOfDossier } from '@motcua/domain/dossier/course';
import { hasOpenTerm, movedByCalendar, runningDueAt } from '@motcua/domain/dossier/calendar-change';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { DomainError } from '@motcua/domain/errors';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import type { BilingualText } from '@motcua/domain/text/bilingual';
import type { MovedTerm } from '@motcua/contracts/calendar-moves-api';

/** A dossier as far as its term needs to be known: no content and no names, of which a hundred thousand would be read for nothing. */
export type OpenTerm = { readonly procedure: Omit<Dossier['procedure'], 'name'>; readonly agency: Omit<Dossier['agency'], 'name'> } & Pick<
  Dossier,
  | 'id' | 'reference' | 'version' | 'state' | 'askedIn' | 'submittedAt' | 'receivedAt' | 'answerDueAt' | 'dueAt' | 'stepDueAt' | 'suspensions' | 'extensions'
  | 'stepId' | 'stepSince' | 'terms' | 'steps' | 'completedAt' | 'closed' | 'changedAt' | 'confidential'
>;

/** What a store has to load for it. */
export const openTermFields = {
  reference: 1, 'procedure.id': 1, 'procedure.version': 1, 'agency.code': 1, version: 1, state: 1, askedIn: 1, submittedAt: 1, receivedAt: 1, answerDueAt: 1, dueAt: 1, stepDueAt: 1, suspensions: 1, extensions: 1,
  stepId: 1, stepSince: 1, terms: 1, 'steps.id': 1, 'steps.share': 1, 'steps.term': 1, 'steps.agency': 1, completedAt: 1, closed: 1, changedAt: 1, confidential: 1,
} as const;

/** `moved`: the term would end at another instant. `step-moved`: only the part of it that the step in hand has. `unreached`: the calendar ends before the term does. */
export type Outcome = { readonly what: 'stays' | 'step-moved' | 'unreached' } | { readonly what: 'moved'; readonly dueAt: string | null };

/** What a calendar would make of a term, by the same rule that is applied when the calendar is published. */
export function outcomeOf(term: OpenTerm, calendar: WorkingCalendar): Outcome {
  if (!hasOpenTerm(term)) return { what: 'stays' };
  try {
    const after = movedByCalendar(asDossier(term), calendar, { at: term.changedAt, by: '', note: '' });
    if (!after) return { what: 'stays' };
    const dueAt = runningDueAt(after);
    return dueAt === runningDueAt(term) ? { what: 'step-moved' } : { what: 'moved', dueAt };
  } catch (error) {
    if (error instanceof DomainError) return { what: 'unreached' };
    throw error;
  }
}

interface Surroundings {
  /** Name of the procedure that the dossier pins. */
  readonly name: BilingualText;
  readonly now: WorkingCalendar;
  readonly then: WorkingCalendar;
}

/** One line of a dry run. */
export function presentTerm(term: OpenTerm, outcome: Outcome, { name, now, then }: Surroundings, at: string): MovedTerm {
  const { reference, procedure, agency } = term;
  const standing = (dueAt: string | null, calendar: WorkingCalendar) => ({ ...(dueAt === null ? {} : { dueAt }), light: lightOf(term, calendar, at) });
  return {
    reference,
    agency: agency.code,
    procedure: { id: procedure.id, name },
    before: standing(runningDueAt(term), now),
    ...(outcome.what === 'moved' ? { after: standing(outcome.dueAt, then) } : {}),
  };
}

/** A calendar that does not reach a term cannot say how it stands; it is shown as running. */
function lightOf(term: OpenTerm, calendar: WorkingCalendar, at: string): MovedTerm['before']['light'] {
  try {
    return deadlineOfDossier(asDossier(term), calendar, at).light;
  } catch (error) {
    if (error instanceof DomainError) return 'on-time';
    throw error;
  }
}

/** The engine looks at the term alone; what is not loaded it does not read. */
const asDossier = (term: OpenTerm): Dossier => ({ ...term, history: [] }) as unknown as Dossier;
