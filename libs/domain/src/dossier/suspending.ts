import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { SuspensionKind } from '../deadline/suspension-kinds.ts';
import { reckoned, resumed, suspended } from './course.ts';
import type { Dossier } from './dossier.ts';
import type { Act } from './move.ts';
import { moveDossier } from './move.ts';

export interface WorkSuspended extends Act {
  readonly kind: SuspensionKind;
  readonly paper?: string;
  readonly note?: string;
}

/** The work waits for what neither the citizen nor the agency can hurry; the clock stops. @throws LimitReached and what moveDossier throws */
export function suspendWork<D extends Dossier>(dossier: D, act: WorkSuspended, calendar: WorkingCalendar): D {
  const { kind, by, paper, note } = act;
  const waiting = moveDossier(dossier, 'suspend', act, (held, at) => ({
    fields: { suspensions: suspended(held, at, 'other', { kind, by: by.id, ...said({ paper, note }) }) },
    note: note ?? paper,
  }));
  return reckoned(waiting, calendar);
}

/** What it waited for has come, or no longer matters: the clock goes on where it stopped. @throws what moveDossier throws */
export function resumeWork<D extends Dossier>(dossier: D, act: Act & { readonly note?: string }, calendar: WorkingCalendar): D {
  const going = moveDossier(dossier, 'resume-work', act, (held, at) => ({ fields: { suspensions: resumed(held, at) }, note: act.note }));
  return reckoned(going, calendar);
}

const said = ({ paper, note }: { paper: string | undefined; note: string | undefined }) => ({ ...(paper === undefined ? {} : { paper }), ...(note === undefined ? {} : { note }) });
