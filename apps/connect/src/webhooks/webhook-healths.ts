import type { DeliveryTold, WebhookDetail, WebhookHealth, WebhookList } from '@motcua/contracts/webhooks-api';
import { troubleAfter } from '@motcua/domain/webhook/retry-schedule';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import type { DeliveryDocument } from './delivery.schema.ts';
import { DeliveryStore } from './delivery.store.ts';
import type { WebhookDocument, WebhookSecret } from './webhook.schema.ts';
import { WebhookStore } from './webhook.store.ts';

const day = 24 * 3_600_000;

/** How partners are: from what is kept, so that no counter can be wrong. */
@Injectable()
export class WebhookHealths {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: DeliveryStore,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<WebhookList> {
    const webhooks = await this.webhooks.all();
    return { webhooks: await Promise.all(webhooks.map((webhook) => this.health(webhook))), at: this.clock.now().toISOString() };
  }

  async one(id: string): Promise<WebhookDetail> {
    const webhook = await this.webhooks.get(id);
    const [health, deliveries, changes] = await Promise.all([this.health(webhook), this.deliveries.shown(id), this.webhooks.changesOf(id)]);
    return {
      health,
      definition: webhook.definition,
      secrets: webhook.secrets.map(secretTold),
      deliveries: deliveries.map(deliveryTold),
      changes: changes.map(({ act, by, at, version }) => ({ act, by, at: at.toISOString(), version })),
    };
  }

  private async health(webhook: WebhookDocument): Promise<WebhookHealth> {
    const { _id: id, version, on, gone = false, failuresInRow, fault } = webhook;
    const { name, agency, agencies, procedures, address } = webhook.definition;
    const yesterday = new Date(this.clock.now().getTime() - day);
    const [waiting, failed, delivered] = await Promise.all([this.deliveries.count(id, 'waiting'), this.deliveries.count(id, 'failed'), this.deliveries.countDelivered(id, yesterday)]);
    return {
      ...{ id, version, name, agency, agencies, procedures, address, on, gone, life: lifeOf(webhook), waiting, failed, delivered, failuresInRow },
      ...told('lastDeliveredAt', webhook.lastDeliveredAt),
      ...told('restsUntil', webhook.restsUntil),
      ...(fault ? { fault } : {}),
    };
  }
}

function lifeOf({ on, failuresInRow, lastDeliveredAt }: WebhookDocument): WebhookHealth['life'] {
  if (!on) return 'off';
  if (failuresInRow >= troubleAfter) return 'trouble';
  return lastDeliveredAt ? 'alive' : 'new';
}

const told = <Key extends string>(key: Key, at: Date | undefined) => (at ? ({ [key]: at.toISOString() } as Record<Key, string>) : {});

const secretTold = ({ id, createdAt, validUntil }: WebhookSecret) => ({ id, createdAt: createdAt.toISOString(), ...told('validUntil', validUntil) });

const deliveryTold = ({ _id: id, test = false, code, version, state, at, tries, nextAt, deliveredAt, fault }: DeliveryDocument): DeliveryTold => ({
  ...{ id, test, state, at: at.toISOString(), tries },
  ...(code === undefined ? {} : { code, version }),
  ...told('nextAt', state === 'waiting' ? nextAt : undefined),
  ...told('deliveredAt', deliveredAt),
  ...(fault ? { fault } : {}),
});
