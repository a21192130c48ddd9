import type { Person } from '@motcua/auth/sign-in';
import { FeesView, OnlinePayment } from '@motcua/contracts/fees-api';
import { answerIn } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Bearer = Pick<Person, 'accessToken'>;
const path = (id: string) => `/v1/dossiers/${encodeURIComponent(id)}`;

/** What the citizen owes, and paying it on line. */
@Injectable()
export class Fees {
  constructor(private readonly services: Services) {}

  async of({ accessToken: bearer }: Bearer, id: string): Promise<FeesView> {
    return answerIn(FeesView, await this.services.oneStop(`${path(id)}/fees`, { bearer }));
  }

  /** @throws ServiceRefused payment-not-online */
  async begin({ accessToken: bearer }: Bearer, id: string, { key, language }: { key: string; language: 'vi' | 'en' }): Promise<OnlinePayment> {
    return answerIn(OnlinePayment, await this.services.oneStop(`${path(id)}/payments`, { bearer, headers: { 'idempotency-key': key }, json: { language }, timeoutMs: 10_000 }));
  }

  async look({ accessToken: bearer }: Bearer, id: string, payment: string): Promise<OnlinePayment> {
    return answerIn(OnlinePayment, await this.services.oneStop(`${path(id)}/payments/${encodeURIComponent(payment)}`, { bearer }));
  }

  /** What stood in the address says who sent the browser back; whether money came, the provider is asked. */
  async cameBack({ accessToken: bearer }: Bearer, id: string, { payment, query }: { payment: string; query: Readonly<Record<string, string>> }): Promise<OnlinePayment> {
    return answerIn(OnlinePayment, await this.services.oneStop(`${path(id)}/payments/${encodeURIComponent(payment)}/returned`, { bearer, json: { query }, timeoutMs: 10_000 }));
  }

  receipt({ accessToken: bearer }: Bearer, id: string, receipt: string): Promise<Response> {
    return this.services.oneStop(`${path(id)}/receipts/${encodeURIComponent(receipt)}`, { bearer, timeoutMs: 30_000 });
  }
}
