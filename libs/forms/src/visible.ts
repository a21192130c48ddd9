import type { Answers, Field, Section } from '@motcua/contracts/form';
import type { CompiledField, CompiledForm } from './compile.ts';
import { fillIn } from './fill-in.ts';

/** Pages of the form that these answers lead through, in order. */
export function visibleSections(form: CompiledForm, answers: Answers): Section[] {
  const known = fillIn(form, answers).answers;
  return form.sections.filter(({ applies }) => !applies || applies(known)).map(({ section }) => section);
}

/** Fields of a page that apply. Conditions among the page's own fields are re-judged by the page itself as it is filled in. */
export function visibleFields(form: CompiledForm, sectionId: string, answers: Answers): Field[] {
  const known = fillIn(form, answers).answers;
  return fieldsOf(form, sectionId).filter(({ applies }) => !applies || applies(known)).map(({ field }) => field);
}

export function fieldsOf(form: CompiledForm, sectionId: string): readonly CompiledField[] {
  return form.sections.find(({ section }) => section.id === sectionId)?.fields ?? [];
}

/** Whether every field of the page that applies and is not optional has an answer. */
export function isComplete(form: CompiledForm, sectionId: string, answers: Answers): boolean {
  const own = new Set(fieldsOf(form, sectionId).map(({ field }) => field.id));
  return !fillIn(form, answers).problems.some(({ at }) => own.has(at.split('.', 1)[0] ?? at));
}
