import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UploadsService } from './uploads.service.ts';

const every = 60_000;
const mostAtOnce = 1_000;

/** Looks after uploads that nobody goes on with: at the start for what a crash left, then once a minute. */
@Injectable()
export class UploadSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private underway: Promise<void> | undefined;

  constructor(
    private readonly uploads: UploadsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => this.start(), every);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.underway;
  }

  private start(): void {
    this.underway ??= this.uploads
      .settleLeft(mostAtOnce)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'sweeping uploads failed'))
      .finally(() => (this.underway = undefined));
  }
}
