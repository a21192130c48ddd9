import type { Step, StepInput, Way } from '../dossier/steps.ts';
import { waysOf } from '../dossier/steps.ts';
import type { StepMapping } from './migration.ts';

export type StepChange = 'same' | 'changed' | 'gone';

/** What became of the steps of a version in a later one, for a dossier that stands at one of them. */
export interface Comparison {
  /** Nothing that a dossier goes by was taken away or made harder: no plan is needed to move there. */
  readonly additive: boolean;
  readonly steps: readonly { readonly id: string; readonly to?: string; readonly change: StepChange }[];
  /** Ids of steps that are new. */
  readonly added: readonly string[];
}

/** Words, names, messages and new ways change nothing for whoever is under way; roles, agencies, terms, guards and lost ways do. */
export function compareProcesses(before: readonly Step[], after: readonly Step[], mapping: StepMapping = {}): Comparison {
  const steps = before.map((step, position) => {
    const to = mapping[step.id] ?? step.id;
    const then = after.findIndex(({ id }) => id === to);
    if (then < 0) return { id: step.id, change: 'gone' as const };
    return { id: step.id, to, change: isKept({ steps: before, position }, { steps: after, position: then }, mapping) ? ('same' as const) : ('changed' as const) };
  });
  const reused = new Set(steps.map(({ to }) => to));
  const inPlace = steps.every(({ id, to, change }) => change === 'same' && to === id) && before[0]?.id === after[0]?.id && before.at(-1)?.id === after.at(-1)?.id;
  return { additive: inPlace, steps, added: after.map(({ id }) => id).filter((id) => !reused.has(id)) };
}

interface Place {
  readonly steps: readonly Step[];
  readonly position: number;
}

function isKept(before: Place, after: Place, mapping: StepMapping): boolean {
  const [was, is] = [before.steps[before.position], after.steps[after.position]];
  if (!was || !is || was.role !== is.role || was.share !== is.share || !same(was.term, is.term) || !same(was.agency, is.agency)) return false;
  const ways = waysOf(after.steps, after.position);
  return asksNoMore(was.inputs, is.inputs) && waysOf(before.steps, before.position).every((way) => isStillOpen(way, ways, mapping));
}

function isStillOpen(way: Way, ways: readonly Way[], mapping: StepMapping): boolean {
  const then = ways.find(({ to }) => to === (mapping[way.to] ?? way.to));
  return then !== undefined && (then.when === undefined || same(then.when, way.when)) && (then.requires === undefined || same(then.requires, way.requires));
}

const asksNoMore = (before: readonly StepInput[] = [], after: readonly StepInput[] = []): boolean =>
  after.every((input) => input.optional === true || before.some(({ id, type, optional }) => id === input.id && type === input.type && optional !== true));

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
