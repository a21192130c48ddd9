import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import { Procedure } from '@motcua/contracts/procedure';
import type { z } from 'zod';
import { found } from './procedure-problem.ts';
import type { Word } from './words.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export interface Shape {
  /** Only when nothing is wrong with its shape. */
  readonly procedure?: Procedure;
  readonly problems: readonly ProcedureProblem[];
}

// A file of something else altogether is wrong everywhere; nobody reads more than this.
const toldAtMost = 200;

/** Whether content has the shape of a procedure, said in words and not in those of the schema. */
export function checkShape(content: unknown): Shape {
  const parsed = Procedure.safeParse(content);
  if (parsed.success) return { procedure: parsed.data, problems: [] };
  return { problems: parsed.error.issues.flatMap((issue) => told(issue, [], content)).slice(0, toldAtMost) };
}

interface Where {
  readonly at: string;
  readonly path: Path;
  readonly content: unknown;
}

type Saying<Code extends Issue['code']> = (issue: Extract<Issue, { code: Code }>, where: Where) => readonly ProcedureProblem[];

const sayings: { readonly [Code in Issue['code']]?: Saying<Code> } = {
  unrecognized_keys: ({ keys }, { at }) => keys.map((id) => found(at === '' ? id : `${at}.${id}`, 'shape-unknown-name', { id })),
  invalid_union: (issue, where) => ofUnion(issue, where),
  invalid_value: ({ values }, { at }) => [notOffered(at, values)],
  invalid_type: ({ expected }, { at }) => [found(at, kinds[expected] ?? 'shape-wrong')],
  too_small: ({ origin, minimum }, { at }) => [origin === 'string' ? missing(at) : found(at, 'shape-too-few', { limit: Number(minimum) })],
  too_big: ({ maximum }, { at }) => [found(at, 'shape-too-many', { limit: Number(maximum) })],
  invalid_format: ({ message }, { at }) => [found(at, formats[message] ?? 'shape-wrong')],
};

function told(issue: Issue, above: Path, content: unknown): readonly ProcedureProblem[] {
  const path = [...above, ...issue.path];
  const at = path.map(String).join('.');
  const value = valueAt(content, path);
  if (value === undefined || value === null) return [missing(at)];
  const say = sayings[issue.code] as ((issue: Issue, where: Where) => readonly ProcedureProblem[]) | undefined;
  return say ? say(issue, { at, path, content }) : [found(at, 'shape-wrong')];
}

const notOffered = (at: string, values: readonly unknown[]) => found(at, 'shape-not-offered', { allowed: values.map(String).join(', ') });

const kinds: Readonly<Record<string, Word>> = {
  string: 'shape-text', number: 'shape-number', int: 'shape-number', array: 'shape-list', object: 'shape-object', record: 'shape-object', boolean: 'shape-boolean',
};

/** By the words of the schema (`text.ts`): a pattern itself says nothing to an administrator. */
const formats: Readonly<Record<string, Word>> = { 'must be kebab-case': 'shape-id', 'must be YYYY-MM-DD': 'shape-day' };

function missing(at: string): ProcedureProblem {
  if (at.endsWith('.vi')) return found(at, 'vietnamese-missing');
  return found(at, at.endsWith('.en') ? 'english-missing' : 'shape-missing');
}

/** Of the shapes a value may have, the one that its `type` names is meant. */
function ofUnion({ errors }: Extract<Issue, { code: 'invalid_union' }>, { at, path, content }: Where): readonly ProcedureProblem[] {
  const meant = errors.find((issues) => !issues.some((issue) => issue.path.length === 1 && issue.path[0] === 'type'));
  if (!meant) return [found(`${at}.type`, 'shape-field-type')];
  const values = errors.flat().flatMap((issue) => (issue.code === 'invalid_value' && issue.path.length === 0 ? issue.values : []));
  return values.length > 0 ? [notOffered(at, values)] : meant.flatMap((issue) => told(issue, path, content));
}

function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), content);
}
