import type { Answers } from '@motcua/contracts/form';
import { papersFor } from './check-papers.ts';
import type { CompiledForm } from './compile.ts';
import { fillIn } from './fill-in.ts';
import { partsOfRule } from './rules.ts';

/** Ids of fields and papers. */
export interface Parts {
  readonly fields: readonly string[];
  readonly papers: readonly string[];
}

/**
 * What is open when only some parts of a dossier may be mended: those, and what the mended answers call for that was not called for before.
 * A condition may bring in a question that brings in the next, so it is asked until nothing more comes.
 */
export function openTo(form: CompiledForm, before: Answers, asked: Parts, given: Answers): Parts {
  const open = new Set(asked.fields);
  for (;;) {
    const after = { ...before, ...Object.fromEntries(Object.entries(given).filter(([id]) => open.has(id))) };
    const more = broughtIn(form, before, after);
    const unseen = more.fields.filter((id) => !open.has(id));
    if (unseen.length === 0) return { fields: inFormOrder(form, open), papers: [...new Set([...asked.papers, ...more.papers])] };
    for (const id of unseen) open.add(id);
  }
}

function broughtIn(form: CompiledForm, before: Answers, after: Answers): Parts {
  const [old, now] = [fillIn(form, before), fillIn(form, after)];
  const oldPapers = new Set(papersFor(form, old.answers).map(({ id }) => id));
  return {
    fields: [...now.asked].filter((id) => !old.asked.has(id) && form.fields.has(id) && form.fields.get(id)?.field.type !== 'computed'),
    papers: papersFor(form, now.answers).flatMap(({ id }) => (oldPapers.has(id) ? [] : [id])),
  };
}

const inFormOrder = (form: CompiledForm, ids: ReadonlySet<string>) => [...form.fields.keys()].filter((id) => ids.has(id));

/** Questions that do not apply to these answers but might, once the open ones are answered otherwise: a page keeps them ready and hidden. */
export function mightBeBroughtIn(form: CompiledForm, answers: Answers, open: readonly string[]): string[] {
  const known = fillIn(form, answers);
  const reach = new Set(open);
  const waiting = [...form.fields.values()].filter(({ field, applies }) => applies && field.type !== 'computed' && !known.asked.has(field.id) && !reach.has(field.id));
  const ready = waiting.filter(({ field }) => {
    const reached = [...partsOfRule(field.when).names].some((name) => reach.has(name));
    if (reached) reach.add(field.id);
    return reached;
  });
  return ready.map(({ field }) => field.id);
}
