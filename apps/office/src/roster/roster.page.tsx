import type { RosterView } from '@motcua/contracts/roster-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { sayIn } from '../handing/words.ts';
import type { Refused } from '../organisation/posted.ts';
import { AbsenceForm, DelegationForm } from './roster-forms.tsx';
import { Absences, Delegations } from './roster-lines.tsx';
import type { RosterField, RosterTyped } from './roster-typed.ts';

export const rosterDone = ['recorded', 'given', 'ended'] as const;

export interface RosterProps {
  readonly roster: RosterView;
  readonly procedures: readonly Procedure[];
  readonly done?: (typeof rosterDone)[number] | undefined;
  /** Of the form that was sent and came back. */
  readonly typed?: RosterTyped | undefined;
  readonly wrong?: readonly RosterField[] | undefined;
  readonly refused?: Refused | undefined;
}

/** Who is away and who stands in for whom: one's own, and that of those the reader keeps it for. */
export function rosterPage(visit: OfficeVisit, props: RosterProps): string {
  const say = sayIn(visit.lang);
  const shown = { visit, props };
  return framed(visit, {
    title: say('roster.title'),
    current: 'roster',
    hasErrors: (props.wrong?.length ?? 0) > 0,
    again: addresses.roster(),
    children: (
      <>
        <Said {...shown} />
        <h1>{say('roster.title')}</h1>
        <p class="soft">{say('roster.what')}</p>
        <div class="beside below">
          <div><AbsenceForm {...shown} /><DelegationForm {...shown} /></div>
          <div><Absences {...shown} /><Delegations {...shown} /></div>
        </div>
      </>
    ),
  });
}

function Said({ visit: { lang }, props: { wrong = [], refused, done, typed } }: { visit: OfficeVisit; props: RosterProps }) {
  const say = sayIn(lang);
  if (wrong.length > 0) return <ErrorSummary problems={wrong.map((field) => ({ target: targetOf(field, typed?.form), message: say(`roster.wrong-${field}`) }))} />;
  if (refused) {
    const key = `roster.refused.${refused.code}`;
    return <Notice tone="bad" live title={say('roster.refused')}><p>{say.has(key) ? say(key) : say('roster.refused.other')}</p></Notice>;
  }
  return done ? <Notice tone="ok" live title={say(`roster.done-${done}`)} /> : null;
}

/** Both forms have the same fields: those of the second carry its name. */
function targetOf(field: RosterField, form: RosterTyped['form'] | undefined): string {
  const id = form === 'delegation' ? `d-${field}` : field;
  return field === 'from' || field === 'to' ? `${id}-day` : id;
}
