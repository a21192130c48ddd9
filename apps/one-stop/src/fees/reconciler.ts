import { payRefund } from '@motcua/domain/fees/fee-acts';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Booking } from './booking.ts';
import { withFees } from './dossier-fees.ts';
import { owing } from './fees-due.store.ts';
import type { KeptPayment } from './online-payment.schema.ts';
import { OnlinePaymentStore } from './online-payment.store.ts';
import { OnlineService } from './online.service.ts';
import type { PaymentProvider } from './provider.ts';
import { PaymentParts } from './payment-parts.ts';

/** The longest pause between two questions about a payment that waits, and about one that is over. */
const longestPauses = { waiting: 15 * 60 * 1000, over: 60 * 60 * 1000 };
/** Nobody is asked any more a day after a payment was to be over, whatever the provider says. Until then money may come late: banks do not ask. */
const patience = 24 * 60 * 60 * 1000;
/** What is younger is being done by whoever began it. */
const settleFor = 5_000;

/**
 * Nothing that was paid is lost with a browser, a call-back or a process: every payment is asked for at the provider until a day after its
 * time, also when it is paid or was cancelled, because a second payment or a late one may come of which nobody tells; money that came is written on its dossier, receipts that are missing are written, and refunds that were allowed are made. One process
 * at a time (lease); each thing by itself, so that one that fails keeps no other.
 */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly payments: OnlinePaymentStore,
    private readonly online: OnlineService,
    private readonly booking: Booking,
    private readonly parts: PaymentParts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.round(), every: parts.config.PAYMENT_SWEEP_MS, lease: payments.lease, onTrouble: (error) => this.logger.warn({ err: error }, 'payments could not be reconciled and are tried again') });
  }

  onApplicationBootstrap(): void {
    void this.parts.catalogue.ready().then(() => this.rounds.schedule());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  private now(): Date {
    return this.parts.ledger.clock.machine();
  }

  private async round(): Promise<void> {
    if (!(await this.payments.lease.take())) return;
    await this.each(await this.payments.toBook(), (payment) => this.booking.book(payment));
    const { provider } = this.parts;
    if (provider) await this.each(await this.payments.toAsk(this.now()), (payment) => this.ask(provider, payment));
    await this.each(await this.parts.ledger.due.undone(new Date(this.now().getTime() - settleFor)), (id) => this.bring(id));
  }

  private async each<Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<void>): Promise<void> {
    for (const thing of things) {
      if (!this.rounds.goesOn || !(await this.payments.lease.take())) return;
      await work(thing).catch((error: unknown) => this.logger.warn({ err: error }, 'a payment could not be reconciled and is tried again'));
    }
  }

  /** Asked less and less often. Written down before it is asked, so that a provider that is away is not asked at every round. */
  private async ask(provider: PaymentProvider, payment: KeptPayment): Promise<void> {
    const { _id, asked, expiresAt } = payment;
    const longest = longestPauses[payment.state === 'pending' ? 'waiting' : 'over'];
    const pause = Math.min(this.parts.config.PAYMENT_ASK_AFTER_SECONDS * 1000 * 2 ** Math.min(asked, 12), longest);
    await this.payments.noteAsked(_id, new Date(this.now().getTime() + pause));
    const state = await this.online.askAt(provider, payment);
    // One that never reached the provider is over when its time is.
    if (Date.parse(expiresAt) + (state === 'unknown' ? 0 : patience) >= this.now().getTime()) return;
    await this.payments.end(_id, 'expired');
    await this.payments.askNoMore(_id);
  }

  private async bring(id: string): Promise<void> {
    const dossier = await this.parts.dossiers.find(id);
    if (!dossier) return;
    await this.parts.ledger.receipts.bring(dossier);
    for (const due of dossier.feesDue ?? []) if (due.startsWith('refund:')) await this.payBack(id, due);
    await this.parts.ledger.due.close(id);
  }

  private async payBack(id: string, due: string): Promise<void> {
    const { provider, dossiers, ledger: { acts } } = this.parts;
    const dossier = await dossiers.find(id);
    const refund = dossier?.fees?.refunds.find((one) => due === `refund:${one.id}`);
    if (!provider || !dossier || !refund) return;
    const prefix = `${provider.id}:`;
    if (!refund.payment.startsWith(prefix)) return;
    const made = await provider.refund({ id: refund.id, transaction: refund.payment.slice(prefix.length), amount: refund.amount });
    if (made === 'refused') this.logger.error({ dossierId: id, refund: refund.id }, 'the provider refused to pay back; a person has to look at it');
    if (made !== 'done') return;
    const paid = await acts.make('refund-paid', { id, key: `refund-${refund.id}` }, (now, act) => {
      const charged = withFees(now, this.parts.catalogue.procedureOf(now));
      const after = payRefund(charged, { ...act, refund: refund.id });
      return after === charged ? now : owing(after, `payout:${refund.id}`, this.now());
    });
    await this.parts.ledger.receipts.bring(paid);
    await this.parts.ledger.due.done(id, due);
  }
}
