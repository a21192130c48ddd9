import type { MigrationPlan } from '@motcua/contracts/process-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Answers } from '@motcua/contracts/form';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import type { Target } from '@motcua/domain/process/migration';
import { RequestProblem } from '@motcua/http/problem';
import { DependencyAway } from '@motcua/messaging/failure';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { both } from '../words.ts';
import { stepsAt } from './steps-at.ts';

/** A plan with the two versions that it is about. */
export interface KnownPlan extends MigrationPlan {
  readonly before: Procedure;
  readonly after: Procedure;
}

/** Plans for dossiers in flight, as far as they can be judged without any dossier. */
@Injectable()
export class Plans {
  constructor(private readonly catalogue: Catalogue) {}

  /** @throws RequestProblem 404 for versions that there are not, 422 for steps that they do not have */
  known(plan: MigrationPlan): KnownPlan {
    const [before, after] = [this.version(plan.procedure, plan.from), this.version(plan.procedure, plan.to)];
    if (!before || !after || plan.from === plan.to) throw new RequestProblem(404, 'migration-unknown', { detail: 'There are no two such versions of this procedure.' });
    const strangers = Object.entries(plan.steps).flatMap(([from, to]) => [
      ...(before.steps.some(({ id }) => id === from) ? [] : [{ at: `steps.${from}`, code: 'step-unknown', message: both('plan.step-unknown') }]),
      ...(after.steps.some(({ id }) => id === to) ? [] : [{ at: `steps.${from}`, code: 'step-unknown', message: both('plan.target-unknown') }]),
    ]);
    if (strangers.length > 0) throw new RequestProblem(422, 'migration-steps-unknown', { errors: strangers });
    return { ...plan, before, after };
  }

  /** The steps of the new version as this dossier would follow them: by the addresses on the form that it was sent with. */
  targetFor({ agency, procedure, answers = {} }: { readonly agency: { readonly code: string }; readonly procedure: Omit<Dossier['procedure'], 'name'>; readonly answers?: Answers }, { after, to, steps }: KnownPlan): Target {
    const { form } = this.catalogue.procedureOf({ procedure });
    const where = { agency: agency.code, answers, units: this.catalogue.units, agencies: this.catalogue.allAgencies() };
    return { version: to, mapping: steps, steps: stepsAt({ steps: after.steps, form }, where) };
  }

  private version(id: string, version: number): Procedure | undefined {
    try {
      return this.catalogue.procedureOf({ procedure: { id, version } });
    } catch (error) {
      if (error instanceof DependencyAway) return undefined;
      throw error;
    }
  }
}

/** Fields whose answers say which agency does a step. */
export function addressesIn({ before, after }: Pick<KnownPlan, 'before' | 'after'>): string[] {
  const named = after.steps.flatMap(({ agency }) => (agency && 'unit' in agency ? [agency.of ?? before.form.jurisdiction ?? ''] : []));
  return [...new Set(named)].filter(Boolean);
}
