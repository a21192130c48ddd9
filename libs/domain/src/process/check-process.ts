import type { Step } from '../dossier/steps.ts';
import { caseFaults } from './check-cases.ts';
import { graphFaults } from './check-graph.ts';
import { guardFaults } from './check-guards.ts';
import { simplePaths } from './graph.ts';
import type { ProcessFault } from './process-problem.ts';
import type { ProcessSurroundings } from './surroundings.ts';

/** The term that the steps share, in its own unit; the longest that the procedure may take. */
export interface WholeTerm {
  readonly amount: number;
  readonly unit: string;
}

/**
 * Everything that keeps a process from being followed from reception to return, all of it at once. What depends on the ways being right is
 * looked at once they are.
 */
export function processFaults(steps: readonly Step[], around: ProcessSurroundings, term: WholeTerm): readonly ProcessFault[] {
  const shape = [...graphFaults(steps), ...guardFaults(steps, around), ...bothFaults(steps)];
  return shape.length > 0 ? shape : [...caseFaults(steps, around), ...pathFaults(steps, term)];
}

const bothFaults = (steps: readonly Step[]): ProcessFault[] =>
  steps.flatMap(({ id, share, term }, position) => (term && share > 0 ? [{ at: `${position}.share`, code: 'step-share-and-term', params: {}, steps: [id] }] : []));

/** However a dossier goes, its steps have no more time than there is. */
function pathFaults(steps: readonly Step[], whole: WholeTerm): ProcessFault[] {
  const paths = simplePaths(steps);
  if (!paths) return [{ at: '', code: 'process-too-tangled', params: {} }];
  const shares = paths.map((path) => ({ path, sum: path.reduce((sum, { share }) => sum + share, 0) })).find(({ sum }) => sum > 100);
  const terms = paths.map((path) => ({ path, sum: path.reduce((sum, { term }) => sum + (term?.unit === whole.unit ? term.amount : 0), 0) })).find(({ sum }) => sum > whole.amount);
  return [
    ...(shares ? [{ at: '', code: 'shares-path' as const, params: { sum: shares.sum }, steps: shares.path.map(({ id }) => id) }] : []),
    ...(terms ? [{ at: '', code: 'terms-path' as const, params: { sum: terms.sum, amount: whole.amount }, steps: terms.path.map(({ id }) => id) }] : []),
  ];
}
