import type { MigrationOutlook, MigrationRow } from '@motcua/contracts/process-api';
import type { PublishedProcedure } from '@motcua/contracts/procedure';
import { Csrf } from '@motcua/pages/csrf';
import { Select } from '@motcua/ui/form/field';
import { formatShortDateTime } from '@motcua/ui/format';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import { randomUUID } from 'node:crypto';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';

export interface OutlookProps {
  readonly outlook: MigrationOutlook;
  /** The version that dossiers would go to. */
  readonly after: PublishedProcedure;
  readonly agencyName: (code: string) => string;
}

/** What a plan would do: which dossiers move, which stay and why. The last look before it is done. */
export function outlookPage(visit: OfficeVisit, props: OutlookProps): string {
  const { t } = visit;
  const { outlook } = props;
  const { procedure, from, to, comparison, seen, moves, handedOver, stays, rows } = outlook;
  return framed(visit, {
    title: t('flights.from-to', { from, to }),
    current: 'catalogue',
    again: addresses.flights(procedure),
    back: { href: addresses.flights(procedure), label: t('flights.title') },
    children: (
      <div class="prose wide">
        <h1>{t('flights.from-to', { from, to })}</h1>
        <p class="soft">{t('flights.as-of', { at: formatShortDateTime(outlook.asOf) })}</p>
        <p><strong>{t('flights.would-move', { moves, seen })}</strong></p>
        {comparison.additive && <Notice tone="ok"><p>{t('flights.additive')}</p></Notice>}
        {stays.length > 0 && <Notice tone="soon" title={t('flights.would-stay')}><ul>{stays.map(({ because, count }) => <li>{t(`flights.stays.${because}`, { n: count })}</li>)}</ul></Notice>}
        {handedOver > 0 && <p>{t('flights.handed-over', { n: handedOver })}</p>}
        <form method="post" action={addresses.planFlights(procedure)}>
          <Csrf visit={visit} />
          <input type="hidden" name="key" value={randomUUID()} />
          <input type="hidden" name="from" value={String(from)} />
          <input type="hidden" name="to" value={String(to)} />
          <Mapping visit={visit} {...props} />
          {rows.length > 0 && <div class="below"><Table<MigrationRow> dense caption={t('flights.rows')} columns={columnsOf(visit, props)} rows={rows} rowKey={({ reference }) => reference} /></div>}
          <Pages visit={visit} outlook={outlook} />
          <p class="row form-actions">
            {moves > 0 && <Button tone="primary" once name="do" value="begin">{t('flights.do', { n: moves })}</Button>}
            <Button name="do" value="look">{t('flights.look-again')}</Button>
            <LinkButton tone="quiet" href={addresses.flights(procedure)}>{t('flights.leave')}</LinkButton>
          </p>
        </form>
      </div>
    ),
  });
}

/** Where each step of the old version goes; what is nothing but the same needs no choice. */
function Mapping({ visit: { t, lang }, outlook: { comparison, steps }, after }: OutlookProps & { readonly visit: OfficeVisit }) {
  const options = after.steps.map(({ id, name }) => ({ value: id, label: name[lang] }));
  return (
    <details class="card question" open={comparison.steps.some(({ change }) => change === 'gone') || Object.keys(steps).length > 0}>
      <summary>{t('flights.mapping')}</summary>
      {comparison.steps.map(({ id, name, to, change }) => <Select id={`step.${id}`} width="full" label={name[lang]} hint={t(`flights.change.${change}`)} options={options} value={to ?? ''} empty={t('flights.nowhere')} />)}
      {comparison.added.length > 0 && <p>{t('flights.added', { steps: comparison.added.map((step) => step.name[lang]).join(', ') })}</p>}
    </details>
  );
}

function columnsOf({ t, lang }: OfficeVisit, { agencyName }: OutlookProps): Column<MigrationRow>[] {
  const place = ({ step, dueAt }: MigrationRow['from']) => <span>{step[lang]}{dueAt && <small class="num">{formatShortDateTime(dueAt)}</small>}</span>;
  return [
    { key: 'reference', label: t('flights.dossier'), head: true, cell: ({ reference, agency }) => <span class="num">{reference}<small>{agencyName(agency)}</small></span> },
    { key: 'from', label: t('flights.now'), cell: ({ from }) => place(from) },
    { key: 'to', label: t('flights.then'), cell: ({ to, stays }) => (to ? place(to) : t(`flights.because.${stays ?? 'step-gone'}`)) },
  ];
}

/** Another page is the same question again, so that it is a post as well. */
function Pages({ visit: { t }, outlook: { page, pages } }: { readonly visit: OfficeVisit; readonly outlook: MigrationOutlook }) {
  if (pages < 2) return null;
  return (
    <p class="row pager">
      {page > 1 && <Button name="page" value={String(page - 1)}>{t('flights.page-before')}</Button>}
      <span>{t('flights.page', { page, pages })}</span>
      {page < pages && <Button name="page" value={String(page + 1)}>{t('flights.page-after')}</Button>}
    </p>
  );
}
