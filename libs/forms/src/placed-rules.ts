import type { Procedure } from '@motcua/contracts/procedure';
import { type PlacedRule, placedFields, rulesOf } from './placed-fields.ts';

/** Every condition, formula and rule of a procedure, with its place. */
export function placedRules({ form, papers }: Procedure): PlacedRule[] {
  const conditions = (at: string, list: readonly { when?: PlacedRule['rule'] | undefined }[]) =>
    list.flatMap(({ when }, position) => (when ? [{ rule: when, at: `${at}.${position}.when` }] : []));
  return [
    ...conditions('form.sections', form.sections),
    ...placedFields(form).flatMap(rulesOf),
    ...form.rules.map(({ must }, position) => ({ rule: must, at: `form.rules.${position}.must` })),
    ...conditions('papers', papers),
  ];
}
