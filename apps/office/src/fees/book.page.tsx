import { csrfField } from '@motcua/auth/sign-in';
import type { Closing, DayBook, ReceiptRow } from '@motcua/contracts/fees-api';
import { TextField } from '@motcua/ui/form/field';
import { formatDate, formatDateTime, formatMoney } from '@motcua/ui/format';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Facts } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import { randomUUID } from 'node:crypto';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { numberOf } from './receipt-number.ts';
import { sayIn } from './words.ts';

interface BookProps {
  readonly book: DayBook;
  readonly closed: boolean;
  readonly refused?: boolean;
}
type Part = BookProps & { readonly visit: OfficeVisit };

/** What was taken on a day, what lies in the drawer, and the closings. */
export function bookPage(visit: OfficeVisit, props: BookProps): string {
  const say = sayIn(visit.lang);
  const { book, closed, refused } = props;
  return framed(visit, {
    title: say('book.title'),
    current: 'cash-book',
    hasErrors: refused === true,
    again: addresses.cashBook(book.day),
    children: (
      <>
        <h1>{say('book.title')}</h1>
        {closed && <Notice tone="ok" live title={say('book.closed')} />}
        {refused && <Notice tone="bad" live title={say('book.refused')} />}
        <form method="get" action={addresses.cashBook()} class="field-and-button">
          <div class="field"><label for="ngay">{say('book.day')}</label><input id="ngay" name="ngay" type="date" value={book.day} /></div>
          <Button>{say('book.show')}</Button>
          <LinkButton tone="quiet" icon="download" href={addresses.cashBookFile(book.day)}>{say('book.csv')}</LinkButton>
        </form>
        <Rows visit={visit} {...props} />
        <Drawer visit={visit} {...props} />
        <Closings visit={visit} {...props} />
      </>
    ),
  });
}

function Rows({ visit: { lang }, book }: Part) {
  const say = sayIn(lang);
  const { rows, takings, total, day, voided } = book;
  const money = (amount: number) => formatMoney(lang, amount);
  return (
    <section class="section" aria-labelledby="rows">
      <h2 id="rows">{say('book.rows', { day: formatDate(day) })}</h2>
      {rows.length === 0 ? <p class="soft">{say('book.none')}</p> : (
        <Table<ReceiptRow>
          caption={say('book.rows', { day: formatDate(day) })} dense rows={rows} rowKey={({ id }) => id}
          columns={[
            { key: 'number', label: say('book.number'), head: true, cell: (row) => <a href={addresses.feeReceipt(row.dossier.id, row.id)}>{numberOf(row)}</a> },
            { key: 'at', label: say('book.at'), cell: (row) => formatDateTime(lang, row.issuedAt) },
            { key: 'dossier', label: say('book.dossier'), cell: (row) => <a href={addresses.fees(row.dossier.id)}>{row.dossier.reference}</a> },
            { key: 'way', label: say('book.way'), cell: (row) => (row.kind === 'payout' ? say('book.payout') : say(`way.${row.way}`)) },
            { key: 'amount', label: say('book.amount'), numeric: true, cell: (row) => money(row.kind === 'payout' ? -row.amount : row.amount) },
            { key: 'state', label: say('book.state'), cell: (row) => (row.void ? say('book.void', { reason: row.void.reason }) : '') },
          ]}
        />
      )}
      <Facts facts={[...(['cash', 'card', 'transfer', 'gateway'] as const).map((way) => ({ label: say(`way.${way}`), value: money(takings[way]) })), { label: say('book.total'), value: <strong>{money(total)}</strong> }, { label: say('book.voided'), value: String(voided) }]} />
    </section>
  );
}

function Drawer({ visit, book: { open } }: Part) {
  const { lang } = visit;
  const say = sayIn(lang);
  const money = (amount: number) => formatMoney(lang, amount);
  const there = open.opening + open.cash - open.paidBack;
  return (
    <section class="section" aria-labelledby="drawer">
      <h2 id="drawer">{say('drawer.title')}</h2>
      <Facts facts={[
        { label: say('drawer.opening'), value: money(open.opening) },
        { label: say('drawer.cash', { n: open.receipts }), value: money(open.cash) },
        { label: say('drawer.paid-back'), value: money(open.paidBack) },
        { label: say('drawer.there'), value: <strong>{money(there)}</strong> },
      ]} />
      <form method="post" action={addresses.closeCashBook} noValidate>
        <input type="hidden" name={csrfField} value={visit.csrf} />
        <input type="hidden" name="key" value={randomUUID()} />
        <TextField id="handed-over" inputMode="numeric" label={say('drawer.handed-over')} hint={say('drawer.hint')} value={String(Math.max(there, 0))} />
        <p class="form-actions"><Button tone="primary" once>{say('drawer.close')}</Button></p>
      </form>
    </section>
  );
}

function Closings({ visit: { lang }, book: { closings } }: Part) {
  const say = sayIn(lang);
  const money = (amount: number) => formatMoney(lang, amount);
  if (closings.length === 0) return null;
  return (
    <section class="section" aria-labelledby="closings">
      <h2 id="closings">{say('closings.title')}</h2>
      <Table<Closing>
        caption={say('closings.title')} dense rows={closings} rowKey={({ number }) => String(number)}
        columns={[
          { key: 'number', label: say('closings.number'), head: true, cell: ({ number, at }) => `${number} · ${formatDateTime(lang, at)}` },
          { key: 'by', label: say('closings.by'), cell: ({ by }) => by },
          { key: 'opening', label: say('drawer.opening'), numeric: true, cell: ({ opening }) => money(opening) },
          { key: 'cash', label: say('closings.cash'), numeric: true, cell: ({ cash }) => money(cash) },
          { key: 'back', label: say('drawer.paid-back'), numeric: true, cell: ({ paidBack }) => money(paidBack) },
          { key: 'over', label: say('drawer.handed-over'), numeric: true, cell: ({ handedOver }) => money(handedOver) },
          { key: 'closing', label: say('closings.closing'), numeric: true, cell: ({ closing }) => money(closing) },
        ]}
      />
    </section>
  );
}
