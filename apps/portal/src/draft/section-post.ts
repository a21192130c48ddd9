import type { FieldProblem } from '@motcua/contracts/problems';
import { type FieldsPost, readFieldsPost } from '@motcua/form-pages/form-post';
import type { CompiledForm } from '@motcua/forms/compile';
import type { Post } from '@motcua/forms/read';
import { fieldsOf } from '@motcua/forms/visible';

/** What a posted page of the form wants. */
export interface SectionPost extends FieldsPost {
  /** The version that the page was made from. */
  readonly version: number;
  /** After a conflict this copy is the one to keep, instead of the other's version that was shown beside it; never of one that nobody has seen. */
  readonly overwrite?: number | undefined;
  readonly leave: boolean;
  readonly fromCheck: boolean;
}

export function readSectionPost(form: CompiledForm, section: string, body: Post): SectionPost {
  return {
    ...readFieldsPost(form, fieldsOf(form, section), body),
    version: Number(body['version']) || 0,
    overwrite: Number(body['overwrite']) || undefined,
    leave: body['leave'] === 'true',
    fromCheck: body['ve'] === 'kiem-tra',
  };
}

/**
 * True when all that is missing are answers to questions that the page did not show yet, because an answer on it only now calls for
 * them. Without script that is how such questions appear.
 */
export function onlyNewQuestions(form: CompiledForm, problems: readonly FieldProblem[], asked: ReadonlySet<string>): boolean {
  return problems.length > 0 && problems.every(({ at }) => isConditional(form, at) && ![...asked].some((one) => at === one || at.startsWith(`${one}.`)));
}

function isConditional(form: CompiledForm, at: string): boolean {
  const [id = '', , inner] = at.split('.');
  const compiled = form.fields.get(id);
  if (compiled?.applies) return true;
  return compiled?.rows.some((row) => row.field.id === inner && row.applies !== undefined) ?? false;
}
