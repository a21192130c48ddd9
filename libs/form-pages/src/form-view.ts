import type { Answers } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { CompiledField, CompiledForm } from '@motcua/forms/compile';
import { formValues } from '@motcua/forms/read';
import type { Lang } from '@motcua/ui/messages';

/** What the fields of a page show: the same for a draft's page, for a supplement and for the designer's preview. */
export interface FormView {
  readonly visit: { readonly lang: Lang };
  readonly form: CompiledForm;
  /** What stands in each input, by its name. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Words beside the fields, by path. */
  readonly problems: ReadonlyMap<string, string>;
  /** Answers as they stand on the page. */
  readonly given: Answers;
  /** All answers, tidied: what conditions look at. */
  readonly answers: Answers;
  /** Unit of the receiving agency: addresses that decide who is competent must lie in it. */
  readonly area?: string | undefined;
  /** A group that was asked for one row more. */
  readonly add?: string | undefined;
  /** Where wards are chosen below their district: where they are fetched, and the districts of addresses that have no ward yet, by path. */
  readonly byDistrict?: { readonly wardsAt: string; readonly chosen: Readonly<Record<string, string>> } | undefined;
}

type FormViewParts = Omit<FormView, 'values' | 'problems'> & { readonly wrong: readonly FieldProblem[] };

export function formView(fields: readonly CompiledField[], { wrong, ...view }: FormViewParts): FormView {
  return { ...view, values: formValues(fields, view.given), problems: new Map(wrong.map(({ at, message }) => [at, message[view.visit.lang]])) };
}

export function textIn({ values }: Pick<FormView, 'values'>, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : value?.[0];
}

export function listIn({ values }: Pick<FormView, 'values'>, name: string): readonly string[] {
  const value = values[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
