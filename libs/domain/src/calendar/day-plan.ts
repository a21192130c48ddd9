import type { CalendarData, SpecialDay } from './calendar-data.ts';
import { CalendarUnusable } from './calendar-errors.ts';
import type { DayNumber, PlainDate } from './plain-date.ts';
import { dayNumber, isPlainDate, weekdayOfDay } from './plain-date.ts';
import type { Hours } from './sessions.ts';
import { hoursOf, minutesIn } from './sessions.ts';

/** Every covered day with its hours, and the sums over them. Arrays named `…Before` have one entry more than there are days. */
export interface DayPlan {
  readonly firstDay: DayNumber;
  readonly hours: readonly (readonly Hours[])[];
  readonly workedBefore: Int32Array;
  readonly workingDaysBefore: Int32Array;
  readonly workingDays: Int32Array;
  readonly specialDays: readonly SpecialDay[];
  readonly ordinaryDay: number;
}

const noHours: readonly Hours[] = [];

/** @throws CalendarUnusable */
export function planDays(data: CalendarData): DayPlan {
  const week = weekOf(data);
  const [firstDay, lastDay] = [dayIn(data.covers.from), dayIn(data.covers.to)];
  if (lastDay < firstDay) throw new CalendarUnusable(`Calendar ${data.id} ends before it begins.`);

  const hours = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => week[weekdayOfDay(firstDay + index)] ?? noHours);
  const specialDays: SpecialDay[] = [];
  for (const special of specialDaysOf(data)) {
    const index = special.day - firstDay;
    const usual = hours[index];
    if (usual === undefined) throw new CalendarUnusable(`Calendar ${data.id} names a special day outside the days it covers.`);
    // A holiday on a Sunday moves nothing and needs no explanation.
    if (usual.length > 0 || special.hours.length > 0) specialDays.push(special);
    hours[index] = special.hours;
  }
  return { firstDay, hours, specialDays, ordinaryDay: ordinaryDayOf(week), ...sumsOver(hours, firstDay) };
}

/** Hours by ISO weekday; index 0 is unused. */
function weekOf({ id, week }: CalendarData): readonly (readonly Hours[])[] {
  const strange = Object.keys(week).find((weekday) => !/^[1-7]$/.test(weekday));
  if (strange !== undefined) throw new CalendarUnusable(`Calendar ${id} has no weekday "${strange}"; 1 is Monday and 7 Sunday.`);
  const hours = Array.from({ length: 8 }, (_, weekday) => hoursOf(week[weekday] ?? [], `weekday ${weekday}`));
  if (hours.every((sessions) => sessions.length === 0)) throw new CalendarUnusable(`Calendar ${id} has a week without any work.`);
  return hours;
}

function specialDaysOf(data: CalendarData): (SpecialDay & { hours: readonly Hours[] })[] {
  const days = [
    ...data.holidays.map(({ on, name }) => ({ day: dayIn(on), kind: 'holiday' as const, name, hours: noHours })),
    ...data.swapDays.map(({ on, name, sessions }) => ({ day: dayIn(on), kind: 'swap-day' as const, name, hours: hoursOf(sessions, on) })),
  ].sort((a, b) => a.day - b.day);
  days.forEach(({ day, kind, name, hours }, at) => {
    if (days[at + 1]?.day === day) throw new CalendarUnusable(`Calendar ${data.id} names one day twice, once as ${name.vi}.`);
    if (kind === 'swap-day' && hours.length === 0) throw new CalendarUnusable(`Swap day ${name.vi} of calendar ${data.id} has no session; make it a holiday.`);
  });
  return days;
}

function sumsOver(hours: readonly (readonly Hours[])[], firstDay: DayNumber) {
  const workedBefore = new Int32Array(hours.length + 1);
  const workingDaysBefore = new Int32Array(hours.length + 1);
  const workingDays: number[] = [];
  hours.forEach((sessions, index) => {
    if (sessions.length > 0) workingDays.push(firstDay + index);
    workedBefore[index + 1] = (workedBefore[index] ?? 0) + minutesIn(sessions);
    workingDaysBefore[index + 1] = workingDays.length;
  });
  return { workedBefore, workingDaysBefore, workingDays: Int32Array.from(workingDays) };
}

/** The length most days of the week have; the longer one when two are equally common. A Saturday morning is not ordinary. */
function ordinaryDayOf(week: readonly (readonly Hours[])[]): number {
  const lengths = week.map(minutesIn).filter((minutes) => minutes > 0);
  const common = (minutes: number) => lengths.filter((other) => other === minutes).length;
  return lengths.reduce((best, minutes) => (common(minutes) > common(best) || (common(minutes) === common(best) && minutes > best) ? minutes : best));
}

function dayIn(text: string): DayNumber {
  if (!isPlainDate(text)) throw new CalendarUnusable(`"${text}" is not a date of the form YYYY-MM-DD.`);
  return dayNumber(text satisfies PlainDate);
}
