import type { ProcedureChange, ProcedureChanges } from '@motcua/contracts/catalogue-editing-api';
import { formatNumber } from '@motcua/ui/format';
import { Badge } from '@motcua/ui/piece/badge';
import { valueAt } from '../content/content.ts';
import { draftFramed } from './draft-frame.tsx';
import type { DraftVisit } from './draft-visit.ts';
import { placeInWords } from './place-words.ts';

/** What this draft changes against the version that it was copied from. */
export function changesPage(desk: DraftVisit, { since, changes }: ProcedureChanges): string {
  const { visit: { t } } = desk;
  return draftFramed(desk, {
    title: t('design.tab.changes'),
    tab: 'changes',
    children: (
      <div class="prose wide">
        <h1>{since === undefined ? t('design.changes.first') : t('design.changes.title', { n: changes.length, version: since })}</h1>
        {changes.length === 0 && <p>{t('design.changes.none')}</p>}
        {since !== undefined && <ul class="change-list">{changes.map((change) => <Change desk={desk} change={change} />)}</ul>}
      </div>
    ),
  });
}

function Change({ desk: { visit, draft: { content } }, change }: { readonly desk: DraftVisit; readonly change: ProcedureChange }) {
  const { t } = visit;
  const { at, kind, before, after } = change;
  return (
    <li>
      <p><Badge tone={kind === 'removed' ? 'brand' : 'link'}>{t(`design.change.${kind}`)}</Badge> <strong>{placeInWords(content, at, visit)}</strong></p>
      {kind === 'moved' ? <p class="soft">{t('design.change.from-to', { from: placeNumber(before), to: placeNumber(after) })}</p> : (
        <div class="pair">
          {before !== undefined && <Value label={t('design.change.before')} value={before} gone />}
          {after !== undefined && <Value label={t('design.change.after')} value={after} />}
        </div>
      )}
    </li>
  );
}

function Value({ label, value, gone }: { readonly label: string; readonly value: unknown; readonly gone?: boolean }) {
  const text = textOf(value);
  return <div><p class="soft small">{label}</p>{gone ? <del>{text}</del> : <ins>{text}</ins>}</div>;
}

const isBoth = (value: unknown): value is { vi?: string; en?: string } => typeof value === 'object' && value !== null && ('vi' in value || 'en' in value);

/** A thing that came or went by its name; other values as they are. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value || '–';
  if (typeof value === 'number') return formatNumber('vi', value, 6);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isBoth(value)) return [value.vi, value.en].filter(Boolean).join(' / ');
  const name = ['label', 'name', 'title', 'message'].map((key) => valueAt(value, key)).find(isBoth);
  return name ? textOf(name) : JSON.stringify(value);
}

const placeNumber = (place: unknown): number => (typeof place === 'object' && place !== null && 'position' in place ? Number(place.position) + 1 : 0);
