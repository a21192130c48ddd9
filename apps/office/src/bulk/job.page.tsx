import type { BulkJob, BulkRow } from '@motcua/contracts/bulk-api';
import { Csrf } from '@motcua/pages/csrf';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { shortReference } from '../inbox/work-list.tsx';

/** How far a job is, and what came of each dossier. With script it goes on by itself, without by its link. */
export function jobPage(visit: OfficeVisit, job: BulkJob): string {
  const { t } = visit;
  const { id, act, counts, doneAt } = job;
  const title = t('bulk.job.title', { act: t(`bulk.act.${act}`), n: job.rows.length });
  return framed(visit, {
    title,
    back: { href: addresses.home, label: t('bulk.back') },
    children: (
      <>
        <h1>{title}</h1>
        <div {...(doneAt === undefined ? { 'data-follow': addresses.bulkJob(id) } : {})} data-followed="">
          <Notice live tone={doneAt === undefined ? 'info' : counts.failed > 0 ? 'soon' : 'ok'}>
            <p>{doneAt === undefined ? t('bulk.job.running', { done: counts.done + counts.failed, n: job.rows.length }) : t('bulk.job.done', counts)}</p>
            {doneAt === undefined && <p>{t('bulk.job.stay')}</p>}
          </Notice>
          {doneAt === undefined && <p class="below"><LinkButton href={addresses.bulkJob(id)}>{t('bulk.job.reload')}</LinkButton></p>}
          {doneAt !== undefined && counts.failed > 0 && <Retry visit={visit} job={job} />}
          <Table<BulkRow> dense cards caption={t('bulk.job.caption')} columns={columnsOf(visit)} rows={[...job.rows].sort(failedFirst)} rowKey={(row) => row.id} />
        </div>
      </>
    ),
  });
}

const failedFirst = (one: BulkRow, other: BulkRow) => Number(other.state === 'failed') - Number(one.state === 'failed');

function Retry({ visit, job: { id, counts } }: { visit: OfficeVisit; job: BulkJob }) {
  return (
    <form method="post" action={addresses.bulkRetry(id)} class="below">
      <Csrf visit={visit} />
      <Button tone="primary" once>{visit.t('bulk.job.retry', { n: counts.failed })}</Button>
    </form>
  );
}

function columnsOf({ t, lang }: OfficeVisit): Column<BulkRow>[] {
  return [
    { key: 'code', label: t('list.code'), head: true, cell: ({ id, reference }) => <a class="num" href={addresses.dossier(id)}>{shortReference(reference)}</a> },
    { key: 'result', label: t('bulk.column.result'), phone: 'bare', cell: ({ state }) => t(`bulk.state.${state}`) },
    { key: 'why', label: t('bulk.column.why'), phone: 'full', cell: ({ because }) => because?.[lang] ?? '' },
  ];
}
