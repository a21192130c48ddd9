import type { PaymentWay } from './account.ts';

/** A book of receipts: one agency's, one series'; the year stands in the series, so that numbers begin afresh with it. */
export interface Book {
  readonly agency: string;
  /** `QT-26E`: two letters, the year, E for electronic (Decree 123/2020/NĐ-CP art. 31 and Circular 78/2021/TT-BTC). */
  readonly series: string;
}

/** `QT`: over the counter, `TT`: on line, so that the two cashiers' books do not wait for each other; `PC`: vouchers of what was paid back. */
const letters: Readonly<Record<PaymentWay | 'payout', string>> = { cash: 'QT', card: 'QT', transfer: 'TT', gateway: 'TT', payout: 'PC' };

/** @param day of the receipt in the agency's zone, YYYY-MM-DD */
export function bookOf(agency: string, way: PaymentWay | 'payout', day: string): Book {
  return { agency, series: `${letters[way]}-${day.slice(2, 4)}E` };
}

/** `0000042`, as receipts are numbered; more digits when a book grows beyond them. */
export const writtenNumber = (number: number): string => String(number).padStart(7, '0');
