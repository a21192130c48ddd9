import { newestOfEach } from '@motcua/domain/webhook/newest';
import { troubleAfter } from '@motcua/domain/webhook/retry-schedule';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Lease } from '@motcua/messaging/lease';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { DeliveryDocument } from './delivery.schema.ts';
import { DeliveryStore } from './delivery.store.ts';
import { Settling } from './settling.ts';
import type { WebhookDocument } from './webhook.schema.ts';
import { WebhookStore } from './webhook.store.ts';

const every = 1_000;
const atOnce = 4;
const mostInHand = 100;

/**
 * Brings what is due to the partners: each partner in a lane of its own, so that nobody waits for another's slowness, and one process at a
 * time. What a process that died had under way is still due, and goes out again under the same id.
 */
@Injectable()
export class WebhookSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly lanes = new Map<string, Promise<void>>();
  private rounds: Rounds | undefined;
  private lease: Lease | undefined;
  private holds = false;

  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: DeliveryStore,
    private readonly settling: Settling,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.lease = new Lease(this.webhooks.database(), 'webhooks', 15_000);
    this.rounds = new Rounds({ work: () => this.look(), every, onTrouble: (err) => this.logger.warn({ err }, 'looking for webhooks to send failed') });
    this.rounds.schedule(0);
  }

  /** Something is due now. */
  soon(): void {
    this.rounds?.schedule(0);
  }

  private async look(): Promise<void> {
    const due = await this.partnersWithDue(this.clock.machine());
    // The lease is a write: where there is nothing to bring, nobody needs it.
    if (due.length === 0 && this.lanes.size === 0) return;
    this.holds = (await this.lease?.take()) ?? false;
    if (this.goesOn) due.forEach((id) => this.open(id));
  }

  private async partnersWithDue(now: Date): Promise<string[]> {
    const idle = (await this.webhooks.all()).filter((webhook) => takes(webhook, now) && !this.lanes.has(webhook._id)).map(({ _id }) => _id);
    const due = await Promise.all(idle.map((id) => this.deliveries.due(id, now, 1)));
    return idle.filter((_, at) => due[at]?.length);
  }

  private get goesOn(): boolean {
    return this.holds && (this.rounds?.goesOn ?? false);
  }

  private open(id: string): void {
    const lane = this.work(id)
      .catch((err: unknown) => this.logger.warn({ err, webhook: id }, 'a webhook’s lane broke off and is begun again'))
      .finally(() => this.lanes.delete(id));
    this.lanes.set(id, lane);
  }

  /** Until nothing is due, or the partner rests. Read anew each time: it may have been changed, or switched off. */
  private async work(id: string): Promise<void> {
    while (this.goesOn) {
      const [webhook, now] = [await this.webhooks.find(id), this.clock.machine()];
      if (!webhook || !takes(webhook, now)) return;
      const inTrouble = webhook.failuresInRow >= troubleAfter;
      const send = await this.choose(id, await this.deliveries.due(id, now, inTrouble ? 1 : mostInHand));
      if (send === undefined) return;
      await this.bringAll(webhook, send);
    }
  }

  private async choose(webhook: string, due: readonly DeliveryDocument[]): Promise<readonly DeliveryDocument[] | undefined> {
    if (due.length === 0) return undefined;
    const telling = due.map((one) => ({ ...one, id: one._id }));
    const { send, superseded } = newestOfEach(telling, await this.deliveries.known(webhook, due.map(({ dossier }) => dossier)));
    await this.deliveries.supersede(superseded.map(({ id }) => id));
    this.settling.count('superseded', superseded.length);
    return send;
  }

  private async bringAll(webhook: WebhookDocument, send: readonly DeliveryDocument[]): Promise<void> {
    const queue = [...send];
    let goesOn = true;
    const work = async () => {
      for (let next = queue.shift(); next && goesOn && this.goesOn; next = queue.shift()) goesOn = (await this.settling.bring(webhook, next)) && goesOn;
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.close();
    this.settling.end();
    await Promise.all(this.lanes.values());
    await this.lease?.giveBack().catch(() => undefined);
  }
}

const takes = ({ on, restsUntil }: WebhookDocument, now: Date): boolean => on && (restsUntil === undefined || restsUntil <= now);
