import type { Calendar } from '@motcua/contracts/agency';
import { CalendarWritten } from '@motcua/contracts/organisation-api';
import { optional, text } from './posted.ts';
import type { Posted } from './posted.ts';
import { yearsOf } from './year.ts';

/** A calendar being edited: all of it travels in the form, a year of it stands in the fields. */
export interface CalendarDraft {
  readonly content: CalendarWritten;
  readonly year: number;
}

type Session = CalendarWritten['swapDays'][number]['sessions'][number];
type Holiday = CalendarWritten['holidays'][number];
type SwapDay = CalendarWritten['swapDays'][number];

export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

export function draftOf({ version: _, ...content }: Calendar, year: number): CalendarDraft {
  return { content, year };
}

/** What was posted: the draft as it was, with what stands in the fields now. Undefined when it is no form of ours. */
export function draftIn(posted: Posted): CalendarDraft | undefined {
  const kept = contentIn(text(posted, 'draft'));
  const year = Number(text(posted, 'year'));
  if (!kept || !Number.isInteger(year)) return undefined;
  // Only the page with the fields sends them; the page of the dry run sends the draft alone.
  if (!posted.has('cutOff')) return { content: kept, year };
  const elsewhere = ({ on }: { on: string }) => !on.startsWith(`${year}-`);
  const content: CalendarWritten = {
    ...kept,
    id: optional(posted, 'id') ?? kept.id,
    name: { vi: text(posted, 'name.vi'), en: text(posted, 'name.en') },
    cutOff: text(posted, 'cutOff'),
    covers: { from: text(posted, 'covers.from'), to: text(posted, 'covers.to') },
    week: Object.fromEntries(weekdays.map((weekday) => [weekday, sessionsAt(posted, `week.${weekday}`)]).filter(([, sessions]) => sessions && sessions.length > 0)) as CalendarWritten['week'],
    holidays: [...kept.holidays.filter(elsewhere), ...rowsIn(posted, 'holidays').map((row) => holidayAt(posted, row, year))],
    swapDays: [...kept.swapDays.filter(elsewhere), ...rowsIn(posted, 'swapDays').map((row) => ({ ...holidayAt(posted, row, year), sessions: sessionsAt(posted, row) }))],
  };
  return { content, year };
}

function contentIn(draft: string): CalendarWritten | undefined {
  try {
    return CalendarWritten.safeParse(JSON.parse(draft)).data;
  } catch {
    return undefined;
  }
}

/** `holidays.0`, `holidays.3` …: places may have gaps. */
function rowsIn(posted: Posted, list: 'holidays' | 'swapDays'): string[] {
  const places = [...posted.keys()].flatMap((name) => new RegExp(`^${list}\\.(\\d{1,4})\\.on$`).exec(name)?.[1] ?? []);
  return places.map(Number).sort((one, other) => one - other).map((place) => `${list}.${place}`);
}

/** A day without a date yet: it stays on the page of its year, and no date is made up for it. */
export const undated = (year: number): string => `${year}-`;

const holidayAt = (posted: Posted, row: string, year: number): Holiday => ({ on: text(posted, `${row}.on`) || undated(year), name: { vi: text(posted, `${row}.vi`), en: text(posted, `${row}.en`) } });

/** A session without times was left empty. */
function sessionsAt(posted: Posted, at: string): Session[] {
  return [0, 1, 2].map((place) => ({ from: text(posted, `${at}.${place}.from`), to: text(posted, `${at}.${place}.to`) })).filter(({ from, to }) => from !== '' || to !== '');
}

const wholeDay: Session[] = [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '17:00' }];

/** One row more, empty but for what is usual. */
export function withRow({ content, year }: CalendarDraft, list: string): CalendarDraft {
  const row: Holiday = { on: undated(year), name: { vi: '', en: '' } };
  if (list === 'holidays') return { year, content: { ...content, holidays: [...content.holidays, row] } };
  return { year, content: { ...content, swapDays: [...content.swapDays, { ...row, sessions: content.week['1'] ?? wholeDay }] } };
}

/** `holidays.3` counts among the rows of the year on the page. */
export function withoutRow({ content, year }: CalendarDraft, place: string): CalendarDraft {
  const [list, index] = place.split('.');
  const drop = <Day extends { on: string }>(days: readonly Day[]) => {
    const gone = days.filter(({ on }) => on.startsWith(`${year}-`))[Number(index)];
    return days.filter((day) => day !== gone);
  };
  return { year, content: { ...content, ...(list === 'holidays' ? { holidays: drop(content.holidays) } : { swapDays: drop(content.swapDays) }) } };
}

/** The days of the year on the page once more a year later, where none stands yet; covered, if they were not. */
export function copiedToNextYear({ content, year }: CalendarDraft): CalendarDraft {
  const next = year + 1;
  const copy = <Day extends Holiday | SwapDay>(days: readonly Day[]): Day[] => {
    const known = new Set(days.map(({ on }) => on));
    return days.filter(({ on }) => on.startsWith(`${year}-`)).map((day) => ({ ...day, on: `${next}${day.on.slice(4)}` })).filter(({ on }) => !known.has(on) && !on.endsWith('02-29'));
  };
  const to = content.covers.to < `${next}-12-31` ? `${next}-12-31` : content.covers.to;
  return { year: next, content: { ...content, covers: { ...content.covers, to }, holidays: [...content.holidays, ...copy(content.holidays)], swapDays: [...content.swapDays, ...copy(content.swapDays)] } };
}

/** Another year on the page, as far as the calendar covers it. */
export const inYear = (draft: CalendarDraft, year: number): CalendarDraft => (yearsOf(draft.content).includes(year) ? { ...draft, year } : draft);

/** Days of the year on the page, each with its place in the whole calendar. */
export function rowsOf<Day extends { on: string }>(days: readonly Day[], year: number): { readonly day: Day; readonly at: number }[] {
  return days.map((day, at) => ({ day, at })).filter(({ day }) => day.on.startsWith(`${year}-`));
}
