import type { Draft, Redo } from '@motcua/contracts/eforms-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Lang } from '@motcua/ui/messages';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import type { OpenDraft } from './offer.ts';

/** Questions and papers by their names, in the order of the form. */
export function partNames({ form, papers }: Pick<Procedure, 'form' | 'papers'>, { fields, papers: named }: Pick<Redo, 'fields' | 'papers'>, lang: Lang): string[] {
  const asked = form.sections.flatMap((section) => section.fields);
  return [...asked.filter(({ id }) => fields.includes(id)).map(({ label }) => label[lang]), ...papers.filter(({ id }) => named.includes(id)).map(({ name }) => name[lang])];
}

type Part = { readonly visit: Visit; readonly open: OpenDraft };

/** On the task list: which dossier this is made from, why that was refused, and what of it is still to be looked at. */
export function RedoNotice({ visit: { t, lang }, open: { draft, procedure } }: Part) {
  const { redo } = draft;
  if (!redo) return null;
  const left = partNames(procedure, redo, lang);
  return (
    <Notice tone={left.length > 0 ? 'soon' : 'ok'} title={t('redo.title', { reference: redo.dossier.reference })}>
      <p>{redo.reason}</p>
      {left.length > 0 ? <><p>{t('redo.left')}</p><ul>{left.map((name) => <li>{name}</li>)}</ul></> : <p>{t('redo.none-left')}</p>}
      <p><a href={addresses.dossier(redo.dossier.id)}>{t('redo.see', { reference: redo.dossier.reference })}</a></p>
    </Notice>
  );
}

/** On a page: which of its questions, or on the page of papers which papers, were found wrong. */
export function RedoHere({ visit: { t, lang }, open: { draft, procedure }, fields = [], papers = [] }: Part & Partial<Pick<Redo, 'fields' | 'papers'>>) {
  const here = partNames(procedure, wrongOf(draft, { fields, papers }), lang);
  if (here.length === 0) return null;
  return <Notice tone="soon" title={t('redo.here')}><ul>{here.map((name) => <li>{name}</li>)}</ul><p>{draft.redo?.reason}</p></Notice>;
}

function wrongOf({ redo }: Draft, { fields, papers }: Pick<Redo, 'fields' | 'papers'>): Pick<Redo, 'fields' | 'papers'> {
  return { fields: fields.filter((id) => redo?.fields.includes(id)), papers: papers.filter((id) => redo?.papers.includes(id)) };
}
