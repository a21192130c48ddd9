import type { BulkPreview } from '@motcua/contracts/bulk-api';
import type { Colleague } from '@motcua/contracts/handing-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { Csrf } from '@motcua/pages/csrf';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import type { Wrong } from '../acts/acts.ts';
import type { Typed } from '../acts/typed.ts';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { shortReference } from '../inbox/work-list.tsx';
import { BulkFields } from './bulk-fields.tsx';

export interface PreviewProps {
  readonly preview: BulkPreview;
  readonly typed: Typed;
  readonly wrong: readonly Wrong[];
  /** Makes the post known when it comes twice. */
  readonly key: string;
  readonly days: { readonly proposed: string };
  /** Of all that can be done, when it is the same. */
  readonly procedure?: Procedure | undefined;
  readonly colleagues?: readonly Colleague[] | undefined;
}

type Row = BulkPreview['rows'][number];

/** With which dossiers it can be done, why not with the others, and what there is to say with it. */
export function previewPage(visit: OfficeVisit, props: PreviewProps): string {
  const { t } = visit;
  const { preview: { act, rows, beyond }, wrong } = props;
  const [can, cannot] = [rows.filter(({ allowed }) => allowed), rows.filter(({ allowed }) => !allowed)];
  const title = t('bulk.preview.title', { act: t(`bulk.act.${act}`) });
  return framed(visit, {
    title,
    again: addresses.home,
    hasErrors: wrong.length > 0,
    back: { href: addresses.home, label: t('bulk.back') },
    children: (
      <>
        {wrong.length > 0 && <ErrorSummary problems={wrong.map(({ target, message }) => ({ target, message: t(message) }))} />}
        <h1>{title}</h1>
        {beyond > 0 && <div class="below"><Notice tone="soon"><p>{t('bulk.preview.beyond', { taken: rows.length, total: rows.length + beyond, n: beyond })}</p></Notice></div>}
        {can.length === 0 ? <div class="well"><p>{t('bulk.preview.none')}</p></div> : <Order visit={visit} props={props} rows={can} />}
        {can.length > 0 && <Rows visit={visit} caption={t('bulk.preview.can', { n: can.length })} rows={can} />}
        {cannot.length > 0 && <Rows visit={visit} caption={t('bulk.preview.cannot', { n: cannot.length })} rows={cannot} />}
      </>
    ),
  });
}

function Order({ visit, props, rows }: { visit: OfficeVisit; props: PreviewProps; rows: readonly Row[] }) {
  const { t } = visit;
  return (
    <form method="post" action={addresses.bulkOrder} class="card below">
      <Csrf visit={visit} />
      <input type="hidden" name="act" value={props.preview.act} />
      <input type="hidden" name="key" value={props.key} />
      {rows.map(({ id, version }) => <input type="hidden" name="rows" value={`${id}/${version}`} />)}
      <BulkFields visit={visit} props={props} />
      <p class="why">{t('bulk.preview.why')}</p>
      <p><Button tone="primary" once>{t('bulk.preview.do', { n: rows.length })}</Button></p>
    </form>
  );
}

function Rows({ visit: { t }, caption, rows }: { visit: OfficeVisit; caption: string; rows: readonly Row[] }) {
  const columns: Column<Row>[] = [
    { key: 'code', label: t('list.code'), head: true, cell: ({ id, reference }) => <a class="num" href={addresses.dossier(id)}>{shortReference(reference)}</a> },
    { key: 'applicant', label: t('list.applicant'), phone: 'bare', cell: ({ applicant }) => applicant ?? '–' },
    ...(rows.some(({ because }) => because) ? [{ key: 'why', label: t('bulk.column.why'), phone: 'full' as const, cell: ({ because }: Row) => because?.[t.lang] ?? '' }] : []),
  ];
  return <div class="below"><Table<Row> dense cards showCaption caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} /></div>;
}
