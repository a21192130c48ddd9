import type { MigrationDryRun, MigrationOutlook, MigrationRow, ProcessComparison, StaysBecause } from '@motcua/contracts/process-api';
import type { BilingualText } from '@motcua/contracts/text';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import type { Step } from '@motcua/domain/dossier/steps';
import { DomainError } from '@motcua/domain/errors';
import { compareProcesses } from '@motcua/domain/process/comparison';
import { changesHands, migrated, staysBecause } from '@motcua/domain/process/migration';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { MostUrgent } from '../calendars/most-urgent.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { FlightStore, type InFlight } from './flight.store.ts';
import { addressesIn, type KnownPlan, Plans } from './plans.ts';

const pageSize = 50;
const mostTold = 1_000;

interface Found {
  readonly stays?: StaysBecause;
  readonly handedOver: boolean;
  readonly row: MigrationRow;
}

/** What a plan would do to the dossiers in flight. Nothing is changed. */
@Injectable()
export class MigrationOutlooks {
  /** One at a time: each reads every open dossier of the version. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly flights: FlightStore,
    private readonly plans: Plans,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws RequestProblem as `Plans.known` */
  page({ page, ...asked }: MigrationDryRun): Promise<MigrationOutlook> {
    const plan = this.plans.known(asked);
    const found = this.last.then(() => this.run(plan, page));
    this.last = found.catch(() => undefined);
    return found;
  }

  private async run(plan: KnownPlan, page: number): Promise<MigrationOutlook> {
    const urgent = new MostUrgent<MigrationRow>(mostTold);
    const [tally, stays] = [{ seen: 0, moves: 0, handedOver: 0 }, new Map<StaysBecause, number>()];
    for await (const batch of this.flights.openOf(plan.procedure, plan.from, addressesIn(plan))) {
      for (const dossier of batch) {
        const { stays: because, handedOver, row } = this.judged(dossier, plan);
        tally.seen += 1;
        if (because) stays.set(because, (stays.get(because) ?? 0) + 1);
        else tally.moves += 1;
        if (handedOver) tally.handedOver += 1;
        // Confidential dossiers are counted like others, but administrators are not told which there are.
        if (!dossier.confidential) urgent.put(`${because ? 0 : 1} ${handedOver ? 0 : 1} ${row.reference}`, row);
      }
    }
    // Not of which procedure: that there are denunciations in flight is nobody's to read in a log.
    this.logger.info({ from: plan.from, to: plan.to, ...tally }, 'dry run of a plan for dossiers in flight');
    const rows = urgent.inOrder();
    return {
      ...{ procedure: plan.procedure, from: plan.from, to: plan.to, steps: plan.steps },
      comparison: comparisonOf(plan),
      ...tally,
      stays: [...stays].map(([because, count]) => ({ because, count })),
      asOf: this.clock.now().toISOString(),
      rows: rows.slice((page - 1) * pageSize, page * pageSize),
      page,
      pages: Math.max(1, Math.ceil(rows.length / pageSize)),
    };
  }

  private judged(flight: InFlight, plan: KnownPlan): Found {
    const { reference, agency, stepId, stepDueAt } = flight;
    const target = this.plans.targetFor(flight, plan);
    const from = { step: nameOf(plan.before.steps, stepId), ...due(stepDueAt) };
    const kept = (stays: StaysBecause): Found => ({ stays, handedOver: false, row: { reference, agency: agency.code, from, stays } });
    const because = staysBecause(flight, target);
    if (because) return kept(because);
    try {
      const then = migrated(asDossier(flight), target, { at: flight.changedAt, by: '', note: '' }, this.catalogue.calendarOf(agency.code));
      return { handedOver: changesHands(flight, target), row: { reference, agency: agency.code, from, to: { step: nameOf(plan.after.steps, then.stepId), ...due(then.stepDueAt) } } };
    } catch (error) {
      if (error instanceof DomainError) return kept('unreached');
      throw error;
    }
  }
}

/** How the versions differ for whoever is under way. Who does a step is compared as the procedure says it, whatever agency that is for a dossier. */
export function comparisonOf({ before, after, steps: mapping }: KnownPlan): ProcessComparison {
  const plain = (steps: KnownPlan['before']['steps']): Step[] => steps.map(({ agency, ...step }) => ({ ...step, ...(agency ? { agency: JSON.stringify(agency) } : {}) }));
  const { additive, steps, added } = compareProcesses(plain(before.steps), plain(after.steps), mapping);
  return {
    additive,
    steps: steps.map(({ id, to, change }) => ({ id, name: nameOf(before.steps, id), ...(to === undefined ? {} : { to }), change })),
    added: added.map((id) => ({ id, name: nameOf(after.steps, id) })),
  };
}

const nameOf = (steps: readonly { readonly id: string; readonly name: BilingualText }[], id: string): BilingualText => steps.find((step) => step.id === id)?.name ?? { vi: id, en: id };

const due = (at: string | null): { dueAt?: string } => (at === null ? {} : { dueAt: at });

/** Moving looks at the term and the steps alone; what is not loaded it does not read. */
const asDossier = (flight: InFlight): Dossier => ({ ...flight, history: [], tracks: [] }) as unknown as Dossier;
