import type { Instant } from '../calendar/instant.ts';
import type { BilingualText } from '../text/bilingual.ts';

/** What the procedure's version says a dossier costs, pinned when the dossier was opened. */
export interface Tariff {
  /** Whole đồng for one unit, as the dossier came: on line or over the counter. */
  readonly amount: number;
  /** What is counted: page, permit, month. */
  readonly per?: BilingualText;
  readonly payable: 'on-receipt' | 'on-return';
  readonly exemptions: readonly BilingualText[];
}

/** `gateway`: on line · `transfer`: by the code that a bank's program reads · the others over the counter. */
export type PaymentWay = 'cash' | 'card' | 'transfer' | 'gateway';

/** Money that came in. Its id is who brought it: the transaction of the provider, or the key of the cashier's request. */
export interface FeePayment {
  readonly id: string;
  readonly amount: number;
  readonly way: PaymentWay;
  readonly at: Instant;
  /** The official who took it; absent for what came on line. */
  readonly by?: string;
  /** Of cash: what lay on the counter; the change is the difference. */
  readonly tendered?: number;
  /** On line: the request that it answered, and who carried it. */
  readonly request?: string;
  readonly voided?: { readonly at: Instant; readonly by: string; readonly reason: string };
}

/** Money that goes back: asked for at the counter, allowed by a head, then paid out. */
export interface FeeRefund {
  readonly id: string;
  /** The payment that it comes out of. */
  readonly payment: string;
  readonly amount: number;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly decided?: { readonly at: Instant; readonly by: string; readonly granted: boolean; readonly note?: string };
  readonly paidAt?: Instant;
}

export interface FeeExemption {
  /** One of the tariff's, by its place there. */
  readonly which: number;
  /** What is not charged; the whole fee unless said. */
  readonly waived?: number;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

export interface FeeAccount {
  readonly tariff: Tariff;
  readonly quantity: number;
  readonly exemption?: FeeExemption | null;
  readonly payments: readonly FeePayment[];
  readonly refunds: readonly FeeRefund[];
}

/** What is done with a dossier's fees: lines of its history that move it nowhere. */
export const feeActs = ['fee-set', 'fee-paid', 'payment-voided', 'refund-asked', 'refund-decided', 'refund-paid'] as const;
export type FeeAct = (typeof feeActs)[number];

interface Fee {
  readonly amount: number;
  readonly online?: number | undefined;
  readonly per?: BilingualText | undefined;
  readonly payable: Tariff['payable'];
  readonly exemptions: readonly BilingualText[];
}

/** The account of a dossier that begins: one unit, nothing paid. Who comes to the counter pays the counter's price. */
export function openAccount({ amount, online, per, payable, exemptions }: Fee, channel: 'online' | 'counter' | 'api'): FeeAccount {
  const price = channel === 'counter' ? amount : (online ?? amount);
  return { tariff: { amount: price, payable, exemptions, ...(per === undefined ? {} : { per }) }, quantity: 1, payments: [], refunds: [] };
}
