import type { CalendarData, SpecialDay } from './calendar-data.ts';
import { YearNotInCalendar } from './calendar-errors.ts';
import type { DayPlan } from './day-plan.ts';
import { planDays } from './day-plan.ts';
import type { Minute } from './instant.ts';
import type { DayNumber, PlainDate } from './plain-date.ts';
import { dateOfDay, yearOf } from './plain-date.ts';
import { minuteOfClock } from './sessions.ts';

const minutesPerDay = 1440;

/**
 * A working calendar ready to count with. Sums over all days are made once, so that every question below is answered
 * by an index or a binary search; nothing walks from day to day.
 *
 * Two scales are used. A *minute* is an instant (minutes since the epoch, UTC); *worked* is how many working minutes the
 * calendar has had up to it. Going back from worked to a minute gives the earliest one, so an instant at which a session
 * closes is written as that close and never as the opening of the next (mission, "Counting").
 */
export class WorkingCalendar {
  readonly id: string;
  readonly version: number;
  readonly utcOffsetMinutes: number;
  /** Minute of the day. */
  readonly cutOff: number;
  readonly firstDay: DayNumber;
  readonly lastDay: DayNumber;
  /** Working minutes of an ordinary day: what "a working day" is worth when the clock runs by minutes. */
  readonly ordinaryDay: number;
  readonly #plan: DayPlan;

  /** @throws CalendarUnusable for overlapping sessions, doubled or uncovered special days, a week without work */
  constructor(data: CalendarData) {
    this.id = data.id;
    this.version = data.version;
    this.utcOffsetMinutes = data.utcOffsetMinutes;
    this.cutOff = minuteOfClock(data.cutOff);
    this.#plan = planDays(data);
    this.firstDay = this.#plan.firstDay;
    this.lastDay = this.firstDay + this.#plan.hours.length - 1;
    this.ordinaryDay = this.#plan.ordinaryDay;
  }

  /** The local day of an instant. @throws YearNotInCalendar */
  dayAt(minute: Minute): DayNumber {
    return this.#covered(Math.floor((minute + this.utcOffsetMinutes) / minutesPerDay));
  }

  dateAt(minute: Minute): PlainDate {
    return dateOfDay(this.dayAt(minute));
  }

  /** The instant at which a local day begins. */
  startOf(day: DayNumber): Minute {
    return day * minutesPerDay - this.utcOffsetMinutes;
  }

  isWorkingDay(day: DayNumber): boolean {
    return this.#hours(day).length > 0;
  }

  /** When the last session of a working day closes; of a day off, when the day begins. */
  closeOf(day: DayNumber): Minute {
    return this.startOf(day) + (this.#hours(day).at(-1)?.close ?? 0);
  }

  /** When the morning of a working day is over: the close of its first session. */
  morningEndOf(day: DayNumber): Minute {
    return this.startOf(day) + (this.#hours(day)[0]?.close ?? 0);
  }

  /** Whether what arrives now still counts as received today: a working day, not after the cut-off, not after hours. */
  isInTimeForToday(minute: Minute): boolean {
    const day = this.dayAt(minute);
    return this.isWorkingDay(day) && minute <= Math.min(this.startOf(day) + this.cutOff, this.closeOf(day));
  }

  /** The working day on which what arrives at that minute counts as received. */
  dayOfReceipt(minute: Minute): DayNumber {
    const day = this.dayAt(minute);
    return this.isInTimeForToday(minute) ? day : this.nextWorkingDay(this.isWorkingDay(day) ? day + 1 : day);
  }

  /** The first working day on or after that day. @throws YearNotInCalendar */
  nextWorkingDay(day: DayNumber): DayNumber {
    return this.workingDay(this.workingDaysBefore(day));
  }

  /** How many working days the calendar has before that day. */
  workingDaysBefore(day: DayNumber): number {
    const index = this.#covered(day, this.lastDay + 1) - this.firstDay;
    return this.#plan.workingDaysBefore[index] ?? 0;
  }

  /** The working day with that many working days before it. @throws YearNotInCalendar */
  workingDay(index: number): DayNumber {
    return this.#plan.workingDays[index] ?? this.#covered(this.lastDay + 1);
  }

  /** Working minutes from the beginning of the calendar to that minute. */
  workedAt(minute: Minute): number {
    const day = this.dayAt(minute);
    const minuteOfDay = minute - this.startOf(day);
    let worked = this.#plan.workedBefore[day - this.firstDay] ?? 0;
    for (const { open, close } of this.#hours(day)) worked += Math.max(0, Math.min(minuteOfDay, close) - open);
    return worked;
  }

  /** The earliest minute with that much work behind it. @throws YearNotInCalendar */
  minuteWorked(worked: number): Minute {
    const index = this.#dayWorked(worked);
    let left = worked - (this.#plan.workedBefore[index] ?? 0);
    const day = this.#covered(this.firstDay + index);
    for (const { open, close } of this.#hours(day)) {
      if (left <= close - open) return this.startOf(day) + open + left;
      left -= close - open;
    }
    return this.closeOf(day);
  }

  /** Working minutes from one minute to another; negative backwards. */
  workBetween(from: Minute, to: Minute): number {
    return this.workedAt(to) - this.workedAt(from);
  }

  /** That many working minutes later, or earlier when negative. @throws YearNotInCalendar */
  addWork(minute: Minute, minutes: number): Minute {
    return minutes === 0 ? minute : this.minuteWorked(this.workedAt(minute) + minutes);
  }

  /** Holidays and swap days that change the count after `from` and up to `to`. */
  specialDaysBetween(from: DayNumber, to: DayNumber): readonly SpecialDay[] {
    return this.#plan.specialDays.filter(({ day }) => day > from && day <= to);
  }

  #hours(day: DayNumber) {
    return this.#plan.hours[day - this.firstDay] ?? [];
  }

  /** Index of the day in which that much work is reached: the first whose end has at least as much behind it. */
  #dayWorked(worked: number): number {
    const { workedBefore } = this.#plan;
    let low = 0;
    let high = workedBefore.length - 1;
    if (worked <= 0) return -1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((workedBefore[middle] ?? 0) >= worked) high = middle;
      else low = middle + 1;
    }
    // Not even the last day has so much behind it: the answer lies beyond the calendar.
    return (workedBefore[low] ?? 0) >= worked ? low - 1 : low;
  }

  #covered(day: DayNumber, last: DayNumber = this.lastDay): DayNumber {
    if (day < this.firstDay || day > last) throw new YearNotInCalendar(this.id, yearOf(dateOfDay(day)));
    return day;
  }
}
