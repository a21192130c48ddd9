import type { BilingualText } from '@motcua/contracts/text';

/** What a provider is told of a payment: which one it is and how much. Nothing about the person, and nothing about the dossier. */
export interface Order {
  readonly reference: string;
  /** Whole đồng. */
  readonly amount: number;
  readonly expiresAt: string;
  /** Where the browser goes afterwards, and where the provider tells us. */
  readonly returnTo: string;
  readonly callback: string;
  readonly language: 'vi' | 'en';
}

export interface Begun {
  /** The provider's page for this payment. */
  readonly address: string;
  /** An account that belongs to this payment, where the provider has one: by a bank's program, with these words. */
  readonly transfer?: { readonly bank: string; readonly account: string; readonly name: string; readonly words: string };
}

export interface Transaction {
  /** Known again by the provider for ever: the same money is never booked twice. */
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly way: 'gateway' | 'transfer';
  readonly at: string;
}

/** What the provider knows of a payment. Transactions are all that came in, also those after the first. */
export interface Notice {
  readonly reference: string;
  readonly state: 'pending' | 'paid' | 'failed' | 'cancelled' | 'expired' | 'unknown';
  readonly transactions: readonly Transaction[];
}

export class CallbackRefused extends Error {}

/**
 * A way to be paid on line. Everything may be asked twice: `begin` with the same reference is the same payment,
 * `refund` with the same id pays once.
 */
export interface PaymentProvider {
  readonly id: string;
  readonly name: BilingualText;
  /** @throws DependencyAway */
  begin(order: Order): Promise<Begun>;
  /** What a call-back says. @throws CallbackRefused unless it is the provider's own, and fresh */
  readCallback(message: { readonly headers: Readonly<Record<string, string | undefined>>; readonly body: string }): Notice;
  /** The payment that a browser comes back from, if it is the provider who sends it. It says nothing of money. */
  readReturn(query: Readonly<Record<string, string>>): string | undefined;
  /** @throws DependencyAway */
  ask(reference: string): Promise<Notice>;
  /** @throws DependencyAway */
  refund(refund: { readonly id: string; readonly transaction: string; readonly amount: number }): Promise<'done' | 'pending' | 'refused'>;
}

/** Nest's token: the provider of this installation, or null where nothing is paid on line. */
export const PAYMENT_PROVIDER = Symbol('payment provider');
export type Provided = PaymentProvider | null;
