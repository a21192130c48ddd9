import { Csrf } from '@motcua/pages/csrf';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import { TaskList } from '@motcua/ui/dossier/task-list';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Question } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { KeepLonger } from './keep.tsx';
import { FormNews } from './newer-version.tsx';
import type { OpenDraft } from './offer.ts';
import { RedoNotice } from './redo.tsx';
import { tasksOf } from './tasks.ts';

export interface DraftPageView {
  readonly saved: boolean;
  /** It was to be kept longer. */
  readonly kept?: boolean | undefined;
  /** It was to move to the newer version, and another window had saved meanwhile. */
  readonly notMoved?: boolean | undefined;
}

/** The parts of the form and how far each has come. */
export function draftPage(visit: Visit, open: OpenDraft, { saved, kept, notMoved }: DraftPageView): string {
  const { t, lang } = visit;
  const { draft } = open;
  const tasks = tasksOf(open, visit);
  const next = tasks.find(({ state, href }) => href && state !== 'done');
  const begun = tasks.some(({ state }) => state === 'done' || state === 'doing');
  return framed(visit, {
    title: draft.procedure.name[lang],
    current: 'dossiers',
    crumbs: [{ href: addresses.home, label: t('crumb.home') }, { href: addresses.dossiers, label: t('dossiers.title') }],
    children: (
      <div class="form-column">
        {saved && <Notice tone="ok" live><p>{t('draft.saved', { date: formatDate(draft.expiresAt) })}</p></Notice>}
        {kept && <Notice tone="ok" live><p>{t('keep.done', { date: formatDate(draft.expiresAt) })}</p></Notice>}
        <p class="soft below">{t('draft.kind')}</p>
        <h1>{draft.procedure.name[lang]}</h1>
        <p class="soft">{draft.agency.name[lang]}</p>
        {notMoved && draft.newer && <Notice tone="soon" live><p>{t('newer.gone')}</p></Notice>}
        <RedoNotice visit={visit} open={open} />
        <FormNews visit={visit} draft={draft} />
        <div class="below"><TaskList tasks={tasks} /></div>
        <p class="row form-actions">{next?.href && <LinkButton tone="primary" href={next.href}>{begun ? t('draft.go-on') : t('draft.begin')}</LinkButton>}</p>
        <p class="saved">{t('draft.kept', { saved: formatDateTime(lang, draft.savedAt), date: formatDate(draft.expiresAt) })}</p>
        <KeepLonger visit={visit} draft={draft} />
        <div class="below">
          <Question question={t('draft.discard')}>
            <p>{t('draft.discard-said')}</p>
            <form method="post" action={addresses.discard(draft.id)}><Csrf visit={visit} /><Button once>{t('draft.discard-do')}</Button></form>
          </Question>
        </div>
      </div>
    ),
  });
}
