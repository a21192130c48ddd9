import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { DeliveryStore } from './delivery.store.ts';
import { Postman } from './postman.ts';

const everyMilliseconds = 5_000;

/** Tries again what waited long enough. Several nodes may sweep: each letter is claimed by one. */
@Injectable()
export class DeliverySweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly postman: Postman,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.sweep(), every: everyMilliseconds, onTrouble: (error) => logger.warn({ err: error }, 'letters could not be looked through') });
  }

  onApplicationBootstrap(): void {
    this.rounds.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  async sweep(): Promise<void> {
    for (const id of await this.deliveries.dueIds(this.clock.machine(), 200)) await this.postman.try(id);
  }
}
