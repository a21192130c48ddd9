import type { Answers } from '@motcua/contracts/form';
import { type Circumstances, checkAnswers } from './check.ts';
import type { CompiledField, CompiledForm } from './compile.ts';
import { partsOfRule } from './rules.ts';
import { type Random, type Surroundings, chance, randomValue, whole } from './random-values.ts';

/**
 * Answers that the form accepts, for demonstration, load tests and specs. The same generator state gives the same answers.
 * Fields are drawn in order; what a rule between fields refuses is drawn again, with everything the rule looks at.
 * @throws Error when no valid answers were found, which means that the rules contradict each other or ask for the improbable.
 */
export function randomAnswers(form: CompiledForm, random: Random, circumstances: Circumstances): Answers {
  const surroundings = surroundingsOf(form, circumstances);
  let answers = draw(form, random, surroundings);
  for (let attempt = 0; attempt < 1000; attempt++) {
    const { answers: tidy, problems } = checkAnswers(form, answers, circumstances);
    if (problems.length === 0) return tidy;
    const again = new Set(problems.flatMap(({ at, code }) => [at.split('.', 1)[0] ?? at, ...namesOfRule(form, code)]));
    answers = attempt % 50 === 49 ? draw(form, random, surroundings) : draw(form, random, surroundings, { answers: tidy, again });
  }
  throw new Error(`No valid answers were found for the form ${form.definition.id} version ${form.definition.version}.`);
}

/** Answers as somebody might give them who fills in every page, whether or not the rules between fields like them. */
export const drawnAnswers = (form: CompiledForm, random: Random, circumstances: Circumstances): Answers => draw(form, random, surroundingsOf(form, circumstances));

function surroundingsOf(form: CompiledForm, { today, area }: Circumstances): Surroundings {
  const below = (parent?: string): string[] => form.units.below(parent).flatMap((unit) => (unit.level === 'ward' ? [unit.code] : below(unit.code)));
  const wards = below();
  const inArea = area === undefined ? wards : wards.filter((ward) => form.units.upwards(ward).some(({ code }) => code === area));
  return { today, wards, wardsOf: (id) => (id === form.definition.jurisdiction ? inArea : wards) };
}

const namesOfRule = (form: CompiledForm, code: string) => form.rules.filter(({ rule }) => rule.id === code).flatMap(({ rule }) => [...partsOfRule(rule.must).names]);

interface Kept {
  readonly answers: Answers;
  readonly again: ReadonlySet<string>;
}

const isKept = (kept: Kept | undefined, id: string): kept is Kept => kept !== undefined && !kept.again.has(id) && Object.hasOwn(kept.answers, id);

function draw(form: CompiledForm, random: Random, surroundings: Surroundings, kept?: Kept): Answers {
  const answers: Answers = {};
  for (const { applies, fields } of form.sections) {
    if (applies && !applies(answers)) continue;
    for (const compiled of fields) {
      if (compiled.applies && !compiled.applies(answers)) continue;
      const value = isKept(kept, compiled.field.id) ? kept.answers[compiled.field.id] : drawField(compiled, random, surroundings, answers);
      if (value !== undefined) answers[compiled.field.id] = value;
    }
  }
  return answers;
}

function drawField({ field, rows, formula }: CompiledField, random: Random, surroundings: Surroundings, outer: Answers): unknown {
  if (formula) return formula(outer);
  if (field.optional && chance(random, 0.5)) return undefined;
  if (field.type !== 'group') return randomValue(field, random, surroundings);
  const count = whole(random, Math.max(field.min, 1), Math.min(field.max, Math.max(field.min, 3)));
  return Array.from({ length: count }, () => drawRow(rows, random, surroundings, outer));
}

function drawRow(fields: readonly CompiledField[], random: Random, surroundings: Surroundings, outer: Answers): Answers {
  const row: Answers = {};
  for (const compiled of fields) {
    const seen = { ...outer, ...row };
    if (compiled.applies && !compiled.applies(seen)) continue;
    const value = drawField(compiled, random, surroundings, seen);
    if (value !== undefined) row[compiled.field.id] = value;
  }
  return row;
}
