import { PaymentDisputes, type PaymentDispute, type SettleDispute } from '@motcua/contracts/disputes-api';
import type { Actor } from '@motcua/domain/actor';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import { notThere } from '../dossiers/dossier.problems.ts';
import { People } from '../dossiers/people.ts';
import { Booking, isDong } from './booking.ts';
import type { Disputed, KeptPayment } from './online-payment.schema.ts';
import { OnlinePaymentStore } from './online-payment.store.ts';
import { PaymentParts } from './payment-parts.ts';

/** Money that fits no payment waits for a person: the cashier sees it, a head or leader says what becomes of it. */
@Injectable()
export class DisputesService {
  constructor(
    private readonly payments: OnlinePaymentStore,
    private readonly booking: Booking,
    private readonly parts: PaymentParts,
    private readonly people: People,
    private readonly audit: Audit,
  ) {}

  async list(reader: Actor): Promise<PaymentDisputes> {
    const all = (await this.payments.disputed(agencyOf(reader))).flatMap((payment) => (payment.disputes ?? []).map((dispute) => this.present(payment, dispute)));
    const rows = await Promise.all(all);
    await this.audit.listed(reader, { part: '/v1/payments/disputes', ids: [...new Set(rows.map(({ dossier }) => dossier.id))] });
    return PaymentDisputes.parse({
      open: rows.filter(({ settled }) => !settled).sort((one, other) => one.cameAt.localeCompare(other.cameAt)),
      settled: rows.filter(({ settled }) => settled).sort((one, other) => (other.settled?.at ?? '').localeCompare(one.settled?.at ?? '')),
      maySettle: maySettle(reader),
    });
  }

  /** Written down with the money, then booked; whatever ends in between, the reconciler goes on. @throws RequestProblem 404, 409 */
  async settle(id: string, { transaction, end, reason, by, key }: SettleDispute & { readonly by: Actor; readonly key: string }): Promise<PaymentDisputes> {
    const payment = await this.payments.find(id);
    const dispute = payment?.disputes?.find((one) => one.id === transaction);
    if (!payment || !dispute || payment.dossier.agency !== agencyOf(by)) throw notThere('such money');
    if (dispute.settled?.key !== key) await this.settleNow(payment, { ...dispute, settled: { ...{ end, reason, key }, at: this.parts.ledger.clock.now().toISOString(), by: by.id } }, by);
    const now = await this.payments.find(id);
    if (now?.toBook) await this.booking.book(now);
    return this.list(by);
  }

  private async settleNow(payment: KeptPayment, dispute: Disputed, by: Actor): Promise<void> {
    if (dispute.settled?.end === 'booked' && !(await this.isBookable(payment, dispute))) throw new RequestProblem(409, 'payment-not-bookable', { detail: 'This money cannot be put on the dossier.' });
    // Told before it is done: what stands in the log and was not done is seen, what was done and does not stand there is not.
    await this.audit.settled(by, { of: payment.dossier.id, part: payment._id });
    if (!(await this.payments.settle(payment._id, dispute))) throw new RequestProblem(409, 'payment-dispute-settled', { detail: 'Somebody has settled this already.' });
  }

  private async isBookable({ _id, transactions }: KeptPayment, { id, amount, currency }: Disputed): Promise<boolean> {
    return currency === 'VND' && isDong(amount) && !transactions.some((one) => one.id === id) && !(await this.payments.isTaken(_id, id));
  }

  private async present(payment: KeptPayment, dispute: Disputed): Promise<PaymentDispute> {
    const { id: transaction, amount, currency, way, at: cameAt, settled } = dispute;
    const { id, reference } = payment.dossier;
    const by = settled && ((await this.people.nameOf(settled.by)) ?? settled.by);
    return {
      ...{ payment: payment._id, transaction, dossier: { id, reference }, provider: this.parts.provider?.name.vi ?? payment.provider },
      ...{ asked: payment.amount, amount, currency, way, cameAt, why: whyOf(payment, dispute), bookable: !settled && (await this.isBookable(payment, dispute)) },
      ...(settled && by ? { settled: { at: settled.at, by, end: settled.end, reason: settled.reason } } : {}),
    };
  }
}

/** Kept since there is a page for it; what was kept before says it by itself. */
function whyOf({ amount: asked }: KeptPayment, { why, amount, currency }: Disputed): PaymentDispute['why'] {
  if (why) return why;
  if (currency !== 'VND') return 'currency';
  return amount === asked ? 'taken' : 'sum';
}

const maySettle = ({ roles }: Actor): boolean => roles.some((role) => role === 'head' || role === 'leader');

function agencyOf({ agency }: Actor): string {
  if (agency === undefined) throw new RequestProblem(403, 'forbidden', { detail: 'This account belongs to no agency.' });
  return agency;
}
