import type { Actor } from '../actor.ts';
import type { Instant } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { dayNumber } from '../calendar/plain-date.ts';
import { RosterRefused } from './refusals.ts';
import type { Absence, Delegation, Official, Period, Person, Roster, Scope } from './roster.ts';
import { overlap } from './roster.ts';

/** Who writes into the roster, when and on which day of the agency. */
export interface Entry {
  readonly by: Actor & Person;
  readonly at: Instant;
  readonly today: PlainDate;
}

const longest = 366;

/** One's own; a head keeps it for those below, a leader and who administers the staff for everybody. */
export function mayKeepFor({ id, kind, roles }: Pick<Actor, 'id' | 'kind' | 'roles'>, person: Pick<Official, 'id' | 'roles'>): boolean {
  if (kind !== 'official') return false;
  if (id === person.id || roles.includes('leader') || roles.includes('staff-admin')) return true;
  return roles.includes('head') && !person.roles.includes('leader');
}

export type AbsenceAsked = Pick<Absence, 'id' | 'from' | 'to' | 'reason' | 'note'> & { readonly person: Official };

/** @throws RosterRefused */
export function recordAbsence(roster: Roster, asked: AbsenceAsked, { by, at, today }: Entry): Roster {
  const { person, ...said } = asked;
  if (!mayKeepFor(by, person)) throw new RosterRefused('roster-not-yours', 'person');
  checkPeriod(asked, today);
  if (roster.absences.some((other) => other.cancelledAt === undefined && other.person.id === person.id && overlap(other, asked))) throw new RosterRefused('absence-overlaps', 'from');
  const absence: Absence = { ...said, person: named(person), recordedBy: named(by), recordedAt: at };
  return { ...roster, version: roster.version + 1, absences: [...roster.absences, absence] };
}

/** Never came about, or ended early. @throws RosterRefused */
export function cancelAbsence(roster: Roster, { id, person }: { readonly id: string; readonly person: Pick<Official, 'id' | 'roles'> }, { by, at, today }: Entry): Roster {
  const absence = roster.absences.find((one) => one.id === id);
  if (!absence || absence.cancelledAt !== undefined || absence.to < today) throw new RosterRefused('roster-entry-over');
  if (!mayKeepFor(by, person)) throw new RosterRefused('roster-not-yours', 'person');
  return { ...roster, version: roster.version + 1, absences: roster.absences.map((one) => (one === absence ? { ...one, cancelledBy: named(by), cancelledAt: at } : one)) };
}

export interface DelegationAsked extends Period {
  readonly id: string;
  readonly giver: Official;
  readonly substitute: Official;
  readonly scope: Scope;
  readonly reason: string;
}

/** Gives somebody's work to a substitute for some days. @throws RosterRefused */
export function giveDelegation(roster: Roster, asked: DelegationAsked, { by, at, today }: Entry): Roster {
  const { giver, substitute, scope } = asked;
  if (!mayKeepFor(by, giver)) throw new RosterRefused('roster-not-yours', 'person');
  checkPeriod(asked, today);
  checkPeople(asked, by);
  const alive = roster.delegations.filter((other) => other.revokedAt === undefined && overlap(other, asked));
  // Nobody does in a third person's name what was given to them in a second's: the chain has one link.
  if (alive.some((other) => other.giver.id === substitute.id || other.substitute.id === giver.id)) throw new RosterRefused('delegation-chain', 'substitute');
  if (alive.some((other) => other.giver.id === giver.id && meet(other.scope, scope))) throw new RosterRefused('delegation-overlaps', 'from');
  if (roster.absences.some((absence) => absence.cancelledAt === undefined && absence.person.id === substitute.id && overlap(absence, asked))) throw new RosterRefused('delegate-away', 'substitute');
  const { id, from, to, reason } = asked;
  const delegation: Delegation = { id, giver: named(giver), substitute: named(substitute), from, to, scope, reason, givenBy: named(by), givenAt: at };
  return { ...roster, version: roster.version + 1, delegations: [...roster.delegations, delegation] };
}

/** From this moment on nobody acts by it any more. What was done stays done. @throws RosterRefused */
export function revokeDelegation(roster: Roster, { id, giver }: { readonly id: string; readonly giver: Pick<Official, 'id' | 'roles'> }, { by, at, today }: Entry): Roster {
  const delegation = roster.delegations.find((one) => one.id === id);
  if (!delegation || delegation.revokedAt !== undefined || delegation.to < today) throw new RosterRefused('roster-entry-over');
  // Who stands in may lay it down as well.
  if (!mayKeepFor(by, giver) && delegation.substitute.id !== by.id) throw new RosterRefused('roster-not-yours', 'person');
  return { ...roster, version: roster.version + 1, delegations: roster.delegations.map((one) => (one === delegation ? { ...one, revokedBy: named(by), revokedAt: at } : one)) };
}

function checkPeriod({ from, to }: Period, today: PlainDate): void {
  if (from > to) throw new RosterRefused('period-invalid', 'to');
  if (to < today) throw new RosterRefused('period-past', 'to');
  if (dayNumber(to) - dayNumber(from) > longest) throw new RosterRefused('period-invalid', 'to');
}

/** Only what the giver may do themselves can be given, and to somebody who handles dossiers; nobody gives another's power to themselves. */
function checkPeople({ giver, substitute, scope }: DelegationAsked, by: Actor): void {
  if (giver.id === substitute.id) throw new RosterRefused('delegation-to-oneself', 'substitute');
  if (by.id === substitute.id) throw new RosterRefused('delegation-to-oneself', 'substitute');
  if (!handles(substitute)) throw new RosterRefused('delegation-unfit', 'substitute');
  if (scope.roles.length === 0 || scope.roles.some((role) => !givable.includes(role) || !giver.roles.includes(role))) throw new RosterRefused('delegation-unfit', 'roles');
}

/** Inspectors' work is confidential and goes to another inspector by their head alone (decision 0051). */
export const givable: readonly string[] = ['receptionist', 'specialist', 'head', 'leader'];
const handles = ({ roles }: Official): boolean => roles.some((role) => givable.includes(role));

function meet(one: Scope, other: Scope): boolean {
  const sameWork = one.procedures === undefined || other.procedures === undefined || one.procedures.some((id) => other.procedures?.includes(id));
  return sameWork && one.roles.some((role) => other.roles.includes(role));
}

const named = ({ id, name }: Person): Person => ({ id, name });
