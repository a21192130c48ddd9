import type { AbsenceLine, DelegationLine } from '@motcua/contracts/roster-api';
import { Csrf } from '@motcua/pages/csrf';
import { formatDate, formatShortDateTime } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { OfficeVisit } from '../frame/visit.ts';
import { sayIn } from '../handing/words.ts';
import type { RosterProps } from './roster.page.tsx';

type Shown = { readonly visit: OfficeVisit; readonly props: RosterProps };

/** Who is away, the latest first, and who wrote it down. */
export function Absences({ visit, props: { roster: { absences } } }: Shown) {
  const say = sayIn(visit.lang);
  return (
    <section aria-labelledby="absences-title">
      <h2 id="absences-title">{say('roster.absences')}</h2>
      {absences.length === 0 ? <p class="soft">{say('roster.no-absences')}</p> : <ol class="timeline">{absences.map((line) => <AbsenceItem visit={visit} line={line} />)}</ol>}
    </section>
  );
}

function AbsenceItem({ visit, line }: { visit: OfficeVisit; line: AbsenceLine }) {
  const say = sayIn(visit.lang);
  const { id, person, reason, note, state, recordedBy, recordedAt, cancelledBy, cancelledAt, mayEnd } = line;
  return (
    <li {...(state === 'now' ? { class: 'now' } : {})}>
      <time dateTime={line.from}>{daysOf(line)}</time>
      <b>{person.name}</b>
      <p>{[say(`roster.reason-${reason}`), note, say(`roster.${state}`)].filter(Boolean).join(' · ')}</p>
      <p class="soft small">{say('roster.by', { by: recordedBy.name, at: formatShortDateTime(recordedAt) })}{cancelledAt && ` ${say('roster.ended-by', { by: cancelledBy?.name ?? '', at: formatShortDateTime(cancelledAt) })}`}</p>
      {mayEnd && <End visit={visit} kind="nghi" id={id} label={say('roster.end-absence')} />}
    </li>
  );
}

/** Who stands in for whom, for what and until when. */
export function Delegations({ visit, props: { roster: { delegations }, procedures } }: Shown) {
  const say = sayIn(visit.lang);
  const nameOf = (id: string) => procedures.find((procedure) => procedure.id === id)?.name[visit.lang] ?? id;
  return (
    <section class="below" aria-labelledby="delegations-title">
      <h2 id="delegations-title">{say('roster.delegations')}</h2>
      {delegations.length === 0 ? <p class="soft">{say('roster.no-delegations')}</p> : <ol class="timeline">{delegations.map((line) => <DelegationItem visit={visit} line={line} nameOf={nameOf} />)}</ol>}
    </section>
  );
}

function DelegationItem({ visit, line, nameOf }: { visit: OfficeVisit; line: DelegationLine; nameOf: (id: string) => string }) {
  const say = sayIn(visit.lang);
  const { id, giver, substitute, scope: { procedures }, reason, state, givenBy, givenAt, revokedBy, revokedAt, mayEnd } = line;
  return (
    <li {...(state === 'now' ? { class: 'now' } : {})}>
      <time dateTime={line.from}>{daysOf(line)}</time>
      <b>{say('roster.stands-in', { substitute: substitute.name, giver: giver.name })}</b>
      <p>{[procedures ? procedures.map(nameOf).join(', ') : say('roster.everything'), reason, say(`roster.${state}`)].join(' · ')}</p>
      <p class="soft small">{say('roster.by', { by: givenBy.name, at: formatShortDateTime(givenAt) })}{revokedAt && ` ${say('roster.ended-by', { by: revokedBy?.name ?? '', at: formatShortDateTime(revokedAt) })}`}</p>
      {mayEnd && <End visit={visit} kind="uy-quyen" id={id} label={say('roster.end-delegation')} />}
    </li>
  );
}

const daysOf = ({ from, to }: { from: string; to: string }) => (from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`);

/** The key is the entry's: however often it is sent, that ends once. */
function End({ visit, kind, id, label }: { visit: OfficeVisit; kind: 'nghi' | 'uy-quyen'; id: string; label: string }) {
  return <form method="post" action={addresses.endEntry(kind, id)}><Csrf visit={visit} /><input type="hidden" name="key" value={`end-${id}`} /><Button tone="quiet" once>{label}</Button></form>;
}
