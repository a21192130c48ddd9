import { minuteOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { dateOfDay, dayNumber } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { pendingApology } from './apology.ts';
import type { Apology } from './apology.ts';
import { reckoned } from './course.ts';
import type { Dossier } from './dossier.ts';
import type { Act } from './move.ts';
import { moveDossier, said } from './move.ts';
import { MoveIncomplete, TermHolds } from './refusals.ts';

/**
 * From which day on a letter of apology may be drafted: one working day before the term ends, because the citizen is to be told before
 * they come for nothing (Decree 61/2018/NĐ-CP art. 19). Undefined while no term runs. @throws YearNotInCalendar
 */
export function apologyFrom({ dueAt }: Pick<Dossier, 'dueAt'>, calendar: WorkingCalendar): PlainDate | undefined {
  if (dueAt === null) return undefined;
  const due = calendar.dayAt(minuteOf(dueAt));
  const before = calendar.workingDaysBefore(due) - 1;
  return dateOfDay(before < 0 ? due : calendar.workingDay(before));
}

/** Whether the holder is asked for a letter: the term is broken, or will be today. */
export function needsApology(dossier: Dossier, calendar: WorkingCalendar, now: Instant): boolean {
  if (dossier.dueAt === null || dossier.completedAt !== undefined || dossier.closed !== undefined || dossier.confidential || pendingApology(dossier)) return false;
  return dossier.receivedAt !== undefined && calendar.dateAt(minuteOf(dossier.dueAt)) <= calendar.dateAt(minuteOf(now));
}

export interface ApologyDrafted extends Act {
  readonly reason: string;
  readonly until: PlainDate;
}

/** @throws TermHolds, LimitReached, MoveIncomplete, YearNotInCalendar and what moveDossier throws */
export function draftApology<D extends Dossier>(dossier: D, act: ApologyDrafted, calendar: WorkingCalendar): D {
  return moveDossier(dossier, 'draft-apology', act, (held, at) => {
    const from = apologyFrom(held, calendar);
    if (held.dueAt === null || from === undefined || calendar.dateAt(minuteOf(at)) < from) throw new TermHolds(held, from ?? '');
    const drafted = { draftedAt: at, draftedBy: act.by.id, reason: said(act.reason, 'reason'), until: newDate(act.until, held.dueAt, at, calendar), missed: held.dueAt };
    return { fields: { apologies: [...held.apologies, drafted] }, note: drafted.reason };
  });
}

export interface ApologyApproved extends Act {
  readonly number: string;
}

/** The letter goes out and the new date is in force; what was late by then stays late. @throws MoveIncomplete and what moveDossier throws */
export function approveApology<D extends Dossier>(dossier: D, act: ApologyApproved, calendar: WorkingCalendar): D {
  const approved = moveDossier(dossier, 'approve-apology', act, (held, at) => {
    const { until, missed } = pending(held);
    newDate(until, held.dueAt ?? missed, at, calendar);
    const decided = { approvedAt: at, approvedBy: act.by.id, number: act.number };
    return { fields: { extensions: [...held.extensions, { grantedAt: at, until }], apologies: decidedIn(held, decided) }, note: act.number };
  });
  return reckoned(approved, calendar);
}

/** @throws MoveIncomplete and what moveDossier throws */
export function declineApology<D extends Dossier>(dossier: D, act: Act & { readonly reason: string }): D {
  return moveDossier(dossier, 'decline-apology', act, (held, at) => {
    const declined = said(act.reason, 'reason');
    return { fields: { apologies: decidedIn(held, { declinedAt: at, declinedBy: act.by.id, declined }) }, note: declined };
  });
}

/** A working day after today and after the date that was promised last. @throws MoveIncomplete, YearNotInCalendar */
function newDate(until: PlainDate, due: Instant, at: Instant, calendar: WorkingCalendar): PlainDate {
  const after = [calendar.dateAt(minuteOf(due)), calendar.dateAt(minuteOf(at))].reduce((one, other) => (one > other ? one : other));
  if (until <= after) throw new MoveIncomplete('until', `The new date must lie after ${after}.`);
  if (!calendar.isWorkingDay(dayNumber(until))) throw new MoveIncomplete('until', `Nobody works on ${until}.`);
  return until;
}

function pending(dossier: Dossier): Apology {
  const apology = pendingApology(dossier);
  if (!apology) throw new Error(`Dossier ${dossier.reference} has no letter that waits.`);
  return apology;
}

const decidedIn = (dossier: Dossier, decided: Partial<Apology>): readonly Apology[] => {
  const waiting = pending(dossier);
  return dossier.apologies.map((apology) => (apology === waiting ? { ...apology, ...decided } : apology));
};
