import type { WebhookTest, WebhookTested } from '@motcua/contracts/webhooks-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Courier, type Outcome } from './courier.ts';
import type { DeliveryDocument } from './delivery.schema.ts';
import { DeliveryStore } from './delivery.store.ts';
import { Settling } from './settling.ts';
import { expiryFrom } from './told-status.ts';
import { WebhookStore } from './webhook.store.ts';

/** Whether a partner takes what it is sent: one event about nothing, at once and not again, also to one that is switched off or rests. */
@Injectable()
export class WebhookTests {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: DeliveryStore,
    private readonly courier: Courier,
    private readonly settling: Settling,
    private readonly clock: Clock,
  ) {}

  async test(id: string, { id: by }: Pick<Actor, 'id'>): Promise<WebhookTested> {
    const webhook = await this.webhooks.get(id);
    const at = this.clock.now();
    await this.webhooks.note(webhook, { act: 'tested', by, at });
    const event: WebhookTest = { type: 'webhook.test', timestamp: at.toISOString(), data: { webhook: id } };
    const message = { _id: `msg_${randomUUID()}`, body: JSON.stringify(event) };
    const begun = performance.now();
    const outcome = await this.courier.bring(webhook, message);
    await this.deliveries.keep([{ ...this.told(id, at, outcome), ...message, dossier: message._id }]);
    if (outcome === 'delivered') await this.settling.heard(webhook);
    return { delivered: outcome === 'delivered', ...faultIn(outcome), milliseconds: Math.round(performance.now() - begun) };
  }

  private told(webhook: string, at: Date, outcome: Outcome): Omit<DeliveryDocument, '_id' | 'body' | 'dossier'> {
    const now = this.clock.machine();
    const ended = outcome === 'delivered' ? { state: 'delivered' as const, deliveredAt: at } : { state: 'failed' as const };
    return { webhook, version: 1, test: true, at, tries: 1, nextAt: now, expiresAt: expiryFrom(now), ...ended, ...faultIn(outcome) };
  }
}

const faultIn = (outcome: Outcome) => (outcome === 'delivered' ? {} : { fault: outcome === 'left' ? { code: 'unreachable' as const } : outcome });
