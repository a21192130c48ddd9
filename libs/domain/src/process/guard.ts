/** What a fact about a dossier is held against. Dates are `YYYY-MM-DD` and compare like texts. */
export type GuardTest =
  | { readonly by: 'equals'; readonly value: string | number | boolean }
  | { readonly by: 'in'; readonly values: readonly (string | number)[] }
  | { readonly by: 'greater' | 'less'; readonly than: number | string }
  | { readonly by: 'given' };

/** A guard that looks at one fact. */
export type Leaf =
  | { readonly is: 'answer'; readonly field: string; readonly test: GuardTest }
  | { readonly is: 'working'; readonly input: string; readonly test: GuardTest }
  | { readonly is: 'paper'; readonly paper: string }
  | { readonly is: 'result'; readonly decision?: 'granted' | 'declined' | undefined }
  | { readonly is: 'channel'; readonly channels: readonly string[] }
  | { readonly is: 'paid' };

/** When a way on is open: an expression of facts, never text or a program. The contract `guard.ts` is its written form. */
export type Guard =
  | Leaf
  | { readonly is: 'all'; readonly of: readonly Guard[] }
  | { readonly is: 'any'; readonly of: readonly Guard[] }
  | { readonly is: 'not'; readonly guard: Guard };

/** All that guards may look at. */
export interface GuardFacts {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly workings: Readonly<Record<string, unknown>>;
  /** Files by paper. */
  readonly papers: Readonly<Record<string, readonly unknown[]>>;
  readonly decision?: 'granted' | 'declined' | undefined;
  readonly channel: string;
  readonly paid: boolean;
}

/** Two-valued: what was not answered passes no test, so that a guard and its `not` leave nothing between them. */
export function holds(guard: Guard, facts: GuardFacts): boolean {
  if (guard.is === 'all') return guard.of.every((part) => holds(part, facts));
  if (guard.is === 'any') return guard.of.some((part) => holds(part, facts));
  return guard.is === 'not' ? !holds(guard.guard, facts) : leafHolds(guard, facts);
}

type Judge<Of extends Leaf> = (leaf: Of, facts: GuardFacts) => boolean;

const judges: { readonly [Is in Leaf['is']]: Judge<Extract<Leaf, { is: Is }>> } = {
  answer: ({ field, test }, { answers }) => passes(answers[field], test),
  working: ({ input, test }, { workings }) => passes(workings[input], test),
  paper: ({ paper }, { papers }) => (papers[paper]?.length ?? 0) > 0,
  result: ({ decision }, facts) => facts.decision !== undefined && (decision === undefined || decision === facts.decision),
  channel: ({ channels }, { channel }) => channels.includes(channel),
  paid: (_, { paid }) => paid,
};

const leafHolds = (leaf: Leaf, facts: GuardFacts) => (judges[leaf.is] as Judge<Leaf>)(leaf, facts);

function passes(value: unknown, test: GuardTest): boolean {
  if (!isGiven(value)) return false;
  if (test.by === 'given') return true;
  // Several choices at once pass as soon as one of them does.
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.some((one) => fits(one, test));
}

function fits(value: unknown, test: Exclude<GuardTest, { by: 'given' }>): boolean {
  if (test.by === 'equals') return value === test.value;
  if (test.by === 'in') return test.values.some((one) => one === value);
  return typeof value === typeof test.than && (test.by === 'greater' ? (value as number) > (test.than as number) : (value as number) < (test.than as number));
}

export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** The facts that a guard looks at, one leaf each time it does. */
export function leavesOf(guard: Guard): readonly Leaf[] {
  if (guard.is === 'all' || guard.is === 'any') return guard.of.flatMap(leavesOf);
  return guard.is === 'not' ? leavesOf(guard.guard) : [guard];
}
