import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { backoff } from '@motcua/messaging/failure';
import { DeliveryStore } from './delivery.store.ts';
import type { DeliveryChannel, DeliveryDocument } from './delivery.schema.ts';
import { isToFollower, type Told } from './happening.ts';
import { Letters } from './letters.ts';
import { ShortMessages } from './short-messages/short-messages.ts';

const patience = { first: 5_000, most: 30 * 60_000 };
/** After two days a letter says nothing new any more: the citizen sees the state on line. */
const giveUpAfter = 48 * 60 * 60_000;

/** Takes what happened, and tries until the letter about it is through, and the short message where there is one. */
@Injectable()
export class Postman {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly letters: Letters,
    private readonly shortMessages: ShortMessages,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Once written down the letter will go out, whatever is away now. */
  async take(happening: Told): Promise<void> {
    const ids = await this.writeDown(happening);
    await Promise.all(ids.map((id) => this.try(id)));
  }

  /** For what need not go out at once: the sweep tries it next. @returns the deliveries */
  async writeDown(happening: Told): Promise<string[]> {
    const channels = this.channelsFor(happening);
    const taken = { takenAt: this.clock.now(), machine: this.clock.machine() };
    return Promise.all(channels.map((channel) => this.deliveries.begin(happening, channel, taken)));
  }

  private channelsFor(told: Told): DeliveryChannel[] {
    if (isToFollower(told)) return [told.by];
    return this.shortMessages.tellOf(told) ? ['email', 'sms'] : ['email'];
  }

  /** One try. Never throws for the letter's sake: what failed is tried again later by the sweep. */
  async try(id: string): Promise<void> {
    const delivery = await this.deliveries.claim(id, this.clock.machine());
    if (!delivery) return;
    try {
      await this.send(delivery);
    } catch (error) {
      await this.postpone(delivery, error);
    }
  }

  private async send({ _id: id, channel, happening }: DeliveryDocument): Promise<void> {
    const { state, receipt } = await (channel === 'sms' ? this.shortMessages : this.letters).send(id, happening);
    await this.deliveries.finish(id, state, this.clock.now(), receipt);
    if (state === 'sent') this.logger.info({ deliveryId: id, dossierId: happening.dossierId, kind: happening.kind, channel }, 'letter sent');
  }

  private async postpone({ _id: id, attempts, takenAt, triedSince = takenAt, happening }: DeliveryDocument, error: unknown): Promise<void> {
    const now = this.clock.machine();
    if (now.getTime() - triedSince.getTime() > giveUpAfter) {
      this.logger.error({ deliveryId: id, dossierId: happening.dossierId, err: error }, 'letter given up');
      return this.deliveries.finish(id, 'given-up', this.clock.now());
    }
    this.logger.warn({ deliveryId: id, dossierId: happening.dossierId, attempts, err: error }, 'letter could not be sent yet');
    await this.deliveries.tryAgain(id, new Date(now.getTime() + backoff(attempts, patience)));
  }
}
