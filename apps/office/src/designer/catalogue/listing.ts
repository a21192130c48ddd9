import type { ProcedureDraftList } from '@motcua/contracts/catalogue-editing-api';
import type { PublishedProcedure } from '@motcua/contracts/procedure';
import { newestBegun } from '@motcua/forms/offer';
import type { Lang } from '@motcua/ui/messages';
import type { Listed } from './catalogue.page.tsx';

/** Published procedures and open drafts as one list by name; `today` decides which version counts. */
export function listed(versions: readonly PublishedProcedure[], drafts: ProcedureDraftList['drafts'], { today, lang }: { readonly today: string; readonly lang: Lang }): Listed[] {
  const byId = Map.groupBy(versions, ({ id }) => id);
  const ids = new Set([...byId.keys(), ...drafts.map(({ procedureId }) => procedureId)]);
  const byName = new Intl.Collator(lang, { numeric: true });
  return [...ids].map((id) => rowOf(id, byId.get(id) ?? [], { draft: drafts.find(({ procedureId }) => procedureId === id), today, lang })).sort((one, other) => byName.compare(one.name, other.name));
}

function rowOf(id: string, versions: readonly PublishedProcedure[], { draft, today, lang }: { draft: Listed['draft']; today: string; lang: Lang }): Listed {
  const published = newestBegun(versions, today) ?? [...versions].sort((one, other) => other.version - one.version)[0];
  const known = published ? { name: published.name[lang], code: published.code, sector: published.field.name[lang] } : { name: nameOfDraft(draft, lang) || id, code: '', sector: '' };
  return { id, ...known, published, draft };
}

export const nameOfDraft = (draft: Listed['draft'], lang: Lang): string => draft?.name?.[lang] || draft?.name?.vi || draft?.name?.en || '';

const folded = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase();

/** With or without accents, by name, code, sector or id. */
export function matching(rows: readonly Listed[], q: string): Listed[] {
  const words = folded(q).split(/\s+/).filter(Boolean);
  return rows.filter(({ id, name, code, sector }) => {
    const text = folded([name, code, sector, id].join(' '));
    return words.every((word) => text.includes(word));
  });
}
