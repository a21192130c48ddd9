import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { onlineAnswerDue } from '../deadline/reception.ts';
import { reckoned } from './course.ts';
import type { Dossier, Submission } from './dossier.ts';
import type { Act } from './move.ts';
import { moveDossier, said } from './move.ts';
import { checkSteps } from './steps.ts';

/** A dossier in its first state, at its first step, version 1. @throws StepsUnusable, YearNotInCalendar */
export function submitDossier<S extends Submission>(submission: S, calendar: WorkingCalendar): S & Dossier {
  checkSteps(submission.steps);
  const { owner, submittedAt: at } = submission;
  const stepId = submission.steps[0]?.id ?? '';
  return {
    ...submission,
    version: 1,
    state: 'submitted',
    askedIn: null,
    answerDueAt: onlineAnswerDue(at, calendar),
    dueAt: null,
    suspensions: [],
    extensions: [],
    apologies: [],
    stepId,
    stepSince: at,
    stepDueAt: null,
    stepMissedAt: null,
    assignee: null,
    supplements: [],
    payments: [],
    tracks: [],
    consultations: [],
    transfers: [],
    history: [{ move: 'submit', at, by: owner, from: null, to: 'submitted', step: stepId }],
    changedAt: at,
  };
}

/** The papers are complete: the term begins, and the citizen is told the day. @throws YearNotInCalendar and what moveDossier throws */
export function receiveDossier<D extends Dossier>(dossier: D, act: Act, calendar: WorkingCalendar): D {
  const received = moveDossier(dossier, 'receive', act, (_, at) => ({ fields: { receivedAt: at, stepSince: at } }));
  const due = reckoned(received, calendar);
  return due.dueAt === null ? due : { ...due, appointmentAt: due.dueAt };
}

export interface Refusal extends Act {
  readonly reason: string;
  /** What was wrong, where that can be named: the citizen then mends only this. */
  readonly papers?: readonly string[];
  readonly fields?: readonly string[];
}

/** Not received (Mẫu 03). @throws MoveIncomplete and what moveDossier throws */
export function refuseDossier<D extends Dossier>(dossier: D, act: Refusal): D {
  return moveDossier(dossier, 'refuse', act, (_, at) => {
    const reason = said(act.reason, 'reason');
    const { papers = [], fields = [] } = act;
    const named = papers.length + fields.length > 0 ? { papers, fields } : {};
    return { fields: { closed: { at, reason, ...named } }, note: reason };
  });
}
