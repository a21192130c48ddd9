import type { FeesView } from '@motcua/contracts/fees-api';
import { TextField } from '@motcua/ui/form/field';
import { formatDateTime, formatMoney } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { OfficeVisit } from '../frame/visit.ts';
import { FeeForm } from './counter-forms.tsx';
import type { FeesProps } from './fees.page.tsx';
import { numberOf } from './receipt-number.ts';
import { sayIn } from './words.ts';

type Part = FeesProps & { readonly visit: OfficeVisit };
type Payment = FeesView['payments'][number];
type Refund = FeesView['refunds'][number];

/** What came in, each with its receipt; what may be voided or paid back stands beside it. */
export function Payments(props: Part) {
  const { visit, fees: { payments } } = props;
  const say = sayIn(visit.lang);
  if (payments.length === 0) return null;
  return (
    <section class="section" aria-labelledby="payments">
      <h2 id="payments">{say('payments.title')}</h2>
      <ul class="below">{payments.map((payment) => <li class="below"><PaymentLine {...props} payment={payment} /></li>)}</ul>
    </section>
  );
}

type OnePayment = Part & { readonly payment: Payment };

function PaymentLine(part: OnePayment) {
  const { visit: { lang }, view, payment } = part;
  const say = sayIn(lang);
  const { id } = view.status;
  const { receipt, voided, change } = payment;
  return (
    <>
      <p><strong class="num">{formatMoney(lang, payment.amount)}</strong> · {say(`way.${payment.way}`)} · {formatDateTime(lang, payment.at)}{payment.by && <> · {payment.by}</>}</p>
      {change !== undefined && <p class="num">{say('payments.change', { amount: formatMoney(lang, change) })}</p>}
      {voided && <p>{say('payments.voided', { reason: voided.reason })}</p>}
      {receipt && <p><a href={addresses.feeReceipt(id, receipt.id)}>{say('payments.receipt', { number: numberOf(receipt) })}</a></p>}
      <Void {...part} />
      <AskBack {...part} />
    </>
  );
}

/** What was entered at the counter and was none. */
function Void({ visit, view, fees, payment: { id, way, receipt, voided } }: OnePayment) {
  const say = sayIn(visit.lang);
  if (!fees.may.void || voided || (way !== 'cash' && way !== 'card')) return null;
  return (
    <details><summary>{say('void.title')}</summary>
      <FeeForm visit={visit} id={view.status.id} act="void-payment" version={fees.version} fields={{ payment: id }}>
        <TextField id={`void-${receipt?.id ?? id}`} name="reason" label={say('void.reason')} value="" />
        <p class="form-actions"><Button once>{say('void.do')}</Button></p>
      </FeeForm>
    </details>
  );
}

function AskBack({ visit, view, fees, payment: { id, receipt, refundable } }: OnePayment) {
  const say = sayIn(visit.lang);
  if (!fees.may.ask || refundable === 0) return null;
  return (
    <details><summary>{say('refund.ask')}</summary>
      <FeeForm visit={visit} id={view.status.id} act="ask-refund" version={fees.version} fields={{ payment: id }}>
        <TextField id={`refund-${receipt?.id ?? id}`} name="amount" inputMode="numeric" label={say('refund.amount')} value={String(refundable)} />
        <TextField id={`because-${receipt?.id ?? id}`} name="reason" label={say('refund.reason')} value="" />
        <p class="form-actions"><Button once>{say('refund.ask-do')}</Button></p>
      </FeeForm>
    </details>
  );
}

/** What goes back: asked for, allowed by a head, paid out. */
export function Refunds(props: Part) {
  const { visit, fees: { refunds } } = props;
  const say = sayIn(visit.lang);
  if (refunds.length === 0) return null;
  return (
    <section class="section" aria-labelledby="refunds">
      <h2 id="refunds">{say('refunds.title')}</h2>
      <ul class="below">{refunds.map((refund) => <li class="below"><RefundLine {...props} refund={refund} /></li>)}</ul>
    </section>
  );
}

function RefundLine({ visit, view, fees, refund }: Part & { readonly refund: Refund }) {
  const { lang } = visit;
  const say = sayIn(lang);
  const form = { visit, id: view.status.id, version: fees.version, fields: { refund: refund.id } };
  const atCounter = refund.way === 'cash' || refund.way === 'card';
  return (
    <>
      <p><strong class="num">{formatMoney(lang, refund.amount)}</strong> · {say(`refund.${refund.state}`)} · {refund.reason}{refund.askedBy && <> · {refund.askedBy}</>}</p>
      {refund.note && <p>{refund.note}</p>}
      {fees.may.decide && refund.state === 'asked' && (
        <FeeForm {...form} act="decide-refund">
          <TextField id={`note-${refund.id}`} name="note" optional label={say('refund.note')} value="" />
          <p class="row"><Button name="granted" value="true">{say('refund.grant')}</Button><Button name="granted" value="false">{say('refund.decline')}</Button></p>
        </FeeForm>
      )}
      {fees.may.payBack && refund.state === 'granted' && atCounter && <FeeForm {...form} act="pay-refund"><p><Button once>{say('refund.pay')}</Button></p></FeeForm>}
    </>
  );
}
