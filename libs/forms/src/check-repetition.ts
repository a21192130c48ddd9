import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { placedFields } from './placed-fields.ts';
import { found } from './procedure-problem.ts';

interface Named {
  readonly id: string;
  /** Where the id itself stands. */
  readonly at: string;
}

/** Nothing bears the name of its neighbour. */
export function checkRepetition({ form, papers, steps }: Procedure): ProcedureProblem[] {
  const fields = placedFields(form);
  const groups = Map.groupBy(fields, ({ group }) => group);
  return [
    ...repeated(inList('form.sections', form.sections)),
    ...[...groups.values()].flatMap((siblings) => repeated(siblings.map(({ field: { id }, at }) => ({ id, at: `${at}.id` })))),
    ...repeated(inList('form.rules', form.rules)),
    ...repeated(inList('papers', papers)),
    ...repeated(inList('steps', steps)),
    ...fields.flatMap(({ field, at }) =>
      field.type === 'choice' || field.type === 'choices' ? repeated(field.choices.map(({ value }, position) => ({ id: value, at: `${at}.choices.${position}.value` }))) : [],
    ),
  ];
}

const inList = (at: string, list: readonly { id: string }[]): Named[] => list.map(({ id }, position) => ({ id, at: `${at}.${position}.id` }));

function repeated(all: readonly Named[]): ProcedureProblem[] {
  const ids = all.map(({ id }) => id);
  return all.filter(({ id }, position) => ids.indexOf(id) < position).map(({ id, at }) => found(at, 'id-repeated', { id }));
}
