import type { GiveDelegation, RecordAbsence, RosterEntry, RosterView } from '@motcua/contracts/roster-api';
import { NotAllowed } from '@motcua/auth/errors';
import type { Actor } from '@motcua/domain/actor';
import { plainDate } from '@motcua/domain/calendar/plain-date';
import { cancelAbsence, type Entry, givable, giveDelegation, recordAbsence, revokeDelegation } from '@motcua/domain/roster/keeping';
import { RosterRefused } from '@motcua/domain/roster/refusals';
import type { Official, Scope } from '@motcua/domain/roster/roster';
import { Clock } from '@motcua/http/clock';
import { DependencyAway } from '@motcua/messaging/failure';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Catalogue } from '../catalogue/catalogue.ts';
import { keyReused } from '../dossiers/dossier.problems.ts';
import { People } from '../dossiers/people.ts';
import type { KeptRoster } from './roster.schema.ts';
import { RosterStore } from './roster.store.ts';
import { presentRoster } from './roster.view.ts';
import { Substitutes } from './substitutes.ts';

/** Who writes, and the key that makes a repetition known. */
export interface Writing {
  readonly by: Actor;
  readonly key: string;
}

type Decide = (roster: KeptRoster, entry: Entry) => { readonly roster: KeptRoster; readonly id: string };
type AbsenceAsked = z.output<typeof RecordAbsence>;
type DelegationAsked = z.output<typeof GiveDelegation>;

const mostTries = 5;

/** Absences and standing delegations of an agency's officials. */
@Injectable()
export class RosterService {
  constructor(
    private readonly rosters: RosterStore,
    private readonly substitutes: Substitutes,
    private readonly people: People,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws NotAllowed, DependencyAway */
  async show(reader: Actor, agency: string | undefined): Promise<RosterView> {
    const at = this.reached(reader, agency ?? reader.agency);
    const [roster, officials] = await Promise.all([this.rosters.get(at), this.people.officialsAt(at)]);
    return presentRoster(roster, { reader, officials, today: this.substitutes.todayAt(at) });
  }

  /** An absence, and in the same write who stands in meanwhile. @throws RosterRefused */
  async record({ by, key }: Writing, asked: AbsenceAsked): Promise<RosterEntry> {
    const person = await this.official(asked.person ?? by.id);
    const substitute = asked.substitute === undefined ? undefined : await this.official(asked.substitute, person.agency);
    const [id, period] = [randomUUID(), daysOf(asked)];
    return this.write({ by, key }, person.agency, (roster, entry) => {
      const noted = recordAbsence(roster, { id, person, ...period, reason: asked.reason, ...(asked.note ? { note: asked.note } : {}) }, entry);
      if (!substitute) return { roster: noted, id };
      const delegation = { id: randomUUID(), giver: person, substitute, ...period, scope: scopeOf(asked, person), reason: asked.note ?? asked.reason };
      return { roster: { ...noted, delegations: giveDelegation({ ...noted, version: roster.version }, delegation, entry).delegations }, id };
    });
  }

  /** @throws RosterRefused */
  async give({ by, key }: Writing, asked: DelegationAsked): Promise<RosterEntry> {
    const giver = await this.official(asked.giver ?? by.id);
    const substitute = await this.official(asked.substitute, giver.agency);
    const id = randomUUID();
    const { reason } = asked;
    return this.write({ by, key }, giver.agency, (roster, entry) => ({ roster: giveDelegation(roster, { id, giver, substitute, ...daysOf(asked), scope: scopeOf(asked, giver), reason }, entry), id }));
  }

  /** @throws RosterRefused */
  async cancel({ by, key }: Writing, agency: string | undefined, id: string): Promise<RosterEntry> {
    const at = this.reached(by, agency ?? by.agency);
    const of = (await this.rosters.get(at)).absences.find((one) => one.id === id)?.person.id;
    const person = { id: of ?? '', roles: of === undefined ? [] : await this.rolesOf(of) };
    return this.write({ by, key }, at, (roster, entry) => ({ roster: cancelAbsence(roster, { id, person }, entry), id }));
  }

  /** @throws RosterRefused */
  async revoke({ by, key }: Writing, agency: string | undefined, id: string): Promise<RosterEntry> {
    const at = this.reached(by, agency ?? by.agency);
    const of = (await this.rosters.get(at)).delegations.find((one) => one.id === id)?.giver.id;
    const giver = { id: of ?? '', roles: of === undefined ? [] : await this.rolesOf(of) };
    return this.write({ by, key }, at, (roster, entry) => ({ roster: revokeDelegation(roster, { id, giver }, entry), id }));
  }

  /** Loads, decides and saves, as often as others write in between: entries of different people do not stand in each other's way. */
  private async write({ by, key }: Writing, agency: string, decide: Decide): Promise<RosterEntry> {
    this.reached(by, agency);
    const name = (await this.people.nameOf(by.id)) ?? '';
    for (let tried = 0; tried < mostTries; tried += 1) {
      const before = await this.rosters.get(agency);
      const earlier = writtenBefore(before, { by, key });
      if (earlier) return earlier;
      const today = this.substitutes.todayAt(agency);
      const decided = decide(before, { by: { ...by, name }, at: this.clock.now().toISOString(), today });
      if (await this.rosters.save(before, keyed(before, decided.roster, key), today)) return { id: decided.id };
    }
    throw new DependencyAway('the roster of an agency changed each time it was to be written');
  }

  /** @throws RosterRefused for nobody, or for somebody of another agency than the one that is meant */
  private async official(id: string, agency?: string): Promise<Official & { readonly agency: string }> {
    const found = await this.people.official(id);
    if (found?.agency === undefined || (agency !== undefined && found.agency !== agency)) throw new RosterRefused('delegation-unfit', agency === undefined ? 'person' : 'substitute');
    return { ...found, agency: found.agency };
  }

  private async rolesOf(id: string): Promise<readonly string[]> {
    return (await this.people.official(id))?.roles ?? [];
  }

  /** One's own agency; who administers the staff reaches those below theirs. @throws NotAllowed */
  private reached({ agency: own, roles }: Actor, agency: string | undefined): string {
    if (agency === undefined || own === undefined) throw new NotAllowed('This account works for no agency.');
    if (agency === own || (roles.includes('staff-admin') && this.catalogue.isBelow(agency, own))) return agency;
    throw new NotAllowed('Rosters are kept within the agency, and by who administers its staff.');
  }
}

const daysOf = ({ from, to }: { from: string; to: string }) => ({ from: plainDate(from), to: plainDate(to) });

/** All that the giver may and may give, unless less is said. */
function scopeOf({ roles, procedures }: Partial<Pick<DelegationAsked, 'roles' | 'procedures'>>, giver: Official): Scope {
  return { roles: roles ?? giver.roles.filter((role) => givable.includes(role)), ...(procedures && procedures.length > 0 ? { procedures } : {}) };
}

/** What was written with this key by this person. @throws RequestProblem 409 when somebody else used it */
function writtenBefore({ absences, delegations }: KeptRoster, { by, key }: Writing): RosterEntry | undefined {
  const begun = [...absences.map(({ id, key: of, recordedBy }) => ({ id, of, who: recordedBy })), ...delegations.map(({ id, key: of, givenBy }) => ({ id, of, who: givenBy }))];
  const ended = [...absences.map(({ id, endKey: of, cancelledBy }) => ({ id, of, who: cancelledBy })), ...delegations.map(({ id, endKey: of, revokedBy }) => ({ id, of, who: revokedBy }))];
  const found = [...begun, ...ended].find(({ of }) => of === key);
  if (found && found.who?.id !== by.id) throw keyReused();
  return found && { id: found.id };
}

/** The key stands with what it wrote or ended. */
function keyed(before: KeptRoster, after: KeptRoster, key: string): KeptRoster {
  const mark = <One extends { readonly id: string }>(old: readonly One[], entries: readonly One[]) =>
    entries.map((one) => (old.includes(one) ? one : { ...one, [old.some(({ id }) => id === one.id) ? 'endKey' : 'key']: key }));
  return { ...after, absences: mark(before.absences, after.absences), delegations: mark(before.delegations, after.delegations) };
}
