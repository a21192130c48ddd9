import type { Field } from '@motcua/contracts/form';
import type { Paper, Procedure } from '@motcua/contracts/procedure';
import type { StepInput } from '@motcua/contracts/step';
import type { BilingualText, Language } from '@motcua/contracts/text';
import { numberText, word } from './words.ts';

type Parts = Pick<Procedure, 'form' | 'papers' | 'steps'>;

/** What guards look at, by the names that people know it by. */
export interface ProcessNames {
  readonly fields: ReadonlyMap<string, Field>;
  readonly inputs: ReadonlyMap<string, StepInput>;
  readonly papers: ReadonlyMap<string, Paper>;
  /** Names of the steps. */
  readonly steps: ReadonlyMap<string, BilingualText>;
}

export function processNames({ form, papers, steps }: Parts): ProcessNames {
  return {
    fields: new Map(form.sections.flatMap(({ fields }) => fields).map((field) => [field.id, field])),
    inputs: new Map(steps.flatMap(({ inputs = [] }) => inputs).map((input) => [input.id, input])),
    papers: new Map(papers.map((paper) => [paper.id, paper])),
    steps: new Map(steps.map(({ id, name }) => [id, name])),
  };
}

/** The label of an answer, a paper or an input; its id where there is no such thing. */
export function labelIn({ fields, inputs, papers }: ProcessNames, id: string, lang: Language): string {
  return fields.get(id)?.label[lang] ?? inputs.get(id)?.label[lang] ?? papers.get(id)?.name[lang] ?? id;
}

/** A value as the form or the step offers it. */
export function valueIn({ fields, inputs }: ProcessNames, id: string, value: unknown, lang: Language): string {
  if (typeof value === 'boolean') return word(value ? 'guard-yes' : 'guard-no', lang);
  if (typeof value === 'number') return numberText(value, lang);
  const thing = fields.get(id) ?? inputs.get(id);
  const choices = thing && 'choices' in thing ? thing.choices : [];
  return choices.find((choice) => choice.value === value)?.label[lang] ?? String(value);
}
