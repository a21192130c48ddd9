import { describe, expect, it } from '@jest/globals';
import type { Answers } from '@motcua/contracts/form';
import { changed, type Mutation, mutationsOf, rowMutations } from './a-mutation.ts';
import { answersByPlace, circumstances, named, placesOf, shippedProcedures } from './a-shipped-procedure.ts';
import { checkAnswers } from './check.ts';
import type { CompiledForm } from './compile.ts';
import { fieldAt } from './explain.ts';

/** What was changed and was not refused where it was changed. */
function unrefused(form: CompiledForm, answers: Answers, place: string): string[] {
  const field = fieldAt(form.fields, place.split('.'));
  if (!field) return [`${place}: there is no such field`];
  const rows = field.type === 'group' ? rowMutations(field, answers[field.id] as Answers[]) : [];
  return [...mutationsOf(field, circumstances.today, place === form.definition.jurisdiction), ...rows].flatMap((mutation) => notRefused(form, answers, place, mutation));
}

function notRefused(form: CompiledForm, answers: Answers, place: string, { what, value, code }: Mutation): string[] {
  const { problems } = checkAnswers(form, changed(answers, place, value), circumstances);
  const there = problems.filter(({ at }) => at === place || at.startsWith(`${place}.`));
  return there.some((problem) => code.split('|').includes(problem.code)) ? [] : [`${place} ${what}: ${JSON.stringify(problems.map(({ at, code: said }) => [at, said]))} instead of ${code}`];
}

describe.each(named(shippedProcedures()))('as server validation, %s', (_file, { form }) => {
  const byPlace = answersByPlace(form);

  it('asks each of its fields of somebody', () => {
    expect(placesOf(form).filter((place) => !byPlace.has(place))).toEqual([]);
  });

  it('refuses whatever a field forbids, at that field', () => {
    expect([...byPlace].flatMap(([place, answers]) => unrefused(form, answers, place))).toEqual([]);
  });

  it('takes no field that it does not have, and no sums but its own', () => {
    const [answers = {}] = byPlace.values();
    expect(checkAnswers(form, { ...answers, stranger: 1 }, circumstances).problems).toMatchObject([{ at: 'stranger', code: 'unknown-field' }]);
    const computed = Object.keys(answers).filter((id) => form.fields.get(id)?.field.type === 'computed');
    const forged = Object.fromEntries(computed.map((id) => [id, 999_999_999]));
    expect(checkAnswers(form, { ...answers, ...forged }, circumstances)).toEqual({ answers, problems: [] });
  });
});
