import type { BulkJobs } from '@motcua/contracts/bulk-api';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import type { OfficeVisit } from '../frame/visit.ts';

type Job = BulkJobs['jobs'][number];

/** One notice for all jobs that run or whose end was not looked at yet. */
export function JobDigest({ visit: { t }, jobs }: { visit: OfficeVisit; jobs: readonly Job[] }) {
  if (jobs.length === 0) return null;
  const hasFailed = jobs.some(({ doneAt, counts }) => doneAt !== undefined && counts.failed > 0);
  return (
    <div class="below"><Notice tone={hasFailed ? 'soon' : 'info'}>
      <p>{t('bulk.digest')}{jobs.map((job, at) => <>{at > 0 && '; '}<a href={addresses.bulkJob(job.id)}>{inWords(job, t)}</a></>)}</p>
    </Notice></div>
  );
}

function inWords({ act, doneAt, counts: { waiting, done, failed } }: Job, t: OfficeVisit['t']): string {
  const said = { act: t(`bulk.act.${act}`), done: done + (doneAt === undefined ? failed : 0), failed, n: waiting + done + failed };
  return t(doneAt === undefined ? 'bulk.digest-running' : 'bulk.digest-done', said);
}
