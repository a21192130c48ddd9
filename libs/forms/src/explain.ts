import type { Field } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { CompiledField, CompiledForm } from './compile.ts';
import { type Flaw, dateFlaw, emailFlaw, identityNumberFlaw, parcelNumberFlaw, personNameFlaw, phoneFlaw, taxCodeFlaw } from './formats.ts';
import { type Word, type WordParams, isWord, problem } from './words.ts';

/** Puts what Ajv found into words that help, one problem a place. `required` is left out: that is judged with the rules, in check.ts. */
export function explain(form: CompiledForm, errors: readonly ErrorObject[]): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const error of errors) {
    const path = error.instancePath.slice(1).split('/');
    const found = fieldAt(form.fields, path);
    // One of several choices has no place of its own on the page.
    const at = (found?.type === 'choices' ? path.slice(0, path.length > 2 ? 3 : 1) : path).join('.');
    const said = found && sentence(found, at, error);
    if (said && !problems.has(said.at)) problems.set(said.at, said);
  }
  return [...problems.values()];
}

/** The field a path such as `members.1.birth-date` leads to. */
export function fieldAt(fields: ReadonlyMap<string, CompiledField>, [name = '', , inner]: readonly string[]): Field | undefined {
  const found = fields.get(name);
  if (found?.field.type !== 'group' || inner === undefined) return found?.field;
  return found.rows.find(({ field }) => field.id === inner)?.field;
}

function sentence(field: Field, at: string, error: ErrorObject): FieldProblem | undefined {
  if (error.keyword === 'required') return field.type === 'address' ? addressProblem(field, at, String(error.params['missingProperty'])) : undefined;
  if (error.keyword === 'pattern' && field.type === 'text' && field.patternMessage) return { at, code: 'pattern', message: field.patternMessage };
  const { code, params } = reason(field, error);
  return problem(at, isWord(code) ? code : 'wrong-type', { label: field.label, ...params });
}

function addressProblem(field: Field, at: string, part: string): FieldProblem {
  return problem(`${at}.${part}`, part === 'street' ? 'address-street' : 'address-ward', { label: field.label });
}

const byKeyword: Readonly<Record<string, Word>> = {
  minLength: 'too-short',
  maxLength: 'too-long',
  pattern: 'pattern',
  minimum: 'too-small',
  maximum: 'too-large',
  enum: 'not-a-choice',
  const: 'required-commitment',
  minItems: 'too-few-rows',
  maxItems: 'too-many-rows',
};

function reason(field: Field, error: ErrorObject): { code: string; params: WordParams } {
  if (error.keyword === 'type') return { code: typeCode(field, error.data), params: {} };
  const flaw = error.keyword === 'format' ? flawOf(field, String(error.data)) : undefined;
  if (flaw) return { code: flaw.code, params: flaw.params ?? {} };
  return { code: byKeyword[error.keyword] ?? 'wrong-type', params: { limit: Number(error.params['limit'] ?? 0), length: [...String(error.data)].length } };
}

const numeric: ReadonlySet<string> = new Set(['integer', 'decimal', 'money']);

function typeCode(field: Field, value: unknown): Word {
  if (!numeric.has(field.type)) return 'wrong-type';
  return typeof value === 'number' ? 'not-whole' : 'not-a-number';
}

const flaws: Readonly<Record<string, (text: string) => Flaw | undefined>> = {
  'person-name': personNameFlaw,
  'identity-number': identityNumberFlaw,
  'tax-code': taxCodeFlaw,
  'parcel-number': parcelNumberFlaw,
  phone: phoneFlaw,
  email: emailFlaw,
  date: dateFlaw,
};
const flawOf = (field: Field, text: string) => flaws[field.type]?.(text);
