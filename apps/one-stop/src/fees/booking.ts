import type { DisputeWhy } from '@motcua/contracts/disputes-api';
import type { Loaded } from '../dossiers/dossier.store.ts';
import { takeMoney } from '@motcua/domain/fees/fee-acts';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { withFees } from './dossier-fees.ts';
import { owing } from './fees-due.store.ts';
import { OnlinePaymentStore } from './online-payment.store.ts';
import { Ledger } from './payment-parts.ts';
import type { KeptPayment, Received } from './online-payment.schema.ts';
import type { Notice, Transaction } from './provider.ts';

/** Money that can stand on a dossier. */
export const isDong = (amount: number): boolean => Number.isSafeInteger(amount) && amount > 0;

/**
 * From what a provider tells to a dossier that is paid for. First the money is written down with the payment, then on the dossier, then the
 * receipt is written, then the payment knows it; each step finds out whether it was done before, so that any process may go on from anywhere.
 */
@Injectable()
export class Booking {
  constructor(
    private readonly payments: OnlinePaymentStore,
    private readonly ledger: Ledger,
    private readonly catalogue: Catalogue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Takes what the provider tells of a payment, the same or more each time. */
  async take(payment: KeptPayment, notice: Notice): Promise<void> {
    for (const transaction of notice.transactions) await this.receive(payment, transaction);
    const { state, transactions } = notice;
    const over = state === 'failed' || state === 'cancelled' || state === 'expired' ? state : undefined;
    if (over && transactions.length === 0) await this.payments.end(payment._id, over);
    const now = await this.payments.find(payment._id);
    if (now?.toBook) await this.book(now);
  }

  /** Writes on the dossier what is not there yet. */
  async book(payment: KeptPayment): Promise<void> {
    for (const transaction of payment.transactions.filter(({ bookedAt }) => bookedAt === undefined)) {
      const at = await this.onDossier(payment, transaction);
      await this.payments.noteBooked(payment._id, transaction.id, at);
    }
    await this.payments.closeBooked(payment._id);
  }

  private async onDossier({ _id: request, dossier: { id }, provider }: KeptPayment, { id: transaction, amount, way }: Received): Promise<string> {
    const paymentId = `${provider}:${transaction}`;
    const booked = await this.ledger.acts.make('fee-paid', { id, key: paymentId }, (dossier: Loaded, act, { calendar }) => {
      const charged = withFees(dossier, this.catalogue.procedureOf(dossier));
      const taken = takeMoney(charged, { ...act, id: paymentId, amount, way, request }, calendar);
      return taken === charged ? dossier : owing(taken, `receipt:${paymentId}`, this.ledger.clock.machine());
    });
    await this.ledger.receipts.bring(booked);
    return booked.changedAt;
  }

  private async receive(payment: KeptPayment, transaction: Transaction): Promise<void> {
    const { _id, amount, transactions, disputes = [] } = payment;
    if (transactions.some(({ id }) => id === transaction.id)) return;
    const why = await this.misfit(transaction, { _id, amount });
    if (!why) return this.payments.addTransaction(_id, transaction);
    await this.payments.dispute(_id, { ...transaction, why });
    if (disputes.some(({ id }) => id === transaction.id)) return;
    this.logger.error({ dossierId: payment.dossier.id, payment: _id, provider: payment.provider }, 'money came that does not fit the payment it names; a person has to look at it');
  }

  /** By a bank's program people may send what they like, and what came is there. A provider's page takes just what was asked for. */
  private async misfit({ id, amount, currency, way }: Transaction, asked: { _id: string; amount: number }): Promise<DisputeWhy | undefined> {
    if (currency !== 'VND') return 'currency';
    if (!isDong(amount) || (way === 'gateway' && amount !== asked.amount)) return 'sum';
    return (await this.payments.isTaken(asked._id, id)) ? 'taken' : undefined;
  }
}
