import type { Agency } from '@motcua/contracts/agency';
import type { DossierState, PublicStatus } from '@motcua/contracts/dossier';
import { formatDate, formatTime } from '@motcua/ui/format';
import type { Lang } from '@motcua/ui/messages';
import { type Key, sayIn } from './words.ts';

export interface Known {
  readonly status: PublicStatus;
  /** The agency as catalogue published it. */
  readonly agency: Agency | undefined;
  readonly now: Date;
}

const ended = new Set<DossierState>(['refused', 'withdrawn', 'stopped', 'completed', 'returned']);

const isLate = ({ status: { state, dueAt, paused }, now }: Known): boolean => !ended.has(state) && !paused && dueAt !== undefined && Date.parse(dueAt) < now.getTime();

/** What an operator reads aloud, sentence by sentence, in the caller's language: the same as the telephone itself would tell, and no name of a person. */
export function scriptOf(known: Known, lang: Lang): string[] {
  const { status, agency } = known;
  const say = sayIn(lang);
  return [
    status.confidential ? say('line.private') : say('line.procedure', { name: status.procedure.name[lang] }),
    say(`line.state.${status.state}`),
    ...datesOf(known, lang),
    say('line.agency', { name: status.agency.name[lang] }),
    ...(agency ? [say('line.place', { address: agency.address[lang], phone: agency.phone })] : []),
  ];
}

function datesOf(known: Known, lang: Lang): string[] {
  const { state, supplementUntil, answerDueAt, dueAt, paused } = known.status;
  const say = sayIn(lang);
  const open = !ended.has(state);
  return [
    ...(supplementUntil === undefined ? [] : [say('line.until', { date: formatDate(supplementUntil) })]),
    ...(state === 'submitted' && answerDueAt !== undefined ? [say('line.answer-due', { time: formatTime(answerDueAt), date: formatDate(answerDueAt) })] : []),
    ...(open && dueAt !== undefined ? [say('line.due', { date: formatDate(dueAt) })] : []),
    ...(open && paused ? [say('line.paused')] : []),
    ...(isLate(known) ? [say('line.late')] : []),
  ];
}

const nextAsked = { supplement: 'next.supplement', payment: 'next.payment', collect: 'next.collect', rate: 'next.rate' } as const satisfies Readonly<Record<NonNullable<PublicStatus['asks']>, Key>>;
const nextOver: Partial<Record<DossierState, Key>> = { refused: 'next.refused', withdrawn: 'next.over', stopped: 'next.over', returned: 'next.over' };

/** What the operator does next. */
export function nextOf(known: Known): Key {
  const { asks, state } = known.status;
  if (isLate(known)) return 'next.late';
  return (asks && nextAsked[asks]) ?? nextOver[state] ?? 'next.wait';
}
