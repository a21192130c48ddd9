import type { Person } from '@motcua/auth/sign-in';
import { PaymentDisputes } from '@motcua/contracts/disputes-api';
import { Closing, DayBook, FeesView, OnlinePayment } from '@motcua/contracts/fees-api';
import { Moved } from '@motcua/contracts/one-stop-api';
import { answerIn } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;

/** What is done about a dossier's fees, as one-stop names it. */
export const feeActs = ['confirm-payment', 'set-fee', 'void-payment', 'ask-refund', 'decide-refund', 'pay-refund', 'request-payment'] as const;
export type FeeAct = (typeof feeActs)[number];

export interface Sent {
  readonly version: number;
  readonly key: string;
  readonly body: unknown;
}

/** Fees at one-stop, always as the official who sits at the counter. */
@Injectable()
export class FeesClient {
  constructor(private readonly services: Services) {}

  async of({ accessToken: bearer }: Reader, id: string): Promise<FeesView> {
    return answerIn(FeesView, await this.services.oneStop(`/v1/dossiers/${id}/fees`, { bearer }));
  }

  /** @throws ServiceRefused, DependencyAway */
  async act({ accessToken: bearer }: Reader, { id, act }: { id: string; act: FeeAct }, { version, key, body }: Sent): Promise<Moved> {
    return answerIn(Moved, await this.services.oneStop(`/v1/dossiers/${id}/${act}`, { bearer, json: body, headers: { 'if-match': `"${version}"`, 'idempotency-key': key } }));
  }

  async begin({ accessToken: bearer }: Reader, id: string, { key, language }: { key: string; language: 'vi' | 'en' }): Promise<OnlinePayment> {
    return answerIn(OnlinePayment, await this.services.oneStop(`/v1/dossiers/${id}/payments`, { bearer, json: { language }, headers: { 'idempotency-key': key }, timeoutMs: 10_000 }));
  }

  receipt({ accessToken: bearer }: Reader, id: string, receipt: string): Promise<Response> {
    return this.services.oneStop(`/v1/dossiers/${id}/receipts/${receipt}`, { bearer, headers: { accept: '*/*' }, timeoutMs: 30_000 });
  }

  async book({ accessToken: bearer }: Reader, day?: string): Promise<DayBook> {
    return answerIn(DayBook, await this.services.oneStop(`/v1/receipts${day ? `?${new URLSearchParams({ day })}` : ''}`, { bearer }));
  }

  async disputes({ accessToken: bearer }: Reader): Promise<PaymentDisputes> {
    return answerIn(PaymentDisputes, await this.services.oneStop('/v1/payments/disputes', { bearer }));
  }

  /** @throws ServiceRefused, DependencyAway */
  async settle({ accessToken: bearer }: Reader, payment: string, { key, body }: Omit<Sent, 'version'>): Promise<PaymentDisputes> {
    return answerIn(PaymentDisputes, await this.services.oneStop(`/v1/payments/disputes/${payment}/settle`, { bearer, json: body, headers: { 'idempotency-key': key } }));
  }

  csv({ accessToken: bearer }: Reader, day?: string): Promise<Response> {
    return this.services.oneStop(`/v1/receipts/day.csv${day ? `?${new URLSearchParams({ day })}` : ''}`, { bearer, headers: { accept: '*/*' } });
  }

  async close({ accessToken: bearer }: Reader, { handedOver, key }: { handedOver: number; key: string }): Promise<Closing> {
    return answerIn(Closing, await this.services.oneStop('/v1/receipts/closings', { bearer, json: { handedOver }, headers: { 'idempotency-key': key } }));
  }
}
