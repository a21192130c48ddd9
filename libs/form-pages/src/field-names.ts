import type { Field } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import { firstControlId } from '@motcua/ui/form/choice';

/** More choices than this are a list to open, not a row of buttons. */
export const mostRadios = 6;

/** Id of the control that a link to a field leads to. `at` is the path of the field: `phone`, `members.1.name`. */
export function controlOf(field: Field, at: string): string {
  if (field.type === 'date') return `${at}-day`;
  if (field.type === 'address') return `${at}.street`;
  if (field.type === 'yes-no' || field.type === 'choices') return firstControlId(at);
  if (field.type === 'choice') return field.choices.length > mostRadios ? at : firstControlId(at);
  if (field.type !== 'group') return at;
  const [first] = field.fields;
  return first ? controlOf(first, `${at}.0.${first.id}`) : at;
}

/** Where the problem of one field of these is mended. */
export function targetOf(fields: readonly Field[], { at }: Pick<FieldProblem, 'at'>): string {
  const [id = '', row, inner] = at.split('.');
  const field = fields.find((one) => one.id === id);
  if (!field) return at;
  if (field.type !== 'group') return inControl(field, id, at);
  const own = field.fields.find((one) => one.id === inner);
  return own ? inControl(own, `${id}.${row}.${own.id}`, at) : controlOf(field, id);
}

/** A part of an address (`premises.ward`) is a control of its own. */
const inControl = (field: Field, path: string, at: string) => (field.type === 'address' && at.length > path.length ? at : controlOf(field, path));
