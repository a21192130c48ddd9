import type { PublicStatus } from '@motcua/contracts/dossier';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import type { CalendarEntry } from './icalendar.ts';

const ended: ReadonlySet<PublicStatus['state']> = new Set(['refused', 'withdrawn', 'stopped']);

/** Whether a calendar has anything to say of it. */
export const hasDates = ({ dueAt, supplementUntil }: PublicStatus): boolean => dueAt !== undefined || supplementUntil !== undefined;

/** The dates of a dossier as entries of a calendar: an hour where one is promised, the whole day otherwise. */
export function datesOf(status: PublicStatus, { t, lang }: Pick<Visit, 't' | 'lang'>, publicUrl: string): CalendarEntry[] {
  const { id, reference, version: sequence, changedAt, state, agency, dueAt, supplementUntil } = status;
  const procedure = status.procedure.name[lang];
  const url = new URL(`${addresses.lookup}?${new URLSearchParams({ ma: reference })}`, publicUrl).href;
  const common = { sequence, changedAt, url, location: agency.name[lang], description: t('calendar.about', { reference, state: t(`state.${state}`), url }) };
  return [
    ...(dueAt ? [{ ...common, uid: `${id}-due@motcua`, at: dueAt, summary: t('calendar.due', { procedure }), standing: standingOf(status) }] : []),
    ...(supplementUntil ? [{ ...common, uid: `${id}-supplement@motcua`, at: supplementUntil, summary: t('calendar.supplement', { procedure }), standing: 'CONFIRMED' as const }] : []),
  ];
}

/** While the clock stands still the date is none to rely on. */
function standingOf({ state, paused }: PublicStatus): CalendarEntry['standing'] {
  if (ended.has(state)) return 'CANCELLED';
  return paused ? 'TENTATIVE' : 'CONFIRMED';
}
