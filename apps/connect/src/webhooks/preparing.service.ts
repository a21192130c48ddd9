import type { StatusData } from '@motcua/contracts/events';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { DeliveryStore } from './delivery.store.ts';
import { concerns, deliveryOf } from './told-status.ts';
import { WebhookSweep } from './webhook.sweep.ts';
import { WebhookStore } from './webhook.store.ts';

/** From events to deliveries: one for each partner that a status concerns. On disk before the events count as read. */
@Injectable()
export class Preparing {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: DeliveryStore,
    private readonly sweep: WebhookSweep,
    private readonly clock: Clock,
  ) {}

  async prepare(events: readonly { readonly time: string; readonly data: StatusData }[]): Promise<void> {
    const webhooks = await this.webhooks.all();
    const now = this.clock.machine();
    const changes = events.map(({ time, data: { status } }) => ({ status, at: new Date(time), now }));
    const made = webhooks.flatMap((webhook) => changes.filter((change) => concerns(webhook, change)).map((change) => deliveryOf(webhook, change)));
    await this.deliveries.keep(made);
    if (made.length > 0) this.sweep.soon();
  }
}
