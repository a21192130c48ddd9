import type { Answers, AttachedPapers, Field } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import { cleanAnswer, isRecord } from '@motcua/forms/clean';
import type { CompiledField, CompiledForm } from '@motcua/forms/compile';
import { problem } from '@motcua/forms/words';

/** Values as they are kept; `undefined` takes a saved one away. */
export interface TidiedChange {
  answers: Map<string, unknown>;
  problems: FieldProblem[];
}

/**
 * Tidies what a draft is to keep, leniently: an answer may be wrong, as long as it can be shown again beside the words that say so.
 * Only what no page of the form could have sent is a problem: fields that the form does not have and values of an impossible type.
 */
export function tidyChange(form: CompiledForm, change: Answers): TidiedChange {
  const tidied: TidiedChange = { answers: new Map(), problems: [] };
  for (const [id, value] of Object.entries(change)) {
    const compiled = form.fields.get(id);
    if (compiled) tidied.answers.set(id, tidyValue(compiled, value, id, tidied.problems));
    else tidied.problems.push(unknownField(id));
  }
  return tidied;
}

function tidyValue({ field, rows }: CompiledField, value: unknown, at: string, problems: FieldProblem[]): unknown {
  if (field.type !== 'group') return tidyOne(field, value, at, problems);
  if (value === null) return undefined;
  // One row too many is kept, so that the check can say so.
  const fits = Array.isArray(value) && value.length <= field.max + 1 && value.every(isRecord);
  if (fits) return (value as Answers[]).map((row, index) => tidyRow(rows, row, `${at}.${index}`, problems));
  problems.push(problem(at, 'wrong-type', { label: field.label }));
  return undefined;
}

function tidyRow(rows: readonly CompiledField[], row: Answers, at: string, problems: FieldProblem[]): Answers {
  const byId = new Map(rows.map(({ field }) => [field.id, field]));
  const cells = Object.entries(row).flatMap(([id, value]) => {
    const field = byId.get(id);
    if (!field) problems.push(unknownField(`${at}.${id}`));
    const kept = field && field.type !== 'group' ? tidyOne(field, value, `${at}.${id}`, problems) : undefined;
    return kept === undefined ? [] : [[id, kept] as const];
  });
  return Object.fromEntries(cells);
}

function tidyOne(field: Exclude<Field, { type: 'group' }>, value: unknown, at: string, problems: FieldProblem[]): unknown {
  const cleaned = cleanAnswer(field, value);
  if (!('wrong' in cleaned)) return cleaned.value;
  problems.push(problem(at, cleaned.wrong, { label: field.label, limit: cleaned.limit ?? 0 }));
  return undefined;
}

function unknownField(at: string): FieldProblem {
  const shown = at.slice(0, 80).replace(/[^\p{L}\p{N} ._-]/gu, '?');
  return problem(shown, 'unknown-field', { name: shown });
}

/** Field by field over the saved ones. */
export function mergeAnswers(saved: Answers, change: ReadonlyMap<string, unknown>): Answers {
  const kept = Object.entries(saved).filter(([id]) => !change.has(id));
  const changed = [...change].filter(([, value]) => value !== undefined);
  return Object.fromEntries([...kept, ...changed]);
}

/** Paper by paper; an empty list takes a paper away. @returns also the papers that the form does not ask for */
export function mergePapers(form: CompiledForm, saved: AttachedPapers, change: AttachedPapers): { papers: AttachedPapers; problems: FieldProblem[] } {
  const known = new Set(form.papers.map(({ paper }) => paper.id));
  const strangers = Object.keys(change).filter((id) => !known.has(id));
  const merged = Object.entries({ ...saved, ...change }).filter(([id, ids]) => known.has(id) && ids.length > 0);
  const problems = strangers.slice(0, 20).map((id) => problem(`papers.${id.slice(0, 60)}`, 'paper-unknown', { name: id.slice(0, 60) }));
  return { papers: Object.fromEntries(merged.map(([id, ids]) => [id, [...new Set(ids)]])), problems };
}
