import type { Calendar, Session } from '@motcua/contracts/agency';
import { formatWeekday, asSentence } from '@motcua/ui/format';
import type { Lang } from '@motcua/ui/messages';

export interface Hours { readonly days: string; readonly sessions: string }

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** A week that begins on a Monday, only for the names of its days. */
const named = (day: (typeof weekdays)[number], lang: Lang) => formatWeekday(lang, `2024-01-0${day}`);

/** "Thứ Hai – thứ Sáu: 07:30–11:30, 13:00–17:00": neighbouring days with the same hours are one line; days that are not worked have none. */
export function workingHours({ week }: Pick<Calendar, 'week'>, lang: Lang): Hours[] {
  const runs: { first: (typeof weekdays)[number]; last: (typeof weekdays)[number]; sessions: string }[] = [];
  for (const day of weekdays) {
    const sessions = sessionsInWords(week[day] ?? []);
    const run = runs.at(-1);
    if (run?.sessions === sessions) run.last = day;
    else runs.push({ first: day, last: day, sessions });
  }
  return runs
    .filter(({ sessions }) => sessions !== '')
    .map(({ first, last, sessions }) => ({ days: asSentence(first === last ? named(first, lang) : `${named(first, lang)} – ${named(last, lang)}`), sessions }));
}

const sessionsInWords = (sessions: readonly Session[]): string => sessions.map(({ from, to }) => `${from}–${to}`).join(', ');

/** Days off that come next. */
export function nextHolidays({ holidays }: Pick<Calendar, 'holidays'>, today: string, most = 5): Calendar['holidays'] {
  return holidays.filter(({ on }) => on >= today).sort((one, other) => one.on.localeCompare(other.on)).slice(0, most);
}
