import { csrfField } from '@motcua/auth/sign-in';
import type { Draft } from '@motcua/contracts/eforms-api';
import type { DossierRow } from '@motcua/contracts/one-stop-api';
import { DeadlineLight, Light } from '@motcua/ui/dossier/light';
import { TaskList } from '@motcua/ui/dossier/task-list';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Section } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { Pager, Table } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { ExpiringSoon } from '../draft/keep.tsx';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';

export interface DossierList {
  readonly drafts: readonly Draft[] | undefined;
  /** Undefined while one-stop is away. */
  readonly rows: readonly DossierRow[] | undefined;
  readonly next?: string | undefined;
  readonly discarded: boolean;
  readonly now: Date;
}

export function dossiersPage(visit: Visit, { drafts, rows, next, discarded, now }: DossierList): string {
  const { t, person } = visit;
  return framed(visit, {
    title: t('dossiers.title'),
    current: 'dossiers',
    crumbs: [{ href: addresses.home, label: t('crumb.home') }],
    children: (
      <>
        {discarded && <Notice tone="ok" live><p>{t('dossiers.discarded')}</p></Notice>}
        <div class="row spread below">
          <div><h1>{t('dossiers.title')}</h1>{person?.name && <p class="soft">{person.name}</p>}</div>
          <LinkButton tone="primary" href={addresses.procedures}>{t('dossiers.new')}</LinkButton>
        </div>
        <div class="below"><ExpiringSoon visit={visit} drafts={drafts?.filter(({ submission }) => !submission) ?? []} now={now} /></div>
        <OpenDrafts visit={visit} drafts={drafts} />
        <Section id="submitted" title={t('dossiers.submitted')}>
          <Submitted visit={visit} rows={rows} waiting={drafts ?? []} />
          <Pager nextHref={next && `${addresses.dossiers}?${new URLSearchParams({ tiep: next })}`} />
        </Section>
        <p class="section"><a href={addresses.letters}>{t('letters.title')}</a></p>
        <form class="section" method="post" action={addresses.signOut}>
          <input type="hidden" name={csrfField} value={visit.csrf} />
          <Button icon="back">{t('dossiers.sign-out')}</Button>
        </form>
      </>
    ),
  });
}

function OpenDrafts({ visit: { t, lang }, drafts }: { readonly visit: Visit; readonly drafts: readonly Draft[] | undefined }) {
  const open = drafts?.filter(({ submission }) => !submission);
  if (open?.length === 0) return null;
  const tasks = open?.map(({ id, procedure, agency, savedAt, expiresAt }) => ({
    label: procedure.name[lang],
    href: addresses.draft(id),
    state: 'doing' as const,
    said: t('dossiers.go-on'),
    detail: t('dossiers.draft-detail', { agency: agency.name[lang], saved: formatDateTime(lang, savedAt), until: formatDate(expiresAt) }),
  }));
  return <Section id="drafts" title={t('dossiers.drafts')}>{tasks ? <TaskList tasks={tasks} /> : <p>{t('dossiers.away')}</p>}</Section>;
}

interface SubmittedProps { readonly visit: Visit; readonly rows: readonly DossierRow[] | undefined; readonly waiting: readonly Draft[] }

/** Also what one-stop has not heard of yet: whoever has just submitted looks for it here. */
function Submitted({ visit, rows, waiting }: SubmittedProps) {
  const { t, lang } = visit;
  const known = new Set(rows?.map(({ id }) => id));
  const fresh = waiting.flatMap(({ submission, procedure, savedAt }) => (submission && !known.has(submission.id) ? [{ ...submission, name: procedure.name, at: savedAt, row: undefined }] : []));
  const lines = [...fresh, ...(rows ?? []).map((row) => ({ id: row.id, reference: row.reference, name: row.procedure.name, at: row.submittedAt, row }))];
  return (
    <>
      {rows === undefined && <Notice tone="soon"><p>{t('dossiers.away')}</p></Notice>}
      {rows && lines.length === 0 && <p>{t('dossiers.none')}</p>}
      {lines.length > 0 && (
        <Table
          caption={t('dossiers.submitted')} rows={lines} rowKey={({ id }) => id}
          columns={[
            { key: 'procedure', label: t('dossiers.procedure'), head: true, cell: ({ id, name }) => <a href={addresses.dossier(id)}>{name[lang]}</a> },
            { key: 'reference', label: t('dossiers.reference'), cell: ({ reference }) => <span class="num">{reference}</span> },
            { key: 'submitted', label: t('dossiers.submitted-on'), cell: ({ at }) => formatDate(at) },
            { key: 'state', label: t('dossiers.state'), cell: ({ row }) => (row ? t(`state.${row.state}`) : t('dossiers.fresh')) },
            { key: 'due', label: t('dossiers.due'), cell: ({ row }) => <Due visit={visit} row={row} /> },
          ]}
        />
      )}
    </>
  );
}

function Due({ visit: { t }, row }: { readonly visit: Visit; readonly row: DossierRow | undefined }) {
  if (row?.state === 'supplement-requested') return <Light state="soon">{t('dossiers.your-turn')}</Light>;
  if (row?.minutesLeft === undefined || row.state === 'returned') return <>–</>;
  return <DeadlineLight state={row.light} minutesLeft={row.minutesLeft} />;
}
