import type { Minute } from '../calendar/instant.ts';
import type { DayNumber } from '../calendar/plain-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Pause } from './suspension.ts';
import type { Terms } from './terms.ts';

/** From `from` up to, not including, `to`, in the unit of a scale. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * One way of counting. A position is a minute or a day, whichever the way counts in; what is counted lies between positions.
 */
interface Scale {
  /** What the term comes to in the unit of this scale. */
  amount(terms: Terms, calendar: WorkingCalendar): number;
  /** The position from which a term received at that minute is counted. */
  begin(received: Minute, calendar: WorkingCalendar): number;
  /** What a pause takes out of the count, or null when nothing. */
  still(pause: Pause, calendar: WorkingCalendar): Stretch | null;
  /** How much is counted between two positions. */
  count(from: number, to: number, calendar: WorkingCalendar): number;
  /** The position just after which a term ends that has so much left. */
  end(from: number, left: number, calendar: WorkingCalendar): number;
  /** The instant at which a term with that end is over. */
  minute(end: number, calendar: WorkingCalendar): Minute;
}

/** `working-time`: a position is a minute, counted are the working ones. */
const workingTime: Scale = {
  amount: ({ amount, unit }, calendar) => Math.round(amount * (unit === 'working-hour' ? 60 : calendar.ordinaryDay)),
  begin: (received) => received,
  still: (pause) => pause,
  count: (from, to, calendar) => calendar.workBetween(from, to),
  end: (from, left, calendar) => calendar.addWork(from, left),
  minute: (end) => end,
};

/**
 * `whole-days` (Civil Code 2015 arts. 147–148): a position is a day, counted are the working ones. The day of receipt is not
 * counted, nor is a day on which the clock stood still: the day the citizen was asked is not used up, and the day the
 * answer came is a day of receipt like the first, with the same cut-off.
 */
const wholeWorkingDays: Scale = {
  amount: ({ amount }) => amount,
  begin: (received, calendar) => calendar.dayOfReceipt(received) + 1,
  still: ({ from, to }, calendar) => {
    // Asked after closing and answered before opening: no work was kept waiting.
    if (to !== Infinity && calendar.workBetween(from, to) === 0) return null;
    return { from: firstDayStill(from, calendar), to: to === Infinity ? Infinity : calendar.dayOfReceipt(to) + 1 };
  },
  count: (from, to, calendar) => calendar.workingDaysBefore(to) - calendar.workingDaysBefore(from),
  end: (from, left, calendar) => calendar.workingDay(calendar.workingDaysBefore(from) + left - 1) + 1,
  minute: (end, calendar) => calendar.closeOf(end - 1),
};

/**
 * Calendar-day terms (complaints): a position is a day, every one counts but that of receipt. A term whose last day is not
 * worked ends with the next working day (Civil Code 2015 art. 148.5).
 */
const calendarDays: Scale = {
  amount: ({ amount }) => amount,
  begin: (received, calendar) => calendar.dayAt(received) + 1,
  still: ({ from, to }, calendar) => ({ from: firstDayStill(from, calendar), to: to === Infinity ? Infinity : calendar.dayAt(to) + 1 }),
  count: (from, to) => to - from,
  // Nothing may be left when a pause begins between the last day and the working day that it ends with.
  end: (from, left, calendar) => calendar.nextWorkingDay(from + Math.max(left, 1) - 1) + 1,
  minute: (end, calendar) => calendar.closeOf(end - 1),
};

/** The day on which the citizen was asked, unless its last session had closed: then it was used up. */
function firstDayStill(from: Minute, calendar: WorkingCalendar): DayNumber {
  const day = calendar.dayAt(from);
  return calendar.isWorkingDay(day) && from >= calendar.closeOf(day) ? day + 1 : day;
}

function scaleOf({ unit, counting }: Terms): Scale {
  if (counting === 'working-time') return workingTime;
  return unit === 'calendar-day' ? calendarDays : wholeWorkingDays;
}

/**
 * When a term ends that was received at `received` and stood still during the pauses.
 * Null when it was still running as a pause began that has no end yet. @throws YearNotInCalendar
 */
export function endOfTerm(terms: Terms, received: Minute, pauses: readonly Pause[], calendar: WorkingCalendar): Minute | null {
  const scale = scaleOf(terms);
  let left = scale.amount(terms, calendar);
  let position = scale.begin(received, calendar);
  for (const pause of pauses) {
    const still = scale.still(pause, calendar);
    if (still === null || still.to <= position) continue;
    if (scale.end(position, left, calendar) <= still.from) break;
    if (still.to === Infinity) return null;
    if (still.from > position) left -= scale.count(position, still.from, calendar);
    position = still.to;
  }
  return scale.minute(scale.end(position, left, calendar), calendar);
}

/** Working minutes from `from` to `to` in which the term ran. */
export function runningMinutes(from: Minute, to: Minute, pauses: readonly Pause[], calendar: WorkingCalendar): number {
  let minutes = calendar.workBetween(from, to);
  for (const pause of pauses) {
    const [start, end] = [Math.max(pause.from, from), Math.min(pause.to, to)];
    if (end > start) minutes -= calendar.workBetween(start, end);
  }
  return minutes;
}
