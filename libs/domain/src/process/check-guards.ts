import type { Step, StepInput } from '../dossier/steps.ts';
import { waysOf } from '../dossier/steps.ts';
import { reachable } from './graph.ts';
import type { GuardTest, Leaf } from './guard.ts';
import { leavesOf } from './guard.ts';
import type { ProcessFault } from './process-problem.ts';
import type { FactKind, ProcessSurroundings } from './surroundings.ts';

type Fault = Pick<ProcessFault, 'code' | 'params'>;

/** Whether guards and needs look at what there is, and compare it with what it can be. */
export function guardFaults(steps: readonly Step[], around: ProcessSurroundings): readonly ProcessFault[] {
  const inputs = new Map(steps.flatMap((step) => (step.inputs ?? []).map((input) => [input.id, { input, step }] as const)));
  return [...inputNameFaults(steps, around), ...steps.flatMap((step, position) => waysOf(steps, position).flatMap((way, index): ProcessFault[] => {
    const placed = (at: string, faults: readonly Fault[]) => faults.map((fault) => ({ at: `${position}.next.${index}.${at}`, ...fault, steps: [step.id] }));
    const judged = (way.when ? leavesOf(way.when) : []).flatMap((leaf) => leafFaults(leaf, { around, inputs, steps, at: step.id }));
    const needs = [
      ...(way.requires?.papers ?? []).filter((id) => !around.papers.has(id)).map((id): Fault => ({ code: 'need-paper-unknown', params: { id } })),
      ...(way.requires?.fields ?? []).filter((id) => !around.fields.has(id) && !inputs.has(id)).map((id): Fault => ({ code: 'need-field-unknown', params: { id } })),
    ];
    return [...placed('when', judged), ...placed('requires', needs)];
  }))];
}

/** Guards and lists know an input by its id alone. */
function inputNameFaults(steps: readonly Step[], { fields }: ProcessSurroundings): ProcessFault[] {
  const all = steps.flatMap(({ id: step, inputs = [] }, position) => inputs.map(({ id }, index) => ({ id, step, at: `${position}.inputs.${index}.id` })));
  return all.filter(({ id }, position) => fields.has(id) || all.findIndex((other) => other.id === id) < position).map(({ id, at, step }) => ({ at, code: 'input-id-taken', params: { id }, steps: [step] }));
}

interface Known {
  readonly around: ProcessSurroundings;
  readonly inputs: ReadonlyMap<string, { readonly input: StepInput; readonly step: Step }>;
  readonly steps: readonly Step[];
  /** The step whose way it is. */
  readonly at: string;
}

function leafFaults(leaf: Leaf, known: Known): Fault[] {
  if (leaf.is === 'paper') return known.around.papers.has(leaf.paper) ? [] : [{ code: 'guard-paper-unknown', params: { id: leaf.paper } }];
  if (leaf.is === 'answer') {
    const kind = known.around.fields.get(leaf.field);
    return kind ? testFaults(leaf.test, kind, leaf.field) : [{ code: 'guard-field-unknown', params: { id: leaf.field } }];
  }
  return leaf.is === 'working' ? workingFaults(leaf, known) : [];
}

function workingFaults({ input: id, test }: Extract<Leaf, { is: 'working' }>, { inputs, steps, at }: Known): Fault[] {
  const found = inputs.get(id);
  if (!found) return [{ code: 'guard-input-unknown', params: { id } }];
  if (!reachable(steps, found.step.id).has(at)) return [{ code: 'guard-input-later', params: { id } }];
  return testFaults(test, kindOfInput(found.input), id);
}

export const kindOfInput = ({ type, choices = [] }: StepInput): FactKind =>
  type === 'choice' ? { type, values: choices.map(({ value }) => value), surely: false } : { type, surely: false };

/** What may be asked of each kind of answer: with what type of value, and whether order means anything. */
const comparable: Readonly<Record<FactKind['type'], { readonly value: 'string' | 'number' | 'boolean' | 'none'; readonly ordered: boolean }>> = {
  choice: { value: 'string', ordered: false },
  'yes-no': { value: 'boolean', ordered: false },
  number: { value: 'number', ordered: true },
  date: { value: 'string', ordered: true },
  text: { value: 'string', ordered: false },
  other: { value: 'none', ordered: false },
};

function testFaults(test: GuardTest, kind: FactKind, id: string): Fault[] {
  if (test.by === 'given') return [];
  const { value: type, ordered } = comparable[kind.type];
  const compared: readonly unknown[] = test.by === 'equals' ? [test.value] : test.by === 'in' ? test.values : [test.than];
  const inOrder = test.by === 'greater' || test.by === 'less';
  if ((inOrder && !ordered) || compared.some((value) => typeof value !== type)) return [{ code: 'guard-unlike', params: { id } }];
  if (kind.type !== 'choice') return [];
  return compared.filter((value) => !kind.values.includes(String(value))).map((value) => ({ code: 'guard-value-unknown', params: { id, value: String(value) } }));
}
