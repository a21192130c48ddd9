import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { DeliveryStore } from './delivery.store.ts';
import { Postman } from './postman.ts';

const everyMilliseconds = 5_000;

/** Tries again what waited long enough. Several nodes may sweep: each letter is claimed by one. */
@Injectable()
export class DeliverySweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly postman: Postman,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.sweep().finally(() => {
        this.running = undefined;
      });
    }, everyMilliseconds);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async sweep(): Promise<void> {
    try {
      for (const id of await this.deliveries.dueIds(this.clock.machine(), 200)) await this.postman.try(id);
    } catch (error) {
      this.logger.warn({ err: error }, 'letters could not be looked through');
    }
  }
}
