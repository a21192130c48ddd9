import type { Provider } from '@nestjs/common';
import { CONNECT_CONFIG, type ConnectConfig } from '../connect.config.ts';
import { Courier } from './courier.ts';
import { DELIVERY, deliverySchema } from './delivery.schema.ts';
import { DeliveryStore } from './delivery.store.ts';
import { Networks } from '@motcua/http/networks';
import { Preparing } from './preparing.service.ts';
import { Settling } from './settling.ts';
import { StatusConsumer } from './status.consumer.ts';
import { WebhookGauges } from './webhook-gauges.ts';
import { WebhookHealths } from './webhook-healths.ts';
import { WebhookReplays } from './webhook-replays.service.ts';
import { WEBHOOK, WEBHOOK_CHANGE, webhookChangeSchema, webhookSchema } from './webhook.schema.ts';
import { WebhookStore } from './webhook.store.ts';
import { WebhookSweep } from './webhook.sweep.ts';
import { WebhookTests } from './webhook-tests.service.ts';
import { WebhooksController } from './webhooks.controller.ts';
import { Webhooks } from './webhooks.service.ts';

export const webhookModels = [
  { name: WEBHOOK, schema: webhookSchema },
  { name: WEBHOOK_CHANGE, schema: webhookChangeSchema },
  { name: DELIVERY, schema: deliverySchema },
];

const networks: Provider = { provide: Networks, useFactory: ({ WEBHOOK_NETWORKS }: ConnectConfig) => new Networks(WEBHOOK_NETWORKS), inject: [CONNECT_CONFIG] };

/** Statuses out to partners. */
export const webhooks = {
  controllers: [StatusConsumer, WebhooksController],
  providers: [networks, WebhookStore, DeliveryStore, Courier, Settling, WebhookSweep, Preparing, Webhooks, WebhookReplays, WebhookTests, WebhookHealths, WebhookGauges],
};
