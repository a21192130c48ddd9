import { NotAllowed } from '@motcua/auth/errors';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Substitutes } from '../roster/substitutes.ts';
import { type Onlooker, onlookerAt } from './onlooker.ts';

/** Who looks at lists: where they work, what day it is there, and whose work they do besides their own. */
@Injectable()
export class Onlookers {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly substitutes: Substitutes,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** @throws NotAllowed for who works for no agency */
  of(actor: Actor): Onlooker {
    if (actor.agency === undefined) throw new NotAllowed('This account works for no agency.');
    return onlookerAt(this.catalogue.calendarOf(actor.agency), { actor, agency: actor.agency, now: this.clock.now() });
  }

  async standingIn(actor: Actor): Promise<Onlooker> {
    const onlooker = this.of(actor);
    return { ...onlooker, standsIn: await this.substitutes.workOf(onlooker.agency, actor.id) };
  }
}
