import type { BulkJobs } from '@motcua/contracts/bulk-api';
import type { DossierPage, QueueQuery } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { asSentence, formatLongDate, formatTime } from '@motcua/ui/format';
import { Filters } from '@motcua/ui/office/filters';
import { LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Pager } from '@motcua/ui/piece/table';
import { Tabs } from '@motcua/ui/piece/tabs';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { JobDigest } from '../bulk/job-digest.tsx';
import { inboxFilters, isNarrowed } from './filters.ts';
import { lightTabs } from './queues.ts';
import { hrefOf, WorkList } from './work-list.tsx';

export interface InboxProps {
  readonly query: QueueQuery;
  readonly page: DossierPage;
  readonly procedures: readonly Procedure[];
  readonly dayMinutes: number;
  readonly now: Date;
  /** What was done with many at once lately, by the reader. */
  readonly jobs?: BulkJobs['jobs'] | undefined;
  /** Something was to be done with many, but it was not said with which or what. */
  readonly noneChosen?: boolean | undefined;
}

/** One queue: what lies in it, the most urgent first. */
export function inboxPage(visit: OfficeVisit, inbox: InboxProps): string {
  const { t, lang, counts } = visit;
  const { query, page, now } = inbox;
  const title = t(`queue.${query.queue}`);
  const count = counts?.[query.queue];
  const first = page.rows[0];
  const finished = inbox.jobs?.filter(({ seen }) => !seen) ?? [];
  return framed(visit, {
    title: count === undefined ? title : `${title} (${count})`,
    current: query.queue,
    children: (
      <>
        <div class="row spread">
          <div><h1>{title}</h1><p class="soft">{asSentence(formatLongDate(lang, now))}, {formatTime(now)}</p></div>
          {first && <LinkButton tone="primary" href={hrefOf(first)}>{t('list.open-first')}</LinkButton>}
        </div>
        {inbox.noneChosen && <div class="below"><Notice tone="soon" live><p>{t('bulk.none-chosen')}</p></Notice></div>}
        <JobDigest visit={visit} jobs={finished} />
        <div class="below"><Tabs name={t('tab.name')} items={lightTabs(t, query.queue, counts)} /></div>
        <Filters action={addresses.home} filters={inboxFilters(visit, query, inbox.procedures)} fold={{ open: isNarrowed(query) || query.order !== undefined }}><input type="hidden" name="queue" value={query.queue} /></Filters>
        <Rows visit={visit} inbox={inbox} />
      </>
    ),
  });
}

function Rows({ visit, inbox: { query, page, dayMinutes } }: { visit: OfficeVisit; inbox: InboxProps }) {
  const { t } = visit;
  const { cursor, ...narrowed } = query;
  if (page.rows.length === 0) {
    return (
      <div class="well">
        <p>{t(isNarrowed(query) ? 'list.none-narrowed' : 'list.none')}</p>
        {isNarrowed(query) && <p><a href={addresses.queue({ queue: query.queue })}>{t('list.drop-filters')}</a></p>}
      </div>
    );
  }
  return (
    <>
      <Place visit={visit} page={page} />
      <BulkBar visit={visit} list={narrowed} total={page.total ?? page.rows.length}>
        <WorkList visit={visit} caption={t('list.caption', { queue: t(`queue.${query.queue}`), n: page.rows.length })} rows={page.rows} dayMinutes={dayMinutes} select />
      </BulkBar>
      <div class="row spread bulk"><Keys visit={visit} choosing /></div>
      {cursor && <p class="below"><a href={addresses.queue(narrowed)}>{t('list.from-the-top')}</a></p>}
      <Pager previousHref={page.previous && addresses.queue({ ...narrowed, cursor: page.previous })} nextHref={page.next && addresses.queue({ ...narrowed, cursor: page.next })} />
    </>
  );
}

/** Which part of how many. */
function Place({ visit: { t }, page: { from, total, rows } }: { visit: OfficeVisit; page: DossierPage }) {
  if (from === undefined || total === undefined) return null;
  return <p class="soft small">{t('list.place', { from, to: from + rows.length - 1, total })}</p>;
}

/** The keys that this list knows; the script of the kit takes no others here. `?` leads to them. */
export function Keys({ visit: { t }, choosing = false }: { visit: Pick<OfficeVisit, 't'>; choosing?: boolean }) {
  return (
    <p class="keys-hint" id="keys" tabIndex={-1}>
      <span><kbd>J</kbd> <kbd>K</kbd> {t('keys.move')}</span><span><kbd>Enter</kbd> {t('keys.open')}</span><span><kbd>/</kbd> {t('keys.find')}</span>
      {choosing && <><span><kbd>X</kbd> {t('keys.choose')}</span><span><kbd>Shift</kbd> {t('keys.range')}</span><span><kbd>A</kbd> {t('keys.all')}</span></>}
      <span><kbd>?</kbd> {t('keys.help')}</span>
    </p>
  );
}
