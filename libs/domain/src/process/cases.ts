import type { StepInput } from '../dossier/steps.ts';
import type { Guard, GuardFacts, Leaf } from './guard.ts';
import { leavesOf } from './guard.ts';
import type { FactKind } from './surroundings.ts';

/** One thing that guards look at, and everything it can be as far as they tell it apart. */
export interface Subject {
  /** `answer floor-area`, `working finding`, `paper deed`, `result`, `channel`, `paid` */
  readonly key: string;
  readonly values: readonly unknown[];
  /** Stays as the citizen sent it; workings, result and payment come about at the desk. */
  readonly fixed: boolean;
}

export interface Kinds {
  readonly fields: ReadonlyMap<string, FactKind>;
  readonly inputs: ReadonlyMap<string, { readonly input: StepInput; readonly surely: boolean }>;
}

/** A case: what each subject is. */
export type Case = ReadonlyMap<string, unknown>;

/** So many cases are tried at most; a process that needs more is beyond whoever reads it, too. */
export const mostCases = 20_000;

export const subjectKey = (leaf: Leaf): string => {
  if (leaf.is === 'answer') return `answer ${leaf.field}`;
  if (leaf.is === 'working') return `working ${leaf.input}`;
  return leaf.is === 'paper' ? `paper ${leaf.paper}` : leaf.is;
};

/** What these guards look at. */
export function subjectsOf(guards: readonly Guard[], kinds: Kinds): readonly Subject[] {
  const leaves = Map.groupBy(guards.flatMap(leavesOf), subjectKey);
  return [...leaves].map(([key, about]) => ({ key, values: valuesOf(about, kinds), fixed: ['answer', 'paper', 'channel'].includes(about[0]?.is ?? '') }));
}

/** Every combination; undefined when there are too many. */
export function casesOf(subjects: readonly Subject[]): readonly Case[] | undefined {
  if (subjects.reduce((product, { values }) => product * values.length, 1) > mostCases) return undefined;
  return subjects.reduce<readonly Case[]>((cases, { key, values }) => cases.flatMap((one) => values.map((value) => new Map([...one, [key, value]]))), [new Map()]);
}

/** What guards see of a case. */
export function factsOfCase(one: Case): GuardFacts {
  const named = (kind: string) => Object.fromEntries([...one].filter(([key]) => key.startsWith(`${kind} `)).map(([key, value]) => [key.slice(kind.length + 1), value]));
  const papers = Object.fromEntries(Object.entries(named('paper')).map(([id, there]) => [id, there === true ? ['file'] : []]));
  return {
    answers: named('answer'),
    workings: named('working'),
    papers,
    decision: one.get('result') as GuardFacts['decision'],
    channel: String(one.get('channel') ?? 'online'),
    paid: one.get('paid') !== false,
  };
}

function valuesOf(leaves: readonly Leaf[], kinds: Kinds): readonly unknown[] {
  const leaf = leaves[0];
  if (leaf?.is === 'answer') return answerValues(leaves, kinds.fields.get(leaf.field));
  if (leaf?.is === 'working') return workingValues(leaves, kinds.inputs.get(leaf.input));
  if (leaf?.is === 'result') return [undefined, 'granted', 'declined'];
  return leaf?.is === 'channel' ? ['online', 'counter', 'api'] : [true, false];
}

function answerValues(leaves: readonly Leaf[], kind: FactKind | undefined): readonly unknown[] {
  const given = kind?.type === 'choice' ? chosen(leaves, kind) : kind?.type === 'yes-no' ? [true, false] : around(leaves);
  return kind?.surely ? given : [...given, undefined];
}

const chosen = (leaves: readonly Leaf[], { many, values }: Extract<FactKind, { type: 'choice' }>): readonly unknown[] => (many ? subsetsOf(wordsIn(leaves)) : values);

function workingValues(leaves: readonly Leaf[], known: { readonly input: StepInput; readonly surely: boolean } | undefined): readonly unknown[] {
  const values = known?.input.choices ? known.input.choices.map(({ value }) => value) : around(leaves);
  return known?.surely ? values : [...values, undefined];
}

/** Numbers and texts on, between and beyond those that are compared with. */
function around(leaves: readonly Leaf[]): readonly unknown[] {
  const constants = constantsIn(leaves);
  const numbers = [...new Set(constants.filter((one) => typeof one === 'number'))].sort((one, other) => one - other);
  const texts = [...new Set(constants.filter((one) => typeof one === 'string'))].sort();
  const [least = 0, most = 0] = [numbers[0], numbers.at(-1)];
  const between = numbers.flatMap((one, position) => [one, ...(position + 1 < numbers.length ? [(one + (numbers[position + 1] ?? one)) / 2] : [])]);
  // `!` sorts before everything that an answer continues with, so that a text with it lies right after its own beginning.
  return [...(numbers.length > 0 ? [least - 1, ...between, most + 1] : []), ...(numbers.length > 0 && texts.length === 0 ? [] : [' ', ...texts.flatMap((one) => [one, `${one}!`])])];
}

const wordsIn = (leaves: readonly Leaf[]) => [...new Set(constantsIn(leaves).map(String))];

function constantsIn(leaves: readonly Leaf[]): readonly (string | number | boolean)[] {
  return leaves.flatMap((leaf) => {
    if (leaf.is !== 'answer' && leaf.is !== 'working') return [];
    const { test } = leaf;
    if (test.by === 'equals') return [test.value];
    if (test.by === 'in') return [...test.values];
    return test.by === 'given' ? [] : [test.than];
  });
}

/** What of several may be ticked: every choice of those that are asked about, with another one in place of the rest. */
function subsetsOf(words: readonly string[]): readonly (readonly string[])[] {
  const subsets = words.reduce<readonly (readonly string[])[]>((found, one) => [...found, ...found.map((set) => [...set, one])], [[]]);
  return subsets.map((set) => (set.length === 0 ? ['another one'] : set));
}
