import { officialNumber, type DossierState } from '../dossier/state.ts';
import type { Feed, FeedFact } from './feed.ts';

export type ContradictionKind = 'same-key' | 'same-instant' | 'after-end';

/** Two rows that cannot both be: which one counts, and which was left out. */
export interface Contradiction {
  readonly kind: ContradictionKind;
  readonly taken: FeedFact;
  readonly left: FeedFact;
}

export interface FeedCourse {
  /** What counts, oldest first; never empty. */
  readonly facts: readonly FeedFact[];
  readonly contradictions: readonly Contradiction[];
}

type Rules = Feed['contradictions'];

/**
 * The course of a dossier from all that its feed ever said. A function of the set of facts alone: in whatever order they came, and however
 * often, the course is the same.
 */
export function courseOf(facts: readonly FeedFact[], rules: Rules): FeedCourse {
  const contradictions: Contradiction[] = [];
  const told = onePerKey(unique(facts).sort(inTime), contradictions);
  const agreed = onePerInstant(told, rules, contradictions);
  return { facts: untilTheEnd(agreed, rules, contradictions), contradictions };
}

/** Two facts of one content are one fact. */
export const contentOf = ({ key, at, dayOnly, state, rank, submittedAt, dueAt, factors }: FeedFact): string => JSON.stringify([at, dayOnly, rank, state, key ?? '', submittedAt ?? '', dueAt ?? '', factors]);

const unique = (facts: readonly FeedFact[]): FeedFact[] => [...new Map(facts.map((fact) => [contentOf(fact), fact])).values()];

/** By time; within one instant as their table has the statuses, and at last by content, so that the order never depends on arrival. */
export const inTime = (one: FeedFact, other: FeedFact): number =>
  compare(one.at, other.at) || one.rank - other.rank || compare(contentOf(one), contentOf(other));

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** A row that their system tells anew under its own key replaces what it told before; the latest counts. */
function onePerKey(sorted: readonly FeedFact[], contradictions: Contradiction[]): FeedFact[] {
  const last = new Map(sorted.flatMap((fact) => (fact.key === undefined ? [] : [[fact.key, fact] as const])));
  return sorted.filter((fact) => {
    const taken = fact.key === undefined ? fact : (last.get(fact.key) ?? fact);
    if (taken !== fact) contradictions.push({ kind: 'same-key', taken, left: fact });
    return taken === fact;
  });
}

/** Of systems that tell days only, several statuses of one day are no contradiction. */
function onePerInstant(sorted: readonly FeedFact[], { sameInstant }: Rules, contradictions: Contradiction[]): FeedFact[] {
  const instants = Map.groupBy(sorted, ({ at }) => at);
  return [...instants.values()].flatMap((facts) => {
    if (facts.every(({ dayOnly }) => dayOnly)) return facts;
    const [taken, ...left] = [...facts].sort((one, other) => furthestFirst(one, other) * (sameInstant === 'further' ? 1 : -1) || compare(contentOf(other), contentOf(one)));
    if (!taken) return [];
    left.forEach((fact) => contradictions.push({ kind: 'same-instant', taken, left: fact }));
    return [taken];
  });
}

const furthestFirst = (one: FeedFact, other: FeedFact): number => officialNumber(other.state) - officialNumber(one.state);

/** What may still come after an end. */
const afterEnd: Partial<Record<DossierState, readonly DossierState[]>> = {
  refused: ['refused'],
  withdrawn: ['withdrawn'],
  stopped: ['stopped'],
  completed: ['completed', 'returned'],
  returned: ['returned'],
};

function untilTheEnd(facts: readonly FeedFact[], rules: Rules, contradictions: Contradiction[]): FeedFact[] {
  const course: FeedFact[] = [];
  for (const fact of facts) {
    const last = course.at(-1);
    const impossible = last !== undefined && afterEnd[last.state]?.includes(fact.state) === false;
    if (impossible && rules.afterEnd === 'end-holds') contradictions.push({ kind: 'after-end', taken: last, left: fact });
    else {
      if (impossible) contradictions.push({ kind: 'after-end', taken: fact, left: last });
      course.push(fact);
    }
  }
  return course;
}

/** When each state was reached, oldest first; a state told again is not reached again. */
export function timelineOf({ facts }: FeedCourse): { state: DossierState; at: string }[] {
  return facts.filter(({ state }, at) => facts[at - 1]?.state !== state).map(({ state, at }) => ({ state, at }));
}

/** The newest value that any row told. */
export function newest<Key extends 'submittedAt' | 'dueAt'>({ facts }: FeedCourse, key: Key): string | undefined {
  return facts.findLast((fact) => fact[key] !== undefined)?.[key];
}

/** The digests of the newest row that had any: a corrected telephone number shuts out the old one. */
export const factorsOf = ({ facts }: FeedCourse): readonly string[] => facts.findLast(({ factors }) => factors.length > 0)?.factors ?? [];
