import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UploadsService } from './uploads.service.ts';

const every = 60_000;
const mostAtOnce = 1_000;

/** Looks after uploads that nobody goes on with: at the start for what a crash left, then once a minute. */
@Injectable()
export class UploadSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(uploads: UploadsService, @Inject(LOGGER) logger: Logger) {
    this.rounds = new Rounds({ work: () => uploads.settleLeft(mostAtOnce), every, onTrouble: (error) => logger.warn({ err: error }, 'sweeping uploads failed') });
  }

  onApplicationBootstrap(): void {
    this.rounds.schedule(0);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }
}
