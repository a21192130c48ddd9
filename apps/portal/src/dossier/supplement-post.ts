import type { AttachedPapers } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Procedure } from '@motcua/contracts/procedure';
import { askedField } from '@motcua/form-pages/form-field';
import { openTo, type Parts } from '@motcua/forms/brought-in';
import { readFormPost } from '@motcua/forms/read';
import { z } from 'zod';
import { refusalInWords } from '../draft/file-row.ts';
import type { Upload } from '../draft/upload.ts';
import { wordsIn } from '../messages.ts';
import type { SupplementView } from './supplement.page.tsx';

/** Posted by the page: which parts were to be seen on it. */
export const shownField = '_shown';

/** The page as it was posted, so that a second try loses neither answers nor files; opened to what the answers call for. */
export function posted(view: SupplementView, { fields, sent }: Upload): SupplementView {
  const all = readFormPost([...view.form.fields.values()], fields);
  const open = openTo(view.form, view.dossier.answers, askedIn(view), all);
  const given = Object.fromEntries(Object.entries(all).filter(([id]) => open.fields.includes(id)));
  const earlier = Object.entries(fields).flatMap(([name, value]) => (name.startsWith('kept.') ? [value].flat().map((one) => keptFile(name.slice('kept.'.length), one)) : []));
  const now = sent.flatMap((one) => ('file' in one ? [{ paper: one.input.slice('papers.'.length), id: one.file.id, name: one.file.name }] : []));
  const files = [...earlier, ...now].filter(({ id, paper }) => z.uuid().safeParse(id).success && open.papers.includes(paper));
  const kept: AttachedPapers = Object.fromEntries([...Map.groupBy(files, ({ paper }) => paper)].map(([paper, own]) => [paper, own.map(({ id }) => id)]));
  const names = Object.fromEntries(files.map(({ id, name }) => [id, name]));
  return { ...view, open, given: { ...view.dossier.answers, ...given }, kept, names, key: String(fields['key'] ?? view.key) };
}

export const askedIn = ({ dossier }: Pick<SupplementView, 'dossier'>): Parts => dossier.supplements.at(-1) ?? { fields: [], papers: [] };

/** Whether the answers brought in a question or paper that the page did not show yet: nobody is blamed for leaving those out. */
export function bringsMore({ open }: SupplementView, { fields }: Upload): boolean {
  const shown = new Set([fields[shownField], fields[askedField]].flat().flatMap((names = '') => names.split(' ')));
  return [...open.fields, ...open.papers.map((id) => `papers.${id}`)].some((part) => !shown.has(part));
}

function keptFile(paper: string, value: string): { paper: string; id: string; name: string } {
  const [id = '', ...name] = value.split(' ');
  return { paper, id, name: name.join(' ') };
}

export const paperNamed = ({ papers }: Procedure, input: string) => papers.find(({ id }) => input === `papers.${id}`);

/** Files of papers that are not asked for are passed over, refused or not. */
export function refusedFiles({ sent }: Upload, { procedure, open }: SupplementView): FieldProblem[] {
  return sent.flatMap((one) => {
    const paper = paperNamed(procedure, one.input);
    if (!paper || !open.papers.includes(paper.id) || !('refused' in one)) return [];
    const words = (lang: 'vi' | 'en') => `${one.name}: ${refusalInWords(one.refused, paper, { lang, t: wordsIn(lang) })}`;
    return [{ at: one.input, code: one.refused, message: { vi: words('vi'), en: words('en') } }];
  });
}
