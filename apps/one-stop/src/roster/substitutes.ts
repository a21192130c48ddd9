import type { Actor } from '@motcua/domain/actor';
import { minuteOf } from '@motcua/domain/calendar/instant';
import type { PlainDate } from '@motcua/domain/calendar/plain-date';
import type { Move } from '@motcua/domain/dossier/lifecycle';
import { refusal } from '@motcua/domain/dossier/permission';
import { actingOn, standIns } from '@motcua/domain/dossier/standing-in';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import { covers, isInForce } from '@motcua/domain/roster/roster';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { StoodIn } from '../queues/onlooker.ts';
import type { KeptRoster } from './roster.schema.ts';
import { RosterStore } from './roster.store.ts';

/** Who stands in for whom today. */
@Injectable()
export class Substitutes {
  constructor(
    private readonly rosters: RosterStore,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** As whom somebody makes a move: who may by their own right costs no look into the roster. */
  async actingOn(dossier: Dossier, move: Move, actor: Actor): Promise<Actor> {
    if (!refusal(dossier, move, actor)) return actor;
    return actingOn(dossier, move, actor, await this.of(dossier, actor));
  }

  /** The same for many dossiers, with one look into the roster. */
  async actingOnAny(actor: Actor): Promise<(dossier: Dossier, move: Move) => Actor> {
    const { agency } = actor;
    if (agency === undefined) return () => actor;
    const roster = await this.rosters.get(agency);
    const today = this.todayAt(agency);
    return (dossier, move) => actingOn(dossier, move, actor, standIns(dossier, actor, roster, today));
  }

  /** In whose name this reader may act on a dossier. */
  async of(dossier: Dossier, actor: Actor): Promise<readonly Actor[]> {
    if (actor.kind !== 'official' || actor.agency === undefined || dossier.confidential) return [];
    return standIns(dossier, actor, await this.rosters.get(actor.agency), this.todayAt(actor.agency));
  }

  /** Which dossiers lie on the desks of those whose substitute somebody is today. */
  async workOf(agency: string, substitute: string): Promise<(line: StoodIn) => boolean> {
    const today = this.todayAt(agency);
    const { delegations } = await this.rosters.get(agency);
    const theirs = delegations.filter((delegation) => delegation.substitute.id === substitute && isInForce(delegation, today));
    if (theirs.length === 0) return () => false;
    return ({ assignee, role, procedure, confidential }) => !confidential && theirs.some(({ giver, scope }) => giver.id === assignee && covers(scope, { role, procedure }));
  }

  roster(agency: string): Promise<KeptRoster> {
    return this.rosters.get(agency);
  }

  /** The day at an agency. @throws DependencyAway */
  todayAt(agency: string): PlainDate {
    return this.catalogue.calendarOf(agency).dateAt(minuteOf(this.clock.now().toISOString()));
  }
}
