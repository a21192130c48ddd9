import { csrfField } from '@motcua/auth/sign-in';
import type { PaymentDispute, PaymentDisputes } from '@motcua/contracts/disputes-api';
import { RadioGroup } from '@motcua/ui/form/choice';
import { TextArea } from '@motcua/ui/form/field';
import { formatDateTime, formatMoney, formatNumber } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { Card, Facts } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import { randomUUID } from 'node:crypto';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { isFeesWord, sayIn } from './words.ts';

interface DisputesProps {
  readonly disputes: PaymentDisputes;
  readonly settled?: boolean | undefined;
  /** Why something was not done. */
  readonly refused?: string | undefined;
}

/** Money that the provider says came and that stands on no dossier: what happened, what to do, and what became of the others. */
export function disputesPage(visit: OfficeVisit, { disputes, settled, refused }: DisputesProps): string {
  const say = sayIn(visit.lang);
  const { open, settled: past, maySettle } = disputes;
  const why = `refusal.${refused ?? ''}`;
  return framed(visit, {
    title: say('disputes.title'),
    current: 'payment-disputes',
    hasErrors: refused !== undefined,
    again: addresses.disputes(),
    children: (
      <>
        <h1>{say('disputes.title')}</h1>
        <p class="soft">{say('disputes.said')}</p>
        {settled && <div class="below"><Notice tone="ok" live><p>{say('disputes.done')}</p></Notice></div>}
        {refused !== undefined && <div class="below"><Notice tone="bad" live title={say('refused')}><p>{say(isFeesWord(why) ? why : 'refusal.malformed-request')}</p></Notice></div>}
        {open.length === 0 && <div class="well below"><p>{say('disputes.none')}</p></div>}
        {open.map((dispute, at) => <div class="below"><Open visit={visit} dispute={dispute} at={at} maySettle={maySettle} /></div>)}
        <Past visit={visit} past={past} />
      </>
    ),
  });
}

function Open({ visit, dispute, at, maySettle }: { visit: OfficeVisit; dispute: PaymentDispute; at: number; maySettle: boolean }) {
  const { lang } = visit;
  const say = sayIn(lang);
  const { dossier, asked, cameAt, provider, why, transaction } = dispute;
  const [came, wanted] = [cameIn(dispute, lang), formatMoney(lang, asked)];
  return (
    <Card id={`dispute-${at}`} title={say('disputes.of', { amount: came, reference: dossier.reference })}>
      <p>{say(`disputes.why.${why}`, { came, wanted })}</p>
      <p><strong>{say('disputes.next')}</strong> {say(`disputes.next.${why}`)}</p>
      <Facts facts={[
        { label: say('disputes.dossier'), value: <a class="num" href={addresses.fees(dossier.id)}>{dossier.reference}</a> },
        { label: say('disputes.came'), value: formatDateTime(lang, cameAt) },
        { label: say('disputes.from', { provider }), value: <code>{transaction}</code> },
      ]} />
      {maySettle ? <Settle visit={visit} dispute={dispute} at={at} /> : <p class="why">{say('disputes.by-head')}</p>}
    </Card>
  );
}

function Settle({ visit, dispute: { payment, transaction, bookable }, at }: { visit: OfficeVisit; dispute: PaymentDispute; at: number }) {
  const say = sayIn(visit.lang);
  const ends = [...(bookable ? ['booked' as const] : []), 'paid-back' as const, 'not-ours' as const];
  return (
    <details><summary>{say('disputes.settle')}</summary>
      <form method="post" action={addresses.settleDispute(payment)} noValidate>
        <input type="hidden" name={csrfField} value={visit.csrf} />
        <input type="hidden" name="key" value={randomUUID()} />
        <input type="hidden" name="transaction" value={transaction} />
        <RadioGroup id={`end-${at}`} name="end" label={say('disputes.end')} options={ends.map((end) => ({ value: end, label: say(`disputes.end.${end}`), hint: say(`disputes.end.${end}.hint`) }))} />
        <TextArea id={`reason-${at}`} name="reason" label={say('disputes.reason')} hint={say('disputes.reason-hint')} value="" maxLength={1000} />
        <p class="form-actions"><Button once>{say('disputes.do')}</Button></p>
      </form>
    </details>
  );
}

function Past({ visit: { lang }, past }: { visit: OfficeVisit; past: readonly PaymentDispute[] }) {
  const say = sayIn(lang);
  if (past.length === 0) return null;
  return (
    <section class="section" aria-labelledby="past">
      <h2 id="past">{say('disputes.past')}</h2>
      <Table<PaymentDispute>
        caption={say('disputes.past')} dense rows={past} rowKey={({ payment, transaction }) => `${payment}/${transaction}`}
        columns={[
          { key: 'dossier', label: say('disputes.dossier'), head: true, cell: ({ dossier }) => <a href={addresses.fees(dossier.id)}>{dossier.reference}</a> },
          { key: 'amount', label: say('disputes.amount'), numeric: true, cell: (dispute) => cameIn(dispute, lang) },
          { key: 'end', label: say('disputes.end'), cell: ({ settled }) => settled && say(`disputes.end.${settled.end}`) },
          { key: 'reason', label: say('disputes.reason'), phone: 'full', cell: ({ settled }) => settled?.reason },
          { key: 'by', label: say('disputes.by'), cell: ({ settled }) => settled && <span>{settled.by}<small>{formatDateTime(lang, settled.at)}</small></span> },
        ]}
      />
    </section>
  );
}

const cameIn = ({ amount, currency }: PaymentDispute, lang: 'vi' | 'en'): string => (currency === 'VND' ? formatMoney(lang, amount) : `${formatNumber(lang, amount, 2)} ${currency}`);

