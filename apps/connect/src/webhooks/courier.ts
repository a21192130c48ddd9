import { signWebhook } from '@motcua/auth/standard-webhook';
import type { DeliveryFault } from '@motcua/contracts/webhooks-api';
import { Clock } from '@motcua/http/clock';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONNECT_CONFIG, type ConnectConfig } from '../connect.config.ts';
import type { DeliveryDocument } from './delivery.schema.ts';
import { Networks } from '@motcua/http/networks';
import { post } from './post.ts';
import { validSecrets } from './webhook-secrets.ts';
import type { WebhookDocument } from './webhook.schema.ts';

/** `left`: this process ended before the partner had answered, which says nothing about the partner. */
export type Outcome = 'delivered' | 'left' | DeliveryFault;

/** Brings one delivery to its partner, signed anew at each try, as its time is part of what is signed. */
@Injectable()
export class Courier implements OnApplicationShutdown {
  /** Milliseconds for which a partner may think. */
  readonly mostWait: number = 10_000;
  private readonly ending = new AbortController();

  constructor(
    private readonly networks: Networks,
    private readonly clock: Clock,
    @Inject(CONNECT_CONFIG) private readonly config: ConnectConfig,
  ) {}

  async bring(webhook: WebhookDocument, { _id: id, body }: Pick<DeliveryDocument, '_id' | 'body'>): Promise<Outcome> {
    const at = this.clock.machine();
    const signed = signWebhook(body, { id, secret: validSecrets(webhook, this.config.FEED_SECRET, at), at: at.getTime() });
    const signal = AbortSignal.any([AbortSignal.timeout(this.mostWait), this.ending.signal]);
    const headers = { 'content-type': 'application/json', 'user-agent': 'motcua-webhooks/1', ...signed };
    const fault = await post(new URL(webhook.definition.address), { body, headers, networks: this.networks, signal });
    if (fault?.code === 'timeout' && this.ending.signal.aborted) return 'left';
    return fault ?? 'delivered';
  }

  /** Nothing more is begun, and what is under way is let go: it is due again wherever this service runs next. */
  end(): void {
    this.ending.abort();
  }

  onApplicationShutdown(): void {
    this.end();
  }
}
