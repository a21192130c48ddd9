import type { Calendar } from '@motcua/contracts/agency';
import { addDays, dayNumber, plainDate, weekdayOfDay } from '@motcua/domain/calendar/plain-date';
import type { PlainDate } from '@motcua/domain/calendar/plain-date';

type Sessions = Calendar['swapDays'][number]['sessions'];
type Name = Calendar['holidays'][number]['name'];
export type CalendarContent = Omit<Calendar, 'version'>;

/** What a day of the year is: worked, worked less than usual, worked instead of another, free by its name, or free as its weekday is. */
export interface YearDay {
  readonly on: PlainDate;
  readonly day: number;
  readonly kind: 'work' | 'half' | 'swap' | 'holiday' | 'off' | 'uncovered';
  readonly name?: Name;
}

export interface Month {
  readonly month: number;
  /** Monday to Sunday; null before the first and after the last day. */
  readonly weeks: readonly (readonly (YearDay | null)[])[];
}

/** Years that a calendar covers, oldest first. */
export function yearsOf({ covers: { from, to } }: Pick<CalendarContent, 'covers'>): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Number.isInteger(first) && last >= first && last - first < 50 ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
}

export function monthsOf(calendar: CalendarContent, year: number): Month[] {
  const judge = dayJudge(calendar);
  return Array.from({ length: 12 }, (_, at) => ({ month: at + 1, weeks: weeksOf(`${year}-${String(at + 1).padStart(2, '0')}`, judge) }));
}

/** How many days of a year are worked. */
export function workingDaysIn(calendar: CalendarContent, year: number): number {
  const days = monthsOf(calendar, year).flatMap(({ weeks }) => weeks.flat());
  return days.filter((day) => day !== null && ['work', 'half', 'swap'].includes(day.kind)).length;
}

function weeksOf(month: string, judge: (on: PlainDate) => Omit<YearDay, 'on' | 'day'>): (YearDay | null)[][] {
  const weeks: (YearDay | null)[][] = [];
  for (let on = plainDate(`${month}-01`); on.startsWith(month); on = addDays(on, 1)) {
    const weekday = weekdayOfDay(dayNumber(on));
    if (weeks.length === 0 || weekday === 1) weeks.push(Array.from({ length: 7 }, () => null));
    const week = weeks.at(-1);
    if (week) week[weekday - 1] = { on, day: Number(on.slice(8)), ...judge(on) };
  }
  return weeks;
}

function dayJudge({ week, holidays, swapDays, covers }: CalendarContent) {
  const free = new Map(holidays.map(({ on, name }) => [on, name]));
  const worked = new Map(swapDays.map((day) => [day.on, day]));
  const usual = usualMinutes(week);
  return (on: PlainDate): Omit<YearDay, 'on' | 'day'> => {
    if (on < covers.from || on > covers.to) return { kind: 'uncovered' };
    const holiday = free.get(on);
    if (holiday) return { kind: 'holiday', name: holiday };
    const swap = worked.get(on);
    if (swap) return { kind: minutesIn(swap.sessions) < usual ? 'half' : 'swap', name: swap.name };
    const minutes = minutesIn(week[String(weekdayOfDay(dayNumber(on))) as keyof CalendarContent['week']] ?? []);
    if (minutes === 0) return { kind: 'off' };
    return { kind: minutes < usual ? 'half' : 'work' };
  };
}

export function minutesIn(sessions: Sessions): number {
  return sessions.reduce((sum, { from, to }) => sum + Math.max(0, minuteOf(to) - minuteOf(from)), 0);
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The length that most days of the week have. */
function usualMinutes(week: CalendarContent['week']): number {
  const lengths = Object.values(week).map(minutesIn).filter((minutes) => minutes > 0);
  const common = (minutes: number) => lengths.filter((other) => other === minutes).length;
  return lengths.reduce((best, minutes) => (common(minutes) > common(best) || (common(minutes) === common(best) && minutes > best) ? minutes : best), 0);
}
