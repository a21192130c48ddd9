import type { OnlinePayment } from '@motcua/contracts/fees-api';
import type { Actor } from '@motcua/domain/actor';
import { balanceOf, isDue } from '@motcua/domain/fees/balance';
import { mayHandle } from '@motcua/domain/fees/fee-acts';
import { LOGGER } from '@motcua/http/logger-token';
import { RequestProblem } from '@motcua/http/problem';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { notThere } from '../dossiers/dossier.problems.ts';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { Booking } from './booking.ts';
import { mayPayOnline, withFees } from './dossier-fees.ts';
import type { KeptPayment } from './online-payment.schema.ts';
import { OnlinePaymentStore } from './online-payment.store.ts';
import { presentOnline } from './online.view.ts';
import { PaymentParts } from './payment-parts.ts';
import { CallbackRefused, type Notice, type PaymentProvider, type Provided } from './provider.ts';

/** How long a payment may take at the provider. */
const validFor = 30 * 60 * 1000;

/** Payments on line: begun, looked at, told of. None of it says that money came but what the provider signs or answers. */
@Injectable()
export class OnlineService {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly payments: OnlinePaymentStore,
    private readonly booking: Booking,
    private readonly parts: PaymentParts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get offered(): boolean {
    return this.provider !== null;
  }

  private get provider(): Provided {
    return this.parts.provider;
  }

  /** The owner's own, or at the counter for a bank's program. A payment that waits for the same sum is the same payment. @throws RequestProblem 409, DependencyAway */
  async begin(id: string, { by, key, language }: { by: Actor; key: string; language: 'vi' | 'en' }): Promise<OnlinePayment> {
    const dossier = await this.dossiers.known(id, by);
    const provider = this.provider;
    const earlier = provider && (await this.payments.begunWith(dossier.id, key));
    // Whoever lost the answer asks again, also when it was paid meanwhile.
    if (earlier && earlier.by === by.id && earlier.state !== 'pending') return presentOnline(earlier, provider);
    if (!provider || !this.mayBegin(dossier, by)) throw notOnline();
    const { outstanding: amount } = balanceOf(withFees(dossier, this.parts.catalogue.procedureOf(dossier)));
    const payment = (await this.waiting(id, amount)) ?? (await this.payments.add(this.fresh(dossier, { amount, key, by: by.id, provider: provider.id })));
    return presentOnline(payment.begun ? payment : await this.beginAt(provider, payment, language), provider);
  }

  /** @throws RequestProblem 404 */
  async look(id: string, payment: string, by: Actor): Promise<OnlinePayment> {
    return presentOnline(await this.own(id, payment, by), this.provider);
  }

  /** A browser has come back: a reason to ask the provider now instead of in a minute, and nothing else. */
  async cameBack(id: string, payment: string, { by, query }: { by: Actor; query: Readonly<Record<string, string>> }): Promise<OnlinePayment> {
    const own = await this.own(id, payment, by);
    if (own.state !== 'pending' || this.provider?.readReturn(query) !== own._id) return presentOnline(own, this.provider);
    await this.askAt(this.provider, own).catch((error: unknown) => this.logger.warn({ err: error, payment }, 'a payment could not be asked for when its browser came back'));
    return this.look(id, payment, by);
  }

  /** @throws RequestProblem 400 unless it is the provider's own and fits a payment */
  async told(provider: string, message: Parameters<PaymentProvider['readCallback']>[0]): Promise<void> {
    if (this.provider?.id !== provider) throw new RequestProblem(404, 'not-found');
    const notice = this.read(this.provider, message);
    const payment = await this.payments.find(notice.reference);
    if (!payment || payment.provider !== provider) throw refused();
    await this.booking.take(payment, notice);
  }

  /** @returns what the provider says of it now */
  async askAt(provider: PaymentProvider, payment: KeptPayment): Promise<Notice['state']> {
    const notice = await provider.ask(payment._id);
    if (notice.reference !== payment._id) throw new Error('the provider answered about another payment');
    await this.booking.take(payment, notice);
    return notice.state;
  }

  mayBegin(dossier: KeptDossier, by: Actor): boolean {
    if (!this.provider || dossier.confidential) return false;
    const procedure = this.parts.catalogue.procedureOf(dossier);
    const charged = withFees(dossier, procedure);
    if (by.kind === 'official') return mayHandle(dossier, 'fee-paid', by) && balanceOf(charged).outstanding > 0;
    return by.id === dossier.owner && mayPayOnline(dossier, procedure) && isDue(charged);
  }

  /** For whoever may read the dossier. */
  async ofDossier(id: string): Promise<OnlinePayment[]> {
    return (await this.payments.ofDossier(id)).map((payment) => presentOnline(payment, this.provider));
  }

  private read(provider: PaymentProvider, message: Parameters<PaymentProvider['readCallback']>[0]) {
    try {
      return provider.readCallback(message);
    } catch (error) {
      if (!(error instanceof CallbackRefused)) throw error;
      this.logger.warn({ provider: provider.id, reason: error.message }, 'a call-back of a payment was refused');
      throw refused();
    }
  }

  private async own(id: string, payment: string, by: Actor): Promise<KeptPayment> {
    const [dossier, found] = await Promise.all([this.dossiers.known(id, by), this.payments.find(payment)]);
    if (!found || dossier.confidential || found.dossier.id !== dossier.id) throw notThere('such payment');
    return found;
  }

  private async waiting(id: string, amount: number): Promise<KeptPayment | undefined> {
    const later = new Date(this.parts.ledger.clock.machine().getTime() + validFor / 2).toISOString();
    return (await this.payments.ofDossier(id)).find((one) => one.state === 'pending' && one.amount === amount && one.expiresAt > later);
  }

  private fresh({ id, reference, agency }: KeptDossier, given: Pick<KeptPayment, 'amount' | 'key' | 'by' | 'provider'>): KeptPayment {
    const now = this.parts.ledger.clock.machine().getTime();
    return {
      ...{ _id: randomUUID(), dossier: { id, reference, agency: agency.code }, ...given, state: 'pending', transactions: [], asked: 0 },
      begunAt: new Date(now).toISOString(),
      expiresAt: new Date(now + validFor).toISOString(),
      askAt: new Date(now + this.parts.config.PAYMENT_ASK_AFTER_SECONDS * 1000),
    };
  }

  private async beginAt(provider: PaymentProvider, payment: KeptPayment, language: 'vi' | 'en'): Promise<KeptPayment> {
    const { _id, amount, expiresAt, dossier } = payment;
    const address = this.parts.config.PUBLIC_URL;
    const begun = await provider.begin({
      ...{ reference: _id, amount, expiresAt, language },
      returnTo: `${address}/ho-so/${dossier.id}/thanh-toan/${_id}`,
      callback: `${address}/api/v1/payments/callback/${provider.id}`,
    });
    await this.payments.noteBegun(_id, begun);
    return { ...payment, begun };
  }
}

const notOnline = () => new RequestProblem(409, 'payment-not-online', { detail: 'Nothing is due on this dossier, or it cannot be paid on line.' });
const refused = () => new RequestProblem(400, 'payment-callback-refused', { detail: 'This is not a call-back of the provider that fits a payment.' });
