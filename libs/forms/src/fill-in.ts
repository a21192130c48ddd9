import type { Answers, Field } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import { cleanAnswer, isRecord } from './clean.ts';
import type { CompiledField, CompiledForm } from './compile.ts';
import { type Word, problem } from './words.ts';

export interface Filled {
  readonly answers: Answers;
  /** Places of the fields that apply, answered or not. */
  readonly asked: Set<string>;
  /** What can be said before any format is judged: unknown fields, impossible types, missing answers. */
  readonly problems: FieldProblem[];
}

/**
 * Walks the form from top to bottom and takes from the answers what it asks for. A condition sees what stands above it, already tidied;
 * answers to what is not asked are dropped, so that nothing hidden travels on.
 */
export function fillIn(form: CompiledForm, given: Answers): Filled {
  const filled: Filled = { answers: {}, asked: new Set(), problems: unknownFields(form.fields, given, '') };
  for (const { applies, fields } of form.sections) {
    if (applies && !applies(filled.answers)) continue;
    fillFields(fields, given, filled, { outer: undefined, prefix: '' });
  }
  return filled;
}

interface Place {
  /** Answers of the form, where the fields are those of a row. */
  readonly outer: Answers | undefined;
  readonly prefix: string;
}

function fillFields(fields: readonly CompiledField[], given: Answers, filled: Filled, place: Place): void {
  for (const compiled of fields) {
    const { field, applies, formula } = compiled;
    if (applies && !applies(seen(filled.answers, place))) continue;
    filled.asked.add(place.prefix + field.id);
    const value = formula ? scalar(formula(seen(filled.answers, place))) : take(compiled, given, filled, place);
    if (value !== undefined) filled.answers[field.id] = value;
  }
}

// Copied only where a rule looks: most rows have none.
const seen = (row: Answers, { outer }: Place) => (outer ? { ...outer, ...row } : row);

function scalar(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toFixed(6)) : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

function take(compiled: CompiledField, given: Answers, filled: Filled, place: Place): unknown {
  const { field } = compiled;
  const at = place.prefix + field.id;
  const raw = Object.hasOwn(given, field.id) ? given[field.id] : undefined;
  if (field.type === 'group') return takeRows(compiled, raw, filled);
  const cleaned = cleanAnswer(field, raw);
  if ('wrong' in cleaned) {
    filled.problems.push(problem(at, cleaned.wrong, { label: field.label, limit: cleaned.limit ?? 0 }));
    return undefined;
  }
  if (cleaned.value === undefined && !field.optional) filled.problems.push(missing(field, at));
  return cleaned.value;
}

function takeRows(compiled: CompiledField, raw: unknown, filled: Filled): Answers[] | undefined {
  const { field } = compiled;
  if (field.type !== 'group') return undefined;
  const rows = raw ?? [];
  if (!Array.isArray(rows) || !rows.every(isRecord)) {
    filled.problems.push(problem(field.id, 'wrong-type', { label: field.label }));
    return undefined;
  }
  if (rows.length === 0) {
    if (!field.optional && field.min > 0) filled.problems.push(missing(field, field.id));
    return undefined;
  }
  // One row too many is enough to be told so; the rest is not looked at.
  return rows.slice(0, field.max + 1).map((row, index) => takeRow(compiled, row, filled, index));
}

function takeRow({ field, rows }: CompiledField, given: Answers, filled: Filled, index: number): Answers {
  const prefix = `${field.id}.${index}.`;
  const row: Filled = { answers: {}, asked: filled.asked, problems: filled.problems };
  filled.problems.push(...unknownFields(new Map(rows.map((inner) => [inner.field.id, inner])), given, prefix));
  fillFields(rows, given, row, { outer: filled.answers, prefix });
  return row.answers;
}

const chosen: ReadonlySet<string> = new Set(['choice', 'choices', 'yes-no']);

function missing(field: Field, at: string): FieldProblem {
  const code = codeOfMissing(field);
  return { ...problem(at, code, { label: field.label, min: field.type === 'group' ? field.min : 1 }), code: 'required' };
}

function codeOfMissing(field: Field): Word {
  if (field.type === 'commitment') return 'required-commitment';
  if (field.label.vi.trimEnd().endsWith('?')) return 'required-question';
  if (field.type === 'group') return 'required-group';
  return chosen.has(field.type) ? 'required-choice' : 'required';
}

// Enough to mend a client by; a hostile one gets no longer answer for sending more.
const toldAtMost = 20;

function unknownFields(known: ReadonlyMap<string, unknown>, given: Answers, prefix: string): FieldProblem[] {
  const names = Object.keys(given).filter((name) => !known.has(name));
  return names.slice(0, toldAtMost).map((name) => {
    const shown = name.slice(0, 60).replace(/[^\p{L}\p{N} ._-]/gu, '?');
    return problem(`${prefix}${shown}`, 'unknown-field', { name: shown });
  });
}
