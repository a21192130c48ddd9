import type { Instant } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** An official as the agency's roster knows them. */
export interface Official extends Person {
  readonly roles: readonly string[];
}

/** Whole days of the agency, the first and the last included. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export const absenceReasons = ['leave', 'sick', 'business-trip', 'training', 'other'] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

/** Who is not at their desk, and until when. */
export interface Absence extends Period {
  readonly id: string;
  readonly person: Person;
  readonly reason: AbsenceReason;
  readonly note?: string;
  readonly recordedBy: Person;
  readonly recordedAt: Instant;
  readonly cancelledBy?: Person;
  readonly cancelledAt?: Instant;
}

/** What a substitute may: at steps of these roles, and of these procedures alone where any are named. */
export interface Scope {
  readonly roles: readonly string[];
  readonly procedures?: readonly string[];
}

/**
 * A standing delegation: in its days the substitute may do with the giver's dossiers what the giver may, in their name. It begins
 * and ends by itself; the dossiers stay with the giver all the time, so that nothing has to be handed back.
 */
export interface Delegation extends Period {
  readonly id: string;
  readonly giver: Person;
  readonly substitute: Person;
  readonly scope: Scope;
  readonly reason: string;
  readonly givenBy: Person;
  readonly givenAt: Instant;
  readonly revokedBy?: Person;
  readonly revokedAt?: Instant;
}

/** Who is away and who stands in for whom at one agency. One document: rules that look at several entries see them all at once. */
export interface Roster {
  readonly agency: string;
  readonly version: number;
  readonly absences: readonly Absence[];
  readonly delegations: readonly Delegation[];
}

const within = ({ from, to }: Period, day: PlainDate): boolean => from <= day && day <= to;
export const overlap = (one: Period, other: Period): boolean => one.from <= other.to && other.from <= one.to;

export const isAway = (absence: Absence, today: PlainDate): boolean => absence.cancelledAt === undefined && within(absence, today);
export const isInForce = (delegation: Delegation, today: PlainDate): boolean => delegation.revokedAt === undefined && within(delegation, today);

/** Until when somebody is away; undefined while they are at their desk. */
export function absenceOf({ absences }: Roster, person: string, today: PlainDate): Absence | undefined {
  return absences.find((absence) => absence.person.id === person && isAway(absence, today));
}

/** The kind of work that somebody is asked to stand in for. */
export interface Work {
  readonly role: string;
  readonly procedure: string;
}

export const isAbout = ({ procedures }: Scope, procedure: string): boolean => procedures === undefined || procedures.includes(procedure);
export const covers = (scope: Scope, { role, procedure }: Work): boolean => scope.roles.includes(role) && isAbout(scope, procedure);

/** Who does somebody's work of a kind today, in their name. */
export function substituteOf({ delegations }: Roster, person: string, work: Work, today: PlainDate): Person | undefined {
  return delegations.find((delegation) => delegation.giver.id === person && isInForce(delegation, today) && covers(delegation.scope, work))?.substitute;
}
