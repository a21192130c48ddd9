import { Csrf } from '@motcua/pages/csrf';
import { formatDateTime } from '@motcua/ui/format';
import { Tabs } from '@motcua/ui/piece/tabs';
import type { ComponentChildren } from 'preact';
import { addresses } from '../../addresses.ts';
import { framed } from '../../frame/frame.tsx';
import type { FrameProps } from '../../frame/frame.tsx';
import { blocking } from './draft-visit.ts';
import type { DraftVisit } from './draft-visit.ts';
import { said } from '../content/names.ts';

export type DraftTab = 'outline' | 'try' | 'problems' | 'changes' | 'publish';

interface DraftFrameProps extends Omit<FrameProps, 'title' | 'children' | 'current'> {
  readonly title?: string | undefined;
  readonly tab: DraftTab;
  readonly children: ComponentChildren;
}

/** A page about a draft: which procedure, which version, who saved it last, and the ways to its other pages. */
export function draftFramed(desk: DraftVisit, { title, tab, children, ...frame }: DraftFrameProps): string {
  const { visit, draft } = desk;
  const { t } = visit;
  const name = nameOf(desk);
  return framed(visit, {
    ...frame,
    title: title ? `${title} - ${name}` : name,
    current: 'catalogue',
    children: (
      <>
        <header class="draft-head">
          <p class="soft small"><a href={addresses.designer}>{t('design.catalogue')}</a> › {t('design.draft-of', { version: draft.version })} · {savedWords(desk)}</p>
          <p class="draft-name"><a href={addresses.draft(draft.id)}>{name}</a></p>
          <Tabs name={t('design.tabs')} items={tabsOf(desk, tab)} />
        </header>
        {children}
      </>
    ),
  });
}

export const nameOf = ({ visit: { lang, t }, draft }: Pick<DraftVisit, 'visit' | 'draft'>): string => said(draft.content, 'name', lang) || t('design.unnamed');

function savedWords({ visit: { t, lang, person }, draft: { changedAt, changedBy } }: DraftVisit): string {
  return t(changedBy === person?.id ? 'design.saved-by-you' : 'design.saved-by-other', { at: formatDateTime(lang, changedAt) });
}

function tabsOf({ visit: { t }, draft: { id }, problems }: DraftVisit, current: DraftTab) {
  const item = (tab: DraftTab, href: string, count?: number) => ({ href, label: t(`design.tab.${tab}`), current: tab === current, ...(count === undefined ? {} : { count }) });
  return [
    item('outline', addresses.draft(id)),
    item('try', addresses.draftPart(id, 'chay-thu')),
    item('problems', addresses.draftPart(id, 'vuong-mac'), blocking(problems).length),
    item('changes', addresses.draftPart(id, 'thay-doi')),
    item('publish', addresses.draftPart(id, 'cong-bo')),
  ];
}

/** What every form about a draft carries: whose it is, and which save its page has seen. */
export function Kept({ visit, draft: { serial } }: Pick<DraftVisit, 'visit' | 'draft'>) {
  return <><Csrf visit={visit} /><input type="hidden" name="serial" value={serial} /></>;
}
