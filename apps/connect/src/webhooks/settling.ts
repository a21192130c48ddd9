import type { DeliveryFault } from '@motcua/contracts/webhooks-api';
import { troubleAfter, waitAfter } from '@motcua/domain/webhook/retry-schedule';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, register } from 'prom-client';
import { Courier } from './courier.ts';
import type { DeliveryDocument } from './delivery.schema.ts';
import { DeliveryStore } from './delivery.store.ts';
import type { WebhookDocument } from './webhook.schema.ts';
import { WebhookStore } from './webhook.store.ts';

type Counted = 'delivered' | 'failed' | 'given-up' | 'superseded';

/** One try, and what follows from it for the delivery and for its partner. */
@Injectable()
export class Settling {
  private readonly counter = counted();

  constructor(
    private readonly courier: Courier,
    private readonly webhooks: WebhookStore,
    private readonly deliveries: DeliveryStore,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns whether the next may be tried at once. */
  async bring(webhook: WebhookDocument, delivery: DeliveryDocument): Promise<boolean> {
    const outcome = await this.courier.bring(webhook, delivery);
    if (outcome === 'left') return false;
    if (outcome === 'delivered') return this.took(webhook, delivery);
    return outcome.code === 'gone' ? this.leaves(webhook, delivery, outcome) : this.failed(webhook, delivery, outcome);
  }

  /** A partner that was in trouble has taken something: what was put off meanwhile is due at once. */
  async heard(webhook: WebhookDocument): Promise<void> {
    await this.webhooks.heard(webhook._id, this.clock.now());
    if (webhook.failuresInRow >= troubleAfter) await this.deliveries.bringForward(webhook._id, this.clock.machine());
  }

  count(outcome: Counted, n = 1): void {
    this.counter.inc({ outcome }, n);
  }

  end(): void {
    this.courier.end();
  }

  private async took(webhook: WebhookDocument, { _id }: DeliveryDocument): Promise<true> {
    await this.deliveries.delivered(_id, this.clock.now());
    await this.heard(webhook);
    this.count('delivered');
    return true;
  }

  /** 410: it wants nothing more. What waits goes on waiting, for whoever switches it on again. */
  private async leaves(webhook: WebhookDocument, { _id }: DeliveryDocument, fault: DeliveryFault): Promise<false> {
    await this.deliveries.failed(_id, fault, undefined);
    const left = await this.webhooks.gone(webhook._id, fault);
    if (left) await this.webhooks.note(left, { act: 'switched-off', by: 'partner', at: this.clock.now() });
    this.count('given-up');
    this.logger.warn({ webhook: webhook._id }, 'a partner answered 410 and is told nothing more');
    return false;
  }

  private async failed(webhook: WebhookDocument, { _id, tries }: DeliveryDocument, fault: DeliveryFault): Promise<boolean> {
    const now = this.clock.machine();
    const wait = waitAfter(tries + 1, Math.random());
    await this.deliveries.failed(_id, fault, wait === undefined ? undefined : new Date(now.getTime() + wait));
    this.count(wait === undefined ? 'given-up' : 'failed');
    const inRow = await this.webhooks.failed(webhook._id, fault, now);
    if (inRow === troubleAfter) this.logger.warn({ webhook: webhook._id, ...fault }, 'a partner is in trouble and is asked less often');
    return inRow < troubleAfter;
  }
}

function counted(): Counter<'outcome'> {
  const name = 'motcua_webhook_deliveries_total';
  register.removeSingleMetric(name);
  return new Counter({ name, help: 'Tries to tell partners of a status, by what came of them', labelNames: ['outcome'] });
}
