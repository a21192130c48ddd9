import type { Colleague, Colleagues as ColleagueList } from '@motcua/contracts/handing-api';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import { agencyAt, currentStep } from '@motcua/domain/dossier/permission';
import { checkFits } from '@motcua/domain/dossier/reassigning';
import { ColleagueAway, MoveIncomplete } from '@motcua/domain/dossier/refusals';
import type { Step } from '@motcua/domain/dossier/steps';
import { absenceOf, type Roster, substituteOf } from '@motcua/domain/roster/roster';
import { Injectable } from '@nestjs/common';
import { notThere } from '../dossiers/dossier.problems.ts';
import { type Official, People } from '../dossiers/people.ts';
import { QueuesService } from '../queues/queues.service.ts';
import { Substitutes } from '../roster/substitutes.ts';

/** Somebody is to be given a dossier. `at`: the field that names them. */
export interface Wished {
  readonly id: string;
  readonly at: 'to' | 'assignee';
  readonly evenIfAway?: boolean | undefined;
}

/** Who could do a step of a dossier, how much lies on their desks and whether they are there. */
@Injectable()
export class Colleagues {
  constructor(
    private readonly people: People,
    private readonly substitutes: Substitutes,
    private readonly queues: QueuesService,
  ) {}

  /** @throws RequestProblem 404, DependencyAway */
  async of(dossier: Dossier, stepId: string | undefined): Promise<ColleagueList> {
    const step = stepId === undefined ? currentStep(dossier).step : dossier.steps.find(({ id }) => id === stepId);
    if (!step) throw notThere('such step');
    const agency = agencyAt(dossier, step);
    const [people, roster] = await Promise.all([this.people.colleaguesAt(agency, step.role), this.substitutes.roster(agency)]);
    const open = this.queues.openOnDesks(agency);
    return { step: step.id, people: people.map(({ id, name }): Colleague => ({ id, name, open: open.get(id) ?? 0, ...this.away(dossier, step, { id, roster }) })) };
  }

  /** Who is to get it at its step: does that step, and is there or has a substitute. @throws MoveIncomplete, ColleagueAway, DependencyAway */
  async fit(dossier: Dossier, { id, at, evenIfAway }: Wished): Promise<Official> {
    const person = await this.people.official(id);
    if (!person) throw new MoveIncomplete(at, 'There is no such colleague.');
    const { step } = currentStep(dossier);
    checkFits(dossier, step, { ...person, kind: 'official' }, at);
    const { away } = this.away(dossier, step, { id, roster: await this.substitutes.roster(agencyAt(dossier, step)) });
    if (away && !away.substitute && !evenIfAway) throw new ColleagueAway(dossier, { at, name: person.name, until: away.until });
    return person;
  }

  private away(dossier: Dossier, { role }: Step, { id, roster }: { id: string; roster: Roster }): Pick<Colleague, 'away'> {
    const today = this.substitutes.todayAt(roster.agency);
    const absence = absenceOf(roster, id, today);
    if (!absence) return {};
    const substitute = substituteOf(roster, id, { role, procedure: dossier.procedure.id }, today);
    return { away: { until: absence.to, ...(substitute ? { substitute: { ...substitute } } : {}) } };
  }
}
