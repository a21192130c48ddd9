import type { CalendarData } from './calendar-data.ts';
import type { Minute } from './instant.ts';

/**
 * A clerk with a stop-watch, who looks at the calendar on the wall every minute. Slow, obvious, and sharing nothing with the
 * engine but the data: what specs compare the engine with.
 */
export interface StopWatch {
  /** Whether the minute that begins then is a working minute. */
  runs(minute: Minute): boolean;
  worksOn(date: string): boolean;
  dateOf(minute: Minute): string;
  clockOf(minute: Minute): string;
  /** Minute at which the last session of that date closes. */
  closeOf(date: string): Minute;
}

export function stopWatch(data: CalendarData): StopWatch {
  const local = (minute: Minute) => new Date((minute + data.utcOffsetMinutes) * 60_000).toISOString();
  const sessionsOn = (date: string) => {
    if (data.holidays.some(({ on }) => on === date)) return [];
    const swapped = data.swapDays.find(({ on }) => on === date);
    return swapped?.sessions ?? data.week[String(new Date(`${date}T00:00:00Z`).getUTCDay() || 7)] ?? [];
  };
  const remembered = new Map<string, ReturnType<typeof sessionsOn>>();
  const sessions = (date: string) => {
    const known = remembered.get(date) ?? sessionsOn(date);
    remembered.set(date, known);
    return known;
  };
  const dateOf = (minute: Minute) => local(minute).slice(0, 10);
  const clockOf = (minute: Minute) => local(minute).slice(11, 16);

  return {
    dateOf,
    clockOf,
    worksOn: (date) => sessions(date).length > 0,
    runs: (minute) => sessions(dateOf(minute)).some(({ from, to }) => from <= clockOf(minute) && clockOf(minute) < to),
    closeOf: (date) => {
      const close = sessions(date).map(({ to }) => to).sort().at(-1) ?? '00:00';
      return Date.parse(`${date}T00:00:00Z`) / 60_000 + Number(close.slice(0, 2)) * 60 + Number(close.slice(3)) - data.utcOffsetMinutes;
    },
  };
}
