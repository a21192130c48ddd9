import { readFileSync, readdirSync } from 'node:fs';
import { ProvinceUnits } from '@motcua/contracts/agency';
import type { Answers } from '@motcua/contracts/form';
import { Procedure } from '@motcua/contracts/procedure';
import { parse } from 'yaml';
import { type ChoiceLists, withChoiceLists } from './choice-lists.ts';
import { type CompiledForm, compileForm } from './compile.ts';
import { fillIn } from './fill-in.ts';
import { randomAnswers } from './random-answers.ts';
import { seededRandom } from './random-values.ts';
import { unitsOf } from './units.ts';

const data = new URL('../../../data/', import.meta.url);
const read = (file: string): unknown => parse(readFileSync(new URL(file, data), 'utf8'));
const lists = read('choice-lists.yaml') as ChoiceLists;

export const units = unitsOf(ProvinceUnits.parse({ ...(read('administrative-units.yaml') as object), version: 1 }).units);
export const circumstances = { today: '2026-11-22', area: '765' };

export interface ShippedProcedure {
  readonly file: string;
  readonly procedure: Procedure;
  readonly form: CompiledForm;
}

/** Every procedure that comes with the system, ready to be judged by. */
export function shippedProcedures(): ShippedProcedure[] {
  return readdirSync(new URL('procedures/', data))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const procedure = Procedure.parse(withChoiceLists(read(`procedures/${file}`), lists));
      return { file, procedure, form: compileForm(procedure.form, { units, procedure }) };
    });
}

/** The place of the procedure in `describe.each`, by the name of its file. */
export const named = (all: readonly ShippedProcedure[]) => all.map((one) => [one.file, one] as const);

/** Random valid answers; the same seed, the same answers. */
export const validAnswers = (form: CompiledForm, seed: number): Answers => randomAnswers(form, seededRandom(seed), circumstances);

/** Places of all fields, in rows too: `members`, `members.0.name`. */
export function placesOf(form: CompiledForm): string[] {
  return [...form.fields.values()].flatMap(({ field, rows }) => [field.id, ...rows.map((row) => `${field.id}.0.${row.field.id}`)]);
}

/** Enough draws to come by every field, the rarely asked ones too. */
const rare = 400;

/**
 * For each place the first answers in which it is asked, of so many that were drawn. A form that asks something so rarely that it is
 * never met is worth looking at.
 */
export function answersByPlace(form: CompiledForm, draws = rare): Map<string, Answers> {
  const wanted = new Set(placesOf(form));
  const found = new Map<string, Answers>();
  for (let seed = 1; seed <= draws && wanted.size > 0; seed++) {
    const answers = validAnswers(form, seed);
    for (const place of fillIn(form, answers).asked) {
      if (wanted.delete(place)) found.set(place, answers);
    }
  }
  return found;
}

/** Valid answers in which each field is asked, and some more. */
export function manyAnswers(form: CompiledForm, more: number): Answers[] {
  return [...new Set(answersByPlace(form, rare).values()), ...Array.from({ length: more }, (_, at) => validAnswers(form, rare + at))];
}
