import type { FieldProps } from '@motcua/ui/form/field';
import { join, valueAt } from '../content/content.ts';
import type { ControlOf, Desk, Kind } from './control.ts';

export interface PieceProps<K extends Kind> {
  readonly control: ControlOf<K>;
  readonly desk: Desk;
  /** Name and id of the input, and path within the desk's base: `choices.2.label`. */
  readonly name: string;
}

export function commonOf({ control, desk, name }: PieceProps<Kind>): FieldProps & { readonly id: string } {
  const { t, wrong } = desk;
  return { id: name, name, label: t(control.label), hint: control.hint && t(control.hint), error: wrong.get(name), optional: control.optional };
}

export const valueIn = ({ desk, name }: Pick<PieceProps<Kind>, 'desk' | 'name'>): unknown => valueAt(desk.content, join(desk.base, name));

/** What is wrong anywhere in it stands above it. */
export const errorWithin = ({ wrong }: Pick<Desk, 'wrong'>, name: string): string | undefined => [...wrong].find(([at]) => at === name || at.startsWith(`${name}.`))?.[1];
