import type { Procedure } from '@motcua/contracts/procedure';
import { processNames } from '@motcua/forms/process-names';
import { guardInWords } from '@motcua/forms/said-guard';
import { waysOf } from '@motcua/domain/dossier/steps';
import type { Step as Followed } from '@motcua/domain/dossier/steps';
import type { DrawnStep } from '@motcua/ui/process/layout';
import type { Visit } from '../frame/visit.ts';
import { roleInWords } from './drawn-process.ts';

/** The process of a version, with no dossier in it. */
export function drawnVersion({ t, lang }: Visit, procedure: Pick<Procedure, 'steps' | 'form' | 'papers'>): DrawnStep[] {
  const names = processNames(procedure);
  const steps: readonly Followed[] = procedure.steps.map(({ agency: _, ...step }) => step);
  return procedure.steps.map(({ id, name, role, agency }, position) => ({
    id,
    name: name[lang],
    who: roleInWords(t, role),
    lane: agency ? laneOf(agency, t) : t('process.own-agency'),
    state: 'ahead',
    ways: waysOf(steps, position).map(({ to, name: called, when }) => ({ to, label: called?.[lang] ?? (when && guardInWords(when, names)[lang]) })),
  }));
}

function laneOf(agency: NonNullable<Procedure['steps'][number]['agency']>, t: Visit['t']): string {
  if ('code' in agency) return agency.code;
  return 'unit' in agency ? t(`process.unit.${agency.unit}`) : t('process.parent');
}
