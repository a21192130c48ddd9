import type { Dossier } from '../dossier/dossier.ts';
import type { FeeAccount, FeePayment, FeeRefund } from './account.ts';
import { atLeastNothing, sumOf } from './money.ts';

/** A dossier with an account; its own fields say what was asked for besides, and whether it goes on. */
export type Charged = Pick<Dossier, 'state' | 'payments' | 'receivedAt'> & { readonly fees: FeeAccount };

export type Charge = { readonly what: 'fee'; readonly amount: number; readonly quantity: number; readonly waived: number } | { readonly what: 'extra'; readonly amount: number; readonly reason: string };

export interface Balance {
  /** All that the dossier is charged with. */
  readonly owed: number;
  /** What came in, less what was paid back. */
  readonly paid: number;
  /** Still to be paid, now or on return. */
  readonly outstanding: number;
  /** Paid beyond what is owed, and not promised to anybody yet. */
  readonly credit: number;
}

/** One by one what the dossier is charged with. */
export function chargesOf({ fees: { tariff, quantity, exemption }, payments }: Charged): readonly Charge[] {
  const whole = tariff.amount * quantity;
  const waived = exemption ? Math.min(exemption.waived ?? whole, whole) : 0;
  const extras = payments.map(({ amount, extra = amount, reason }): Charge => ({ what: 'extra', amount: extra, reason }));
  return [...(whole > 0 ? [{ what: 'fee' as const, amount: whole - waived, quantity, waived }] : []), ...extras.filter(({ amount }) => amount > 0)];
}

export function balanceOf(dossier: Charged): Balance {
  const { payments, refunds } = dossier.fees;
  const paid = sumOf(payments.filter(counts)) - sumOf(refunds.filter(isPaidOut));
  const owed = isFreed(dossier) ? 0 : sumOf(chargesOf(dossier));
  return { owed, paid, outstanding: isOver(dossier) ? 0 : atLeastNothing(owed - paid), credit: atLeastNothing(paid - owed - sumOf(refunds.filter(isPromised))) };
}

/** Whether it is to be paid now: on receipt at once, on return when the result is there, and whatever was asked for. */
export function isDue(dossier: Charged): boolean {
  const { state, fees: { tariff } } = dossier;
  return balanceOf(dossier).outstanding > 0 && (tariff.payable === 'on-receipt' || state === 'payment-requested' || state === 'completed' || state === 'returned');
}

export const counts = ({ voided }: FeePayment): boolean => voided === undefined;
export const isPaidOut = ({ paidAt }: FeeRefund): boolean => paidAt !== undefined;
/** Asked for or allowed, and not paid out yet. */
export const isPromised = ({ decided, paidAt }: FeeRefund): boolean => paidAt === undefined && decided?.granted !== false;

/** What of a payment has not gone back and is not about to. */
export function leftOf({ fees: { refunds } }: Charged, { id, amount, voided }: FeePayment): number {
  if (voided) return 0;
  return amount - sumOf(refunds.filter((refund) => refund.payment === id && (isPaidOut(refund) || isPromised(refund))));
}

/** Nobody pays for what was not taken on. */
const isFreed = ({ state, receivedAt }: Charged) => state === 'refused' || ((state === 'withdrawn' || state === 'stopped') && receivedAt === undefined);
/** It has ended early: what was not paid by then is not asked for any more. */
const isOver = ({ state }: Charged) => state === 'refused' || state === 'withdrawn' || state === 'stopped';
