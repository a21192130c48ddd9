import type { Field, FormDefinition, GroupField, Rule, Section } from '@motcua/contracts/form';

/** A field, where it stands in its procedure, and what it stands in. */
export interface PlacedField {
  readonly field: Field;
  /** `form.sections.0.fields.2`, in a group `form.sections.0.fields.2.fields.1` */
  readonly at: string;
  readonly section: Section;
  /** The group whose rows have this field. */
  readonly group?: GroupField;
}

/** Every field of the form in its order, the fields of a group after it. */
export function placedFields(form: FormDefinition): PlacedField[] {
  return form.sections.flatMap((section, page) =>
    section.fields.flatMap((field, position) => {
      const at = `form.sections.${page}.fields.${position}`;
      const rows = field.type === 'group' ? field.fields.map((inner, row) => ({ field: inner, at: `${at}.fields.${row}`, section, group: field })) : [];
      return [{ field, at, section }, ...rows];
    }),
  );
}

export const topFields = (form: FormDefinition): Field[] => form.sections.flatMap(({ fields }) => fields);

export interface PlacedRule {
  readonly rule: Rule;
  readonly at: string;
}

/** Condition and formula of a field. */
export const rulesOf = ({ field, at }: Pick<PlacedField, 'field' | 'at'>): PlacedRule[] => [
  ...(field.when ? [{ rule: field.when, at: `${at}.when` }] : []),
  ...(field.type === 'computed' ? [{ rule: field.formula, at: `${at}.formula` }] : []),
];
