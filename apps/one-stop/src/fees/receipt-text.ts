import type { Procedure } from '@motcua/contracts/procedure';
import { bookOf, writtenNumber } from '@motcua/domain/fees/receipt-number';
import type { FeePayment, FeeRefund } from '@motcua/domain/fees/account';
import { chargesOf } from '@motcua/domain/fees/balance';
import type { WithFees } from '@motcua/domain/fees/fee-acts';
import { minuteOf } from '@motcua/domain/calendar/instant';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import type { FeeLine, FeeReceipt } from '@motcua/papers/fee-receipt';
import type { DossierPaper } from '@motcua/papers/dossier-paper';
import { hash } from 'node:crypto';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import type { KeptReceipt, NewReceipt } from './receipt.schema.ts';

type Charged = KeptDossier & WithFees;

export interface Written {
  readonly dossier: Charged;
  readonly procedure: Procedure;
  readonly calendar: WorkingCalendar;
  readonly head: DossierPaper;
}

/** The same for the same payment, so that a receipt that was written is known again whoever asks. */
export function receiptIdOf(dossier: string, of: string): string {
  const hex = hash('sha256', `${dossier} ${of}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A receipt for money that came in, all but its number. */
export function receiptFor({ dossier, procedure, calendar, head }: Written, { id, amount, way, at, by }: FeePayment): NewReceipt {
  return numberless({ dossier, calendar }, { of: id, kind: 'receipt', amount, way, at, by }, { ...head, lines: linesOf(dossier, procedure) });
}

/** A voucher for money that went back. */
export function payoutFor({ dossier, calendar, head }: Written, { id, amount, paidAt, payment, reason }: FeeRefund & { readonly paidAt: string }): NewReceipt {
  const way = dossier.fees.payments.find((one) => one.id === payment)?.way ?? 'cash';
  const by = dossier.history.findLast(({ move }) => move === 'refund-paid')?.by;
  return numberless({ dossier, calendar }, { of: id, kind: 'payout', amount, way, at: paidAt, by }, { ...head, lines: [{ name: reason, amount }] });
}

interface Money {
  readonly of: string;
  readonly kind: 'receipt' | 'payout';
  readonly amount: number;
  readonly way: FeePayment['way'];
  readonly at: string;
  readonly by: string | undefined;
}

function numberless({ dossier, calendar }: Pick<Written, 'dossier' | 'calendar'>, { of, kind, amount, way, at, by }: Money, head: DossierPaper & { lines: FeeLine[] }): NewReceipt {
  const { id, reference, agency } = dossier;
  const day = calendar.dateAt(minuteOf(at));
  const book = kind === 'payout' ? bookOf(agency.code, 'payout', day) : bookOf(agency.code, way, day);
  const cashier = by === undefined ? undefined : dossier.officials.find((official) => official.id === by);
  const text: FeeReceipt = { ...head, kind, series: book.series, number: '', amount, way, issuedAt: at, ...(cashier ? { cashier: cashier.name } : {}) };
  return {
    _id: receiptIdOf(id, of),
    ...book,
    ...{ kind, day, issuedAt: at, amount, way, of, text },
    dossier: { id, reference },
    ...(cashier ? { by: { id: cashier.id, name: cashier.name } } : {}),
  };
}

function linesOf(dossier: Charged, procedure: Procedure): FeeLine[] {
  const { per } = dossier.fees.tariff;
  return chargesOf(dossier).map((charge) => {
    if (charge.what === 'extra') return { name: charge.reason, amount: charge.amount };
    const counted = charge.quantity > 1 && per ? ` (${charge.quantity} ${per.vi})` : '';
    return { name: `${procedure.name.vi}${counted}`, amount: charge.amount };
  });
}

/** What is printed: with its number, and with what became of it since. */
export function printed({ text, number, voided }: KeptReceipt): FeeReceipt {
  return { ...text, number: writtenNumber(number), ...(voided ? { voided: { at: voided.at, reason: voided.reason } } : {}) };
}
