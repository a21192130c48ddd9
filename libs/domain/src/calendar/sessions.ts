import { CalendarUnusable } from './calendar-errors.ts';

/** A stretch of work within one day, `{ from: '07:30', to: '11:30' }`; `24:00` closes at midnight. */
export interface Session {
  readonly from: string;
  readonly to: string;
}

/** A session in minutes of its day. */
export interface Hours {
  readonly open: number;
  readonly close: number;
}

/** @throws CalendarUnusable for anything but HH:MM from 00:00 to 24:00 */
export function minuteOfClock(text: string): number {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  if (hours === undefined || Number(minutes) > 59 || minute > 1440) throw new CalendarUnusable(`"${text}" is not a time of day.`);
  return minute;
}

/**
 * The sessions of one day, in order.
 * @throws CalendarUnusable when a session ends before it begins or two of them overlap
 */
export function hoursOf(sessions: readonly Session[], whose: string): readonly Hours[] {
  const hours = sessions.map(({ from, to }) => ({ open: minuteOfClock(from), close: minuteOfClock(to) })).sort((a, b) => a.open - b.open);
  hours.forEach((session, at) => {
    if (session.close <= session.open) throw new CalendarUnusable(`A session of ${whose} ends before it begins.`);
    const previous = hours[at - 1];
    if (previous && session.open < previous.close) throw new CalendarUnusable(`Two sessions of ${whose} overlap.`);
  });
  return hours;
}

export function minutesIn(hours: readonly Hours[]): number {
  return hours.reduce((sum, { open, close }) => sum + close - open, 0);
}
