import type { WebhookReplay, WebhookReplayed } from '@motcua/contracts/webhooks-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { DeliveryStore } from './delivery.store.ts';
import { WebhookStore } from './webhook.store.ts';
import { WebhookSweep } from './webhook.sweep.ts';

/** Deliveries that were taken, or given up, become due once more; under the ids that they have, so that a partner knows what it has already. */
@Injectable()
export class WebhookReplays {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: DeliveryStore,
    private readonly sweep: WebhookSweep,
    private readonly clock: Clock,
  ) {}

  async replay(id: string, replay: WebhookReplay, { id: by }: Pick<Actor, 'id'>): Promise<WebhookReplayed> {
    const webhook = await this.webhooks.get(id);
    const which = replay.what === 'failed' ? { failed: true as const } : { since: new Date(replay.from) };
    const deliveries = await this.deliveries.replay(id, which, this.clock.machine());
    await this.webhooks.note(webhook, { act: 'replayed', by, at: this.clock.now() });
    this.sweep.soon();
    return { deliveries };
  }
}
