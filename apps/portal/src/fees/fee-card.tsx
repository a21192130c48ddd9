import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { FeesView } from '@motcua/contracts/fees-api';
import { Csrf } from '@motcua/pages/csrf';
import { formatLongDate, formatMoney } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { Card, Facts } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { randomUUID } from 'node:crypto';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

type Part = { readonly visit: Visit; readonly dossier: Pick<DossierView, 'status' | 'fees' | 'paymentAsked'>; readonly fees?: FeesView | undefined };

/** What is to be paid now, with its button where it can be paid on line. */
export function PayNow({ visit, dossier }: Part) {
  const { t, lang } = visit;
  const { fees, paymentAsked, status } = dossier;
  if (!fees?.due) return null;
  return (
    <Notice tone="soon" icon={paymentAsked ? 'pause' : 'info'} title={t('fees.to-pay', { amount: formatMoney(lang, fees.outstanding) })}>
      {paymentAsked && <p>{paymentAsked.reason}</p>}
      <p>{paymentAsked ? t('fees.until', { date: formatLongDate(lang, paymentAsked.until) }) : t(fees.online ? 'fees.now' : 'fees.at-counter')}</p>
      {fees.online && <PayForm visit={visit} id={status.id} primary={paymentAsked !== undefined} />}
    </Notice>
  );
}

/** A key of its own: a second press begins no second payment. */
export function PayForm({ visit, id, primary }: { readonly visit: Visit; readonly id: string; readonly primary: boolean }) {
  return (
    <form method="post" action={addresses.pay(id)}>
      <Csrf visit={visit} />
      <input type="hidden" name="key" value={randomUUID()} />
      <Button tone={primary ? 'primary' : 'plain'} once>{visit.t('fees.pay')}</Button>
    </form>
  );
}

/** What it costs, what was paid, and the receipts. */
export function FeeCard({ visit: { t, lang }, dossier, fees }: Part) {
  const { fees: summary, status } = dossier;
  if (!summary) return null;
  const receipts = (fees?.payments ?? []).flatMap(({ receipt, amount }) => (receipt ? [{ ...receipt, amount }] : []));
  return (
    <Card id="fees" title={t('fees.title')}>
      <Facts facts={[
        { label: t('fees.owed'), value: summary.owed === 0 ? t('fee.free') : formatMoney(lang, summary.owed) },
        { label: t('fees.paid'), value: formatMoney(lang, summary.paid) },
        ...(summary.credit > 0 ? [{ label: t('fees.credit'), value: formatMoney(lang, summary.credit) }] : []),
      ]} />
      {receipts.length > 0 && <ul>{receipts.map(({ id, series, number, voided }) => <li><a href={addresses.feeReceipt(status.id, id)}>{t(voided ? 'fees.receipt-void' : 'fees.receipt', { number: `${series} ${String(number).padStart(7, '0')}` })}</a></li>)}</ul>}
    </Card>
  );
}
