import type { Calendar } from '@motcua/contracts/agency';
import { DigestHour } from '@motcua/contracts/notices-api';

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** The day at an agency, and the hours of it at which digests go out by now: none before work begins, after it has ended, or on a day that is not worked. */
export function digestHours({ utcOffsetMinutes, week, holidays, swapDays }: Calendar, now: Date): { readonly day: string; readonly hours: DigestHour[] } {
  const local = new Date(now.getTime() + utcOffsetMinutes * 60_000).toISOString();
  const [day, minute] = [local.slice(0, 10), minuteOf(local.slice(11, 16))];
  const weekday = String(new Date(`${day}T00:00:00Z`).getUTCDay() || 7) as keyof typeof week;
  const usual = holidays.some(({ on }) => on === day) ? [] : (week[weekday] ?? []);
  const sessions = (swapDays.find(({ on }) => on === day)?.sessions ?? usual).map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }));
  const [opens, closes] = [Math.min(...sessions.map(({ from }) => from)), Math.max(...sessions.map(({ to }) => to))];
  if (sessions.length === 0 || minute < opens || minute >= closes) return { day, hours: [] };
  return { day, hours: DigestHour.options.filter((hour) => hour === 'opening' || minuteOf(hour) <= minute) };
}
