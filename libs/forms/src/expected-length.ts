import type { SimpleField } from '@motcua/contracts/form';
import type { FieldType } from './json-schema.ts';

const usual: Readonly<Partial<Record<FieldType, number>>> = { address: 80, email: 30, 'person-name': 25 };

/** How many letters an answer is expected to take on paper: its examples know best. */
export function expectedLength(field: SimpleField): number {
  if (field.type === 'text') return field.examples ? Math.max(...field.examples.map(({ length }) => length)) : Math.min(field.maxLength, 60);
  if (field.type === 'long-text') return Math.max(Math.min(field.maxLength, 1000) / 4, 110);
  if (field.type === 'computed') return 'money-in-words' in field.formula ? 60 : 15;
  return usual[field.type] ?? 15;
}
