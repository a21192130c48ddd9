import type { ProcedureDraftList } from '@motcua/contracts/catalogue-editing-api';
import type { PublishedProcedure } from '@motcua/contracts/procedure';
import { inForce } from '@motcua/forms/offer';
import { Csrf } from '@motcua/pages/csrf';
import { DateField } from '@motcua/ui/form/date-field';
import type { TypedDate } from '@motcua/ui/form/date-field';
import { TextArea } from '@motcua/ui/form/field';
import { formatDate } from '@motcua/ui/format';
import { Badge } from '@motcua/ui/piece/badge';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import { randomUUID } from 'node:crypto';
import { addresses } from '../../addresses.ts';
import { nameOfDraft } from './listing.ts';
import { framed } from '../../frame/frame.tsx';
import type { OfficeVisit } from '../../frame/visit.ts';
import type { MessageKey } from '../../messages.ts';

export interface Withdrawing {
  readonly version: number;
  readonly on: string | TypedDate;
  readonly reason: { readonly vi: string; readonly en: string };
  readonly wrong?: { readonly at: 'on' | 'vi' | 'en'; readonly message: MessageKey } | undefined;
}

export interface ProcedureProps {
  /** Newest first; none of a procedure that has only a draft. */
  readonly versions: readonly PublishedProcedure[];
  readonly draft?: ProcedureDraftList['drafts'][number] | undefined;
  readonly today: string;
  readonly done?: MessageKey | undefined;
  readonly withdrawing: Withdrawing;
}

/** One procedure: its versions, its draft, and the way to end it. */
export function procedurePage(visit: OfficeVisit, props: ProcedureProps): string {
  const { t, lang } = visit;
  const { versions, draft, done, withdrawing } = props;
  const [newest] = versions;
  const name = newest?.name[lang] || nameOfDraft(draft, lang) || t('design.unnamed');
  return framed(visit, {
    title: name,
    current: 'catalogue',
    again: addresses.procedure(newest?.id ?? ''),
    back: { href: addresses.designer, label: t('design.catalogue') },
    hasErrors: withdrawing.wrong !== undefined,
    children: (
      <div class="prose wide">
        <h1>{name}</h1>
        {newest && <p class="soft">{newest.code} · {newest.field.name[lang]}</p>}
        {done && <Notice tone="ok" live><p>{t(done)}</p></Notice>}
        <GoOn visit={visit} {...props} />
        <Versions visit={visit} {...props} />
        {newest && <p><a href={addresses.flights(newest.id)}>{t('flights.title')}</a></p>}
        {newest && <Withdraw visit={visit} id={newest.id} {...props} />}
      </div>
    ),
  });
}

function GoOn({ visit, draft, versions: [newest] }: ProcedureProps & { readonly visit: OfficeVisit }) {
  if (draft) return <p><LinkButton tone="primary" href={addresses.draft(draft.id)}>{visit.t('design.continue-draft', { version: draft.version })}</LinkButton></p>;
  return newest ? <Begin visit={visit} id={newest.id} /> : null;
}

function Begin({ visit, id }: { readonly visit: OfficeVisit; readonly id: string }) {
  return (
    <form method="post" action={addresses.newVersion}>
      <Csrf visit={visit} /><input type="hidden" name="key" value={randomUUID()} /><input type="hidden" name="procedure" value={id} />
      <Button tone="primary" once>{visit.t('design.new-version')}</Button>
    </form>
  );
}

function Versions({ visit: { t }, versions, today }: ProcedureProps & { readonly visit: OfficeVisit }) {
  const current = inForce(versions, today);
  return (
    <Table<PublishedProcedure>
      dense caption={t('design.versions', { n: versions.length })} showCaption rows={versions} rowKey={({ version }) => String(version)}
      columns={[
        { key: 'version', label: t('design.version'), head: true, cell: ({ version }) => t('design.version-n', { version }) },
        { key: 'from', label: t('design.publish.from'), cell: ({ effectiveFrom }) => formatDate(effectiveFrom) },
        { key: 'state', label: t('design.state'), cell: (version) => <State t={t} version={version} current={current} today={today} /> },
        { key: 'file', label: t('design.file'), cell: ({ id, version }) => <a href={`/api/v1/procedures/${id}/versions/${version}/file.yaml`} download>{t('design.file.get')}<span class="visually-hidden"> {t('design.version-n', { version })}</span></a> },
      ]}
    />
  );
}

function State({ t, version, current, today }: { readonly t: OfficeVisit['t']; readonly version: PublishedProcedure; readonly current: PublishedProcedure | undefined; readonly today: string }) {
  if (version.withdrawnFrom) return <>{t(version.withdrawnFrom <= today ? 'design.state.withdrawn' : 'design.state.to-be-withdrawn', { date: formatDate(version.withdrawnFrom) })}</>;
  if (version === current) return <Badge>{t('design.state.current')}</Badge>;
  return <>{t(version.effectiveFrom > today ? 'design.state.coming' : 'design.state.past')}</>;
}

/** From a day on no new dossiers; those in flight go on. */
function Withdraw({ visit, id, versions, withdrawing: { version, on, reason, wrong } }: ProcedureProps & { readonly visit: OfficeVisit; readonly id: string }) {
  const { t } = visit;
  const current = versions.find((one) => one.version === version);
  if (!current || current.withdrawnFrom) return null;
  const error = (at: string) => (wrong?.at === at ? t(wrong.message) : undefined);
  return (
    <details class="card question away" open={wrong !== undefined}>
      <summary>{t('design.withdraw.title')}</summary>
      <p>{t('design.withdraw.said', { version })}</p>
      <form method="post" action={addresses.withdraw(id, version)} noValidate>
        <Csrf visit={visit} /><input type="hidden" name="key" value={randomUUID()} />
        <DateField id="on" label={t('design.withdraw.on')} value={on} error={error('on')} />
        <TextArea id="reason-vi" name="vi" rows={3} label={t('design.withdraw.reason-vi')} value={reason.vi} error={error('vi')} maxLength={1000} />
        <TextArea id="reason-en" name="en" rows={3} label={t('design.withdraw.reason-en')} value={reason.en} error={error('en')} maxLength={1000} />
        <p class="form-actions"><Button once>{t('design.withdraw.do')}</Button></p>
      </form>
    </details>
  );
}
