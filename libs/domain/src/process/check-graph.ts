import type { Step } from '../dossier/steps.ts';
import { goesRound, leadingTo, reachable } from './graph.ts';
import type { ProcessFault } from './process-problem.ts';

/** Where the ways lead, whatever their guards say. */
export function graphFaults(steps: readonly Step[]): readonly ProcessFault[] {
  const wrong = steps.flatMap((step, position) => wayFaults(steps, step, position));
  return [...wrong, ...reachFaults(steps)];
}

function wayFaults(steps: readonly Step[], { id, next = [] }: Step, position: number): ProcessFault[] {
  if (position === steps.length - 1 && next.length > 0) return [{ at: `${position}.next`, code: 'way-after-return', params: {}, steps: [id] }];
  const ids = steps.map((step) => step.id);
  return next.flatMap(({ to }, way) => {
    const at = `${position}.next.${way}.to`;
    const fault = (code: ProcessFault['code']): ProcessFault[] => [{ at, code, params: { to }, steps: [id] }];
    if (!ids.includes(to)) return fault('way-unknown-step');
    if (to === id) return fault('way-to-itself');
    if (to === ids[0]) return fault('way-back-to-reception');
    return next.findIndex((other) => other.to === to) < way ? fault('way-twice') : [];
  });
}

function reachFaults(steps: readonly Step[]): ProcessFault[] {
  const [first, last] = [steps[0]?.id, steps.at(-1)?.id ?? ''];
  const [reached, homeward] = [reachable(steps, first), leadingTo(steps, last)];
  return steps.flatMap(({ id }, position): ProcessFault[] => {
    if (!reached.has(id)) return [{ at: `${position}.id`, code: 'step-unreachable', params: {}, steps: [id] }];
    if (homeward.has(id)) return [];
    // Whoever goes round in a circle has a way on each time; whoever stands at an end has none. What only leads there is not wrong itself.
    const onward = [...reachable(steps, id)].length > 1;
    if (onward && !goesRound(steps, id)) return [];
    return [{ at: `${position}.next`, code: onward ? 'step-loop' : 'step-dead-end', params: {}, steps: [id] }];
  });
}
