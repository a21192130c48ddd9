import type { Agency } from '@motcua/contracts/agency';
import type { Answers } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import type { StepAgency } from '@motcua/contracts/step';
import type { Step } from '@motcua/domain/dossier/steps';
import { inOffice } from '@motcua/forms/in-office';
import type { Units } from '@motcua/forms/units';

/** Where a dossier is and what its form says: all that decides who does a step. */
export interface Whereabouts {
  /** Code of the dossier's own agency. */
  readonly agency: string;
  readonly answers: Answers;
  readonly units: Units;
  readonly agencies: readonly Agency[];
}

/** The steps of a procedure as one dossier follows them: each with the code of the agency that does it, when that is another than its own. */
export function stepsAt({ steps, form }: Pick<Procedure, 'steps' | 'form'>, where: Whereabouts): readonly Step[] {
  return steps.map(({ agency: reference, ...step }) => {
    const code = reference && codeOf(reference, form.jurisdiction, where);
    return code === undefined || code === where.agency ? step : { ...step, agency: code };
  });
}

/** Undefined where there is no such agency: the dossier's own then does what there is nobody else for. */
function codeOf(reference: StepAgency, jurisdiction: string | undefined, where: Whereabouts): string | undefined {
  if ('code' in reference) return inOffice(reference.code, where.agencies);
  if ('relation' in reference) return inOffice(where.agencies.find(({ code }) => code === where.agency)?.parent, where.agencies);
  const unit = unitOf(reference, where.answers[reference.of ?? jurisdiction ?? ''], where.units);
  return inOffice(where.agencies.find(({ kind, unitCode }) => kind === reference.unit && unitCode === unit)?.code, where.agencies);
}

function unitOf({ unit }: Extract<StepAgency, { unit: unknown }>, answer: unknown, units: Units): string | undefined {
  const ward = typeof answer === 'object' && answer !== null && 'ward' in answer ? String(answer.ward) : undefined;
  if (ward === undefined || unit === 'ward') return ward;
  return units.find(ward)?.parent;
}
