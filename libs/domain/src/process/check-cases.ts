import type { Step, Way } from '../dossier/steps.ts';
import { waysOf } from '../dossier/steps.ts';
import type { Case, Kinds, Subject } from './cases.ts';
import { casesOf, factsOfCase, subjectsOf } from './cases.ts';
import { goesRound, isPassedBefore, leadingTo, reachable } from './graph.ts';
import type { Guard } from './guard.ts';
import { holds } from './guard.ts';
import type { ProcessFault } from './process-problem.ts';
import type { ProcessSurroundings } from './surroundings.ts';

/**
 * Whether every dossier gets on, tried out in all the cases that guards tell apart: at each step some way is open, and from wherever what the
 * citizen has sent leads there is a way to the end that officials can choose.
 */
export function caseFaults(steps: readonly Step[], around: ProcessSurroundings): readonly ProcessFault[] {
  const shut = steps.slice(0, -1).flatMap((step, position) => shutFaults(steps, { step, position }, around));
  return shut.length > 0 ? shut : trapFaults(steps, around);
}

const guardsOf = (ways: readonly Way[]): readonly Guard[] => ways.flatMap(({ when }) => (when ? [when] : []));

function shutFaults(steps: readonly Step[], { step, position }: { readonly step: Step; readonly position: number }, around: ProcessSurroundings): ProcessFault[] {
  const ways = waysOf(steps, position);
  if (ways.some(({ when }) => when === undefined)) return [];
  const fault = (code: ProcessFault['code'], example?: Case): ProcessFault[] => [{ at: `${position}.next`, code, params: {}, steps: [step.id], ...(example ? { example } : {}) }];
  const cases = casesOf(subjectsOf(guardsOf(ways), kindsAt(steps, step.id, around)));
  if (!cases) return fault('process-too-many-cases');
  const shut = cases.find((one) => !ways.some(({ when }) => when && holds(when, factsOfCase(one))));
  return shut ? fault('ways-may-all-shut', shut) : [];
}

/** What an input can be at a step: surely something, when nobody comes there without having filled it in. */
function kindsAt(steps: readonly Step[], at: string, { fields }: ProcessSurroundings): Kinds {
  const inputs = steps.flatMap((step) => (step.inputs ?? []).map((input) => [input.id, { input, surely: !input.optional && isPassedBefore(steps, step.id, at) }] as const));
  return { fields, inputs: new Map(inputs) };
}

function trapFaults(steps: readonly Step[], around: ProcessSurroundings): ProcessFault[] {
  const guards = steps.flatMap((_, position) => guardsOf(waysOf(steps, position)));
  const subjects = subjectsOf(guards, kindsAt(steps, '', around));
  const [fixed, free] = [subjects.filter((one) => one.fixed), subjects.filter((one) => !one.fixed)];
  const sent = casesOf(fixed);
  const trapped = sent && firstTrap(steps, sent, free);
  if (trapped === undefined) return [{ at: '', code: 'process-too-many-cases', params: {} }];
  return trapped;
}

/** Undefined when there are too many cases. */
function firstTrap(steps: readonly Step[], sent: readonly Case[], free: readonly Subject[]): ProcessFault[] | undefined {
  const [first, last] = [steps[0]?.id, steps.at(-1)?.id ?? ''];
  const options = optionsOf(steps, free);
  if (!options) return undefined;
  for (const one of sent) {
    const canOpen = (way: Way) => !way.when || (options.get(way.when) ?? []).some((other) => way.when && holds(way.when, factsOfCase(new Map([...one, ...other]))));
    const homeward = leadingTo(steps, last, canOpen);
    const all = [...reachable(steps, first, canOpen)].filter((id) => !homeward.has(id));
    // Where it goes round, not what leads there.
    const stuck = all.find((id) => goesRound(steps, id, canOpen)) ?? all[0];
    if (stuck !== undefined) return [{ at: `${steps.findIndex(({ id }) => id === stuck)}.next`, code: 'ways-may-trap', params: {}, steps: [stuck], example: one }];
  }
  return [];
}

/** What the desk can make of each guard: every case of what comes about there and the guard looks at. */
function optionsOf(steps: readonly Step[], free: readonly Subject[]): ReadonlyMap<Guard, readonly Case[]> | undefined {
  const found = new Map<Guard, readonly Case[]>();
  for (const guard of steps.flatMap((_, position) => guardsOf(waysOf(steps, position)))) {
    const own = new Set(subjectsOf([guard], { fields: new Map(), inputs: new Map() }).map(({ key }) => key));
    const cases = casesOf(free.filter(({ key }) => own.has(key)));
    if (!cases) return undefined;
    found.set(guard, cases);
  }
  return found;
}
