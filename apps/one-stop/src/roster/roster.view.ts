import { RosterView, type AbsenceLine, type DelegationLine } from '@motcua/contracts/roster-api';
import type { Actor } from '@motcua/domain/actor';
import type { PlainDate } from '@motcua/domain/calendar/plain-date';
import { mayKeepFor } from '@motcua/domain/roster/keeping';
import type { Official, Period } from '@motcua/domain/roster/roster';
import type { KeptAbsence, KeptDelegation, KeptRoster } from './roster.schema.ts';

interface Reading {
  readonly reader: Actor;
  readonly officials: readonly Official[];
  readonly today: PlainDate;
}

/** Lines of those the reader keeps the roster for, and those in which they stand in. Why somebody is away is nobody else's business. */
export function presentRoster({ agency, absences, delegations }: KeptRoster, reading: Reading): RosterView {
  const { reader, officials, today } = reading;
  const rolesOf = (id: string) => officials.find((one) => one.id === id)?.roles ?? [];
  const mayKeep = (id: string) => mayKeepFor(reader, { id, roles: rolesOf(id) });
  return RosterView.parse({
    agency,
    today,
    absences: absences.filter(({ person }) => mayKeep(person.id)).sort(newestFirst).map((one) => absenceLine(one, today, mayKeep)),
    delegations: delegations.filter(({ giver, substitute }) => mayKeep(giver.id) || substitute.id === reader.id).sort(newestFirst).map((one) => delegationLine(one, today, (id) => mayKeep(id) || one.substitute.id === reader.id)),
    people: officials.map(({ id, name, roles }) => ({ id, name, roles, mayKeep: mayKeep(id) })),
  });
}

const newestFirst = (one: Period, other: Period) => (one.from < other.from ? 1 : -1);
const timeOf = ({ from, to }: Period, today: PlainDate) => (today < from ? 'coming' : today <= to ? 'now' : 'over');

function absenceLine({ key: _key, endKey: _endKey, ...absence }: KeptAbsence, today: PlainDate, mayKeep: (id: string) => boolean): AbsenceLine {
  const state = absence.cancelledAt === undefined ? timeOf(absence, today) : 'cancelled';
  return { ...absence, state, mayEnd: (state === 'coming' || state === 'now') && mayKeep(absence.person.id) };
}

function delegationLine({ key: _key, endKey: _endKey, scope: { roles, procedures }, ...delegation }: KeptDelegation, today: PlainDate, mayEnd: (giver: string) => boolean): DelegationLine {
  const state = delegation.revokedAt === undefined ? timeOf(delegation, today) : 'revoked';
  return { ...delegation, scope: { roles: [...roles], ...(procedures ? { procedures: [...procedures] } : {}) }, state, mayEnd: (state === 'coming' || state === 'now') && mayEnd(delegation.giver.id) };
}
