import type { Agency, Calendar } from '@motcua/contracts/agency';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { formatDate, formatTime } from '@motcua/ui/format';
import type { Lang } from '@motcua/ui/messages';
import type { Saying } from '../call/call.ts';
import { type Params, say, type Word, wholeWords } from '../words.ts';

/**
 * One sound file. Sentences, names of procedures and of agencies are spoken whole; days, months, years, times and digits are pieces of their own,
 * so that all dates of a century are some 150 files. In Vietnamese no word changes beside another, so pieces sound as one sentence.
 */
export interface Piece {
  readonly text: string;
  readonly language: Lang;
}

export interface Surroundings {
  readonly now: Date;
  agency(code: string): Agency | undefined;
  /** The calendar of that agency; without one the calendar that most agencies go by. */
  calendar(agency?: Agency): Calendar | undefined;
}

/** What is said, piece by piece. No name of a person can be among it: a status has none. */
export function spoken(saying: Saying, language: Lang, around: Surroundings): Piece[] {
  if ('word' in saying) return [piece(saying.language ?? language, saying.word, saying.params)];
  if ('digits' in saying) return [...saying.digits].map((text) => ({ text, language }));
  if ('status' in saying) return statusSpoken(saying.status, language, around.now);
  return placeSpoken(saying.placeOf, language, around);
}

/** All that is known beforehand, made at start: sentences, digits, days, months, and the years that dossiers of today can name. */
export function knownPieces(year: number): Piece[] {
  const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return (['vi', 'en'] as const).flatMap((language) => [
    ...wholeWords.map((word) => piece(language, word)),
    ...from(0, 9).map((digit) => ({ text: String(digit), language })),
    ...from(1, 31).map((day) => dayPiece(language, day)),
    ...from(1, 12).map((month) => monthPiece(language, month)),
    ...from(year - 1, year + 2).map((each) => yearPiece(language, each)),
    ...from(1, 15).map((minutes) => piece(language, 'too-many', { minutes })),
  ]);
}

function statusSpoken(status: PublicStatus, language: Lang, now: Date): Piece[] {
  const told = (word: Word, params?: Params) => piece(language, word, params);
  const { state, procedure, agency, offeredTo, asks, supplementUntil, answerDueAt, dueAt, elsewhere } = status;
  const open = !ended.has(state);
  return [
    told('number-typed'),
    ...[...status.lookupNumber].map((text) => ({ text, language })),
    ...(status.confidential ? [] : [told('procedure', { name: procedure.name[language] })]),
    told(`state.${state}`),
    ...(asks ? [told(`asks.${asks}`)] : []),
    ...(supplementUntil === undefined ? [] : [told('asked-until'), ...datePieces(language, supplementUntil)]),
    ...(state === 'submitted' && answerDueAt !== undefined ? [told('answer-due'), timePiece(language, answerDueAt), ...datePieces(language, answerDueAt)] : []),
    ...(open && dueAt !== undefined ? dueSpoken(status, dueAt, language, now) : []),
    ...(offeredTo ? [told('offered', { name: offeredTo.name[language] })] : []),
    told('agency', { name: agency.name[language] }),
    ...(elsewhere ? [told('elsewhere', { name: elsewhere.system[language] })] : []),
    told('changed'),
    ...datePieces(language, status.changedAt),
  ];
}

const ended = new Set<PublicStatus['state']>(['refused', 'withdrawn', 'stopped', 'completed', 'returned']);

function dueSpoken({ paused }: PublicStatus, dueAt: string, language: Lang, now: Date): Piece[] {
  const late = !paused && Date.parse(dueAt) < now.getTime();
  return [piece(language, 'due'), ...datePieces(language, dueAt), ...(paused ? [piece(language, 'paused')] : []), ...(late ? [piece(language, 'late')] : [])];
}

function placeSpoken(code: string | undefined, language: Lang, around: Surroundings): Piece[] {
  const agency = code === undefined ? undefined : around.agency(code);
  const calendar = around.calendar(agency);
  return [
    ...(agency ? [piece(language, 'agency', { name: agency.name[language] }), piece(language, 'address', { address: agency.address[language] })] : []),
    ...(calendar ? [piece(language, 'hours', { days: weekSaid(calendar, language) })] : []),
  ];
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly sessions: string;
}

/** Days that follow each other with the same hours are said together. */
function weekSaid({ week }: Calendar, language: Lang): string {
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((day): Run => ({ from: day, to: day, sessions: sessionsSaid(week[`${day}`] ?? [], language) }));
  const runs = days.reduce<Run[]>((before, day) => {
    const last = before.at(-1);
    return last?.sessions === day.sessions ? [...before.slice(0, -1), { ...last, to: day.to }] : [...before, day];
  }, []);
  return runs.filter(({ sessions }) => sessions !== '').map((run) => say(language, run.from === run.to ? 'hours.day' : 'hours.days', { ...run })).join('; ');
}

const sessionsSaid = (sessions: readonly { from: string; to: string }[], language: Lang): string =>
  sessions.map(({ from, to }) => say(language, 'hours.session', { from: clockSaid(from, language), to: clockSaid(to, language) })).join(', ');

function clockSaid(clock: string, language: Lang): string {
  const [hours = 0, minute = 0] = clock.split(':').map(Number);
  const half = hours < 12 ? 'am' : 'pm';
  return say(language, 'time', { hour: language === 'en' ? hours % 12 || 12 : hours, minute, half });
}

function datePieces(language: Lang, moment: string): Piece[] {
  const [day = 1, month = 1, year = 1970] = formatDate(moment).split('/').map(Number);
  return [dayPiece(language, day), monthPiece(language, month), yearPiece(language, year)];
}

// The first ten days have a word of their own in Vietnamese: ngày mùng 5.
const dayPiece = (language: Lang, day: number) => piece(language, 'day', { n: day, early: day <= 10 ? 'yes' : 'no' });
const monthPiece = (language: Lang, month: number) => piece(language, 'month', { n: month });
/** As text: a number would be grouped, 2,026. */
const yearPiece = (language: Lang, year: number) => piece(language, 'year', { n: String(year) });
const timePiece = (language: Lang, moment: string): Piece => ({ text: clockSaid(formatTime(moment), language), language });

const piece = (language: Lang, word: Word, params?: Params): Piece => ({ text: say(language, word, params), language });
