import type { CalendarWritten } from '@motcua/contracts/organisation-api';
import { Slug } from '@motcua/contracts/text';
import { type DayNumber, dateOfDay, dayNumber, isPlainDate, weekdayOfDay } from '@motcua/domain/calendar/plain-date';
import { flawsOfSessions, isClock } from './session-rules.ts';
import type { Flaw } from './words.ts';

/** A year has some 250 working days; one with fewer was typed wrong, and its terms would run for ever. */
const leastDays = 200;
const mostYears = 20;

/** Everything that is wrong with a calendar as it was written, in the order of the form. */
export function flawsOfCalendar(written: CalendarWritten): Flaw[] {
  const flaws = [...headFlaws(written), ...weekFlaws(written), ...coversFlaws(written), ...dayFlaws(written)];
  // Years are counted only where the days can be read.
  return flaws.length > 0 ? flaws : yearFlaws(written);
}

function headFlaws({ id, name, cutOff }: CalendarWritten): Flaw[] {
  return [
    ...(Slug.safeParse(id).success ? [] : [{ at: 'id', code: 'id-shape' } as const]),
    ...(['vi', 'en'] as const).filter((lang) => name[lang] === '').map((lang) => ({ at: `name.${lang}`, code: 'name-missing' }) as const),
    ...(isClock(cutOff) ? [] : [{ at: 'cutOff', code: 'time-shape', params: { time: cutOff } } as const]),
  ];
}

function weekFlaws({ week }: CalendarWritten): Flaw[] {
  const days = Object.entries(week);
  if (days.every(([, sessions]) => sessions.length === 0)) return [{ at: 'week', code: 'no-work' }];
  return days.flatMap(([weekday, sessions]) => flawsOfSessions(sessions, `week.${weekday}`));
}

function coversFlaws({ covers }: CalendarWritten): Flaw[] {
  const strange = (['from', 'to'] as const).filter((end) => !isPlainDate(covers[end]));
  if (strange.length > 0) return strange.map((end) => ({ at: `covers.${end}`, code: 'date-shape', params: { date: covers[end] } }));
  if (covers.to <= covers.from) return [{ at: 'covers.to', code: 'covers-backwards' }];
  return Number(covers.to.slice(0, 4)) - Number(covers.from.slice(0, 4)) >= mostYears ? [{ at: 'covers.to', code: 'covers-long', params: { n: mostYears } }] : [];
}

function dayFlaws({ covers, holidays, swapDays }: CalendarWritten): Flaw[] {
  const free = new Set(holidays.map(({ on }) => on));
  return [
    ...specialFlaws(holidays, 'holidays', covers),
    ...specialFlaws(swapDays, 'swapDays', covers),
    ...swapDays.flatMap(({ on, sessions }, index): Flaw[] => [
      ...(free.has(on) ? [{ at: `swapDays.${index}.on`, code: 'swap-on-holiday', params: { date: on } } as const] : []),
      ...(sessions.length === 0 ? [{ at: `swapDays.${index}.sessions`, code: 'swap-sessions-missing', params: { date: on } } as const] : []),
      ...flawsOfSessions(sessions, `swapDays.${index}.sessions`),
    ]),
  ];
}

function specialFlaws(days: CalendarWritten['holidays'], list: 'holidays' | 'swapDays', covers: CalendarWritten['covers']): Flaw[] {
  const seen = new Set<string>();
  return days.flatMap(({ on, name }, index): Flaw[] => {
    const at = `${list}.${index}`;
    if (!isPlainDate(on)) return [{ at: `${at}.on`, code: 'date-shape', params: { date: on } }];
    const twice = seen.has(on);
    seen.add(on);
    return [
      ...(twice ? [{ at: `${at}.on`, code: 'day-twice', params: { date: on } } as const] : []),
      ...(on < covers.from || on > covers.to ? [{ at: `${at}.on`, code: 'day-uncovered', params: { date: on } } as const] : []),
      ...(name.vi === '' || name.en === '' ? [{ at: `${at}.name`, code: 'day-name-missing', params: { date: on } } as const] : []),
    ];
  });
}

/** Only whole years are held to it: a calendar may begin in autumn. */
function yearFlaws(written: CalendarWritten): Flaw[] {
  const years = new Map<string, { days: number; worked: number }>();
  const special = new Map<string, boolean>([...written.holidays.map(({ on }) => [on, false] as const), ...written.swapDays.map(({ on }) => [on, true] as const)]);
  for (const day of daysOf(written)) {
    const date = dateOfDay(day);
    const year = years.get(date.slice(0, 4)) ?? { days: 0, worked: 0 };
    const works = special.get(date) ?? (written.week[String(weekdayOfDay(day)) as keyof CalendarWritten['week']] ?? []).length > 0;
    years.set(date.slice(0, 4), { days: year.days + 1, worked: year.worked + (works ? 1 : 0) });
  }
  return [...years]
    .filter(([, { days, worked }]) => days >= 365 && worked < leastDays)
    .map(([year, { worked }]) => ({ at: 'week', code: 'too-few-days', params: { year, n: worked, least: leastDays } }));
}

function* daysOf({ covers: { from, to } }: CalendarWritten): Generator<DayNumber> {
  if (!isPlainDate(from) || !isPlainDate(to)) return;
  for (let day = dayNumber(from); day <= dayNumber(to); day++) yield day;
}
