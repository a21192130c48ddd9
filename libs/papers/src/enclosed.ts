import type { EnclosedPaper } from './blank-content.ts';
import { say, twoDigits } from './wording.ts';

/** Columns of the list of papers that go with a form. */
export const enclosedColumns = () => [
  { label: say('table.number'), width: 14, align: 'center' as const },
  { label: say('table.paper') },
  { label: say('table.form'), width: 36 },
  { label: say('table.copies'), width: 20, align: 'center' as const },
];

export const enclosedRow = ({ name, form, copies, condition }: EnclosedPaper, at: number): string[] => [
  String(at + 1),
  condition ? say('blank.paper-if', { name, condition }) : name,
  say(`form.${form}`),
  twoDigits(copies),
];
