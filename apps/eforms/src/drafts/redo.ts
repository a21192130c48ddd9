import type { Redo } from '@motcua/contracts/eforms-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { type CarriedOver, sectionsToLookAt } from '@motcua/forms/carry-over';
import type { CompiledForm } from '@motcua/forms/compile';
import { formChanges } from '@motcua/forms/form-changes';
import { visibleSections } from '@motcua/forms/visible';
import type { Offer } from '../catalogue/catalogue.ts';
import type { DraftDocument } from './draft.schema.ts';

/** What a draft that is made from a refused dossier begins with: everything as it was, and only what was wrong left to do. */
export function redone(dossier: DossierView, carried: CarriedOver, { before, after }: { before: Offer; after: Offer }): Pick<DraftDocument, 'answers' | 'papers' | 'visited' | 'redo'> {
  const { answers, papers, dropped } = carried;
  const { form } = after;
  const named = dossier.refusedParts ?? { fields: [...form.fields.keys()], papers: Object.keys(papers) };
  const fields = named.fields.filter((id) => form.fields.has(id));
  const redo: Redo = {
    dossier: { id: dossier.status.id, reference: dossier.status.reference },
    reason: dossier.refusal ?? '',
    fields,
    papers: named.papers.filter((id) => form.papers.some(({ paper }) => paper.id === id)),
  };
  const otherVersion = sectionsToLookAt(form, formChanges(before.procedure, after.procedure), dropped);
  const toDo = new Set([...otherVersion, ...sectionsWith(form, fields)]);
  return { answers, papers, redo, visited: visibleSections(form, answers).flatMap(({ id }) => (toDo.has(id) ? [] : [id])) };
}

const sectionsWith = ({ sections }: CompiledForm, ids: readonly string[]): string[] =>
  sections.filter(({ fields }) => fields.some(({ field }) => ids.includes(field.id))).map(({ section }) => section.id);

/** Takes off what a save has been through: the answers of its page, and the papers that it names. */
export function stillToDo(redo: Redo, form: CompiledForm, saved: { section?: string | undefined; papers: readonly string[] }): Redo {
  const page = form.sections.find(({ section }) => section.id === saved.section);
  const seen = new Set(page?.fields.map(({ field }) => field.id));
  return { ...redo, fields: redo.fields.filter((id) => !seen.has(id)), papers: redo.papers.filter((id) => !saved.papers.includes(id)) };
}
