import type { Step, Way } from '../dossier/steps.ts';
import { waysOf } from '../dossier/steps.ts';

/** Which ways count: all of them, or those that are open in some case. */
export type Counts = (way: Way) => boolean;

const all: Counts = () => true;

/** Ids of the steps that `from` leads to, itself included. Ways to steps that there are not lead nowhere. */
export function reachable(steps: readonly Step[], from: string | undefined, counts: Counts = all): ReadonlySet<string> {
  const index = new Map(steps.map(({ id }, position) => [id, position]));
  const seen = new Set<string>();
  const waiting = from !== undefined && index.has(from) ? [from] : [];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...waysOf(steps, index.get(id) ?? 0).filter((way) => counts(way) && index.has(way.to)).map(({ to }) => to));
  }
  return seen;
}

/** Ids of the steps that lead to `target`, itself included. */
export function leadingTo(steps: readonly Step[], target: string, counts: Counts = all): ReadonlySet<string> {
  const back = new Map<string, string[]>();
  for (const [position, { id }] of steps.entries()) for (const way of waysOf(steps, position)) if (counts(way)) back.set(way.to, [...(back.get(way.to) ?? []), id]);
  const seen = new Set<string>();
  const waiting = [target];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(back.get(id) ?? []));
  }
  return seen;
}

/** Whether a step leads back to itself. */
export function goesRound(steps: readonly Step[], id: string, counts: Counts = all): boolean {
  const position = steps.findIndex((step) => step.id === id);
  return waysOf(steps, position).some((way) => counts(way) && reachable(steps, way.to, counts).has(id));
}

/** Whether nobody comes to `step` but through `through`: what was put down there is known here. */
export function isPassedBefore(steps: readonly Step[], through: string, step: string): boolean {
  if (through === step) return true;
  const first = steps[0]?.id;
  if (first === through) return true;
  return !reachable(steps, first, (way) => way.to !== through).has(step);
}

/** More ways through than anybody follows: nothing is said of them one by one then. */
export const mostPaths = 20_000;

/** Ways from the first step to the last on which no step comes twice; undefined when there are too many. */
export function simplePaths(steps: readonly Step[]): readonly (readonly Step[])[] | undefined {
  const byId = new Map(steps.map((step, position) => [step.id, { step, position }]));
  const last = steps.at(-1);
  const found: Step[][] = [];
  let looked = 0;
  const walk = (path: readonly Step[], position: number): boolean => {
    looked += 1;
    if (looked > mostPaths) return false;
    if (path.at(-1) === last) return found.push([...path]) > 0;
    return waysOf(steps, position).every(({ to }) => {
      const next = byId.get(to);
      return !next || path.includes(next.step) || walk([...path, next.step], next.position);
    });
  };
  const first = steps[0];
  return first && walk([first], 0) ? found : undefined;
}
