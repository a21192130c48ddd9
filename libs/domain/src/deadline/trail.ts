import { instantOf, minuteOf } from '../calendar/instant.ts';
import type { Minute } from '../calendar/instant.ts';
import { dateOfDay } from '../calendar/plain-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Leg, TermCourse } from './term-course.ts';

/**
 * A rule that moved a date. Pages say it in words by its code:
 * `received` at · `restarted` at (NĐ 61/2018) · `extended` on, until (Mẫu 04) · `counts-as-received` on, cutOff (mission: cut-off, days off) ·
 * `term` amount, unit, counting · `stood-still` from, to, reason · `stands-still` from, reason (of a suspension by the office its kind) · `holiday`, `swap-day` on, vi, en ·
 * `ends-with-working-day` lastDay (art. 148.5) · `calendar` id, version · `due` at.
 */
export interface TrailEntry {
  readonly rule:
    | 'received'
    | 'restarted'
    | 'extended'
    | 'counts-as-received'
    | 'term'
    | 'stood-still'
    | 'stands-still'
    | 'holiday'
    | 'swap-day'
    | 'ends-with-working-day'
    | 'calendar'
    | 'due';
  readonly params: Readonly<Record<string, string | number>>;
}

export function trailOf(course: TermCourse, leg: Leg, due: Minute | null, calendar: WorkingCalendar): readonly TrailEntry[] {
  return [
    { rule: 'received', params: { at: course.receivedAt } },
    ...beginning(course, leg, calendar),
    { rule: 'term', params: { amount: leg.terms.amount, unit: leg.terms.unit, counting: leg.terms.counting } },
    ...pauses(course, leg),
    ...(due === null ? [] : ending(leg, due, calendar)),
    { rule: 'calendar', params: { id: calendar.id, version: calendar.version } },
    ...(due === null ? [] : [{ rule: 'due' as const, params: { at: instantOf(due) } }]),
  ];
}

function beginning(course: TermCourse, leg: Leg, calendar: WorkingCalendar): TrailEntry[] {
  const extension = course.extensions?.at(-1);
  if (leg.because === 'extended' && extension) return [{ rule: 'extended', params: { on: calendar.dateAt(minuteOf(extension.grantedAt)), until: extension.until } }];
  const restarted: TrailEntry[] = leg.because === 'restarted' ? [{ rule: 'restarted', params: { at: instantOf(leg.from) } }] : [];
  return leg.terms.counting === 'whole-days' && leg.terms.unit === 'working-day' ? [...restarted, ...dayOfReceipt(leg, calendar)] : restarted;
}

function dayOfReceipt({ from }: Leg, calendar: WorkingCalendar): TrailEntry[] {
  const day = calendar.dayOfReceipt(from);
  return day === calendar.dayAt(from) ? [] : [{ rule: 'counts-as-received', params: { on: dateOfDay(day), cutOff: clockText(calendar.cutOff) } }];
}

/** The suspensions that still matter, as they were recorded; the engine may have joined them. */
function pauses({ suspensions }: TermCourse, leg: Leg): TrailEntry[] {
  return suspensions
    .filter(({ to }) => leg.pauses.length > 0 && (to === undefined || minuteOf(to) > leg.from))
    .map(({ from, to, reason, kind = reason }) =>
      to === undefined ? { rule: 'stands-still', params: { from, reason: kind } } : { rule: 'stood-still', params: { from, to, reason: kind } },
    );
}

function ending(leg: Leg, due: Minute, calendar: WorkingCalendar): TrailEntry[] {
  const lastDay = calendar.dayAt(due);
  const special = calendar
    .specialDaysBetween(calendar.dayAt(leg.from), lastDay)
    .map(({ kind, day, name }) => ({ rule: kind, params: { on: dateOfDay(day), vi: name.vi, en: name.en } }));
  const byTheDays = calendar.dayAt(leg.from) + leg.terms.amount;
  const rolled = leg.terms.unit === 'calendar-day' && leg.pauses.length === 0 && byTheDays < lastDay;
  return rolled ? [...special, { rule: 'ends-with-working-day', params: { lastDay: dateOfDay(byTheDays) } }] : special;
}

function clockText(minuteOfDay: number): string {
  return `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`;
}
