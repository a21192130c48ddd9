import type { Field, GroupField, SimpleField } from '@motcua/contracts/form';
import { say } from '@motcua/papers/wording';
import { expectedLength } from './expected-length.ts';
import type { FieldType } from './json-schema.ts';

/** Millimetres that answers of a type want in a table. */
const wanted: Readonly<Record<FieldType, number>> = {
  text: 32,
  'long-text': 48,
  'person-name': 34,
  integer: 18,
  decimal: 20,
  money: 30,
  date: 24,
  choice: 26,
  choices: 32,
  'yes-no': 20,
  commitment: 20,
  'identity-number': 30,
  'tax-code': 30,
  'parcel-number': 18,
  phone: 26,
  email: 38,
  address: 44,
  computed: 26,
};

const numberColumn = { label: say('table.number'), width: 13, align: 'center' as const };
/** Between the margins of Decree 30/2020/NĐ-CP. */
const paperWidth = 162;
const leftOver = paperWidth - numberColumn.width;

/** Whether the rows of a group stand in a table on paper; where that would be too narrow to write in, each gets a block of lines. */
export const fitsTable = ({ fields }: GroupField): boolean => sum(fields) <= leftOver * 1.1;

const sum = (fields: readonly SimpleField[]) => fields.reduce((total, field) => total + widthFor(field), 0);

/** A code of four digits needs less room than a name. */
function widthFor(field: SimpleField): number {
  const telling = field.type === 'text' && field.examples !== undefined;
  return telling ? Math.min(46, Math.max(20, 12 + expectedLength(field) * 0.6)) : wanted[field.type];
}

/** Number of the row, then one column a field, in the proportions that their answers want. */
export function columnsOf(fields: readonly SimpleField[]) {
  const share = leftOver / sum(fields);
  return [numberColumn, ...fields.map((field) => ({ label: headOf(field), width: widthFor(field) * share }))];
}

function headOf(field: SimpleField): string {
  const unit = unitOf(field);
  return unit ? `${field.label.vi} (${unit})` : field.label.vi;
}

/** What an amount is counted in. */
export function unitOf(field: Field): string | undefined {
  if (field.type === 'money') return say('unit.dong');
  return 'unit' in field ? field.unit?.vi : undefined;
}
