import { Clock } from '@motcua/http/clock';
import { Health } from '@motcua/http/health';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { availableParallelism } from 'node:os';
import { Prompts } from './prompts.ts';
import { knownPieces, type Piece } from './spoken.ts';

const eachTold = 50;

/** Makes at start what is known beforehand, and says how far it is. Until then the service is not ready: a caller must not wait for a voice. */
@Injectable()
export class WarmPrompts implements OnApplicationBootstrap, OnApplicationShutdown {
  private waiting: Piece[] = [];
  private done = false;
  private problem: string | undefined;

  constructor(
    private readonly prompts: Prompts,
    private readonly clock: Clock,
    private readonly health: Health,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.waiting = knownPieces(this.clock.now().getFullYear()).filter((piece) => !this.prompts.has(piece));
    const all = this.waiting.length;
    this.health.add('prompts', () => {
      if (this.problem !== undefined) throw new Error(this.problem);
      if (!this.done) throw new Error(`${this.waiting.length} of ${all} sound files are yet to be made`);
    });
    void this.makeAll(all);
  }

  onApplicationShutdown(): void {
    this.waiting = [];
  }

  private async makeAll(all: number): Promise<void> {
    try {
      await Promise.all(Array.from({ length: availableParallelism() }, () => this.makeOn(all)));
      this.done = true;
      if (all > 0) this.logger.info({ made: all }, 'sound files made');
    } catch (error) {
      this.problem = 'sound files cannot be made; are espeak-ng and sox installed?';
      this.logger.error({ err: error }, 'sound files cannot be made');
    }
  }

  private async makeOn(all: number): Promise<void> {
    for (let piece = this.waiting.shift(); piece !== undefined; piece = this.waiting.shift()) {
      await this.prompts.of(piece);
      const made = all - this.waiting.length;
      if (made % eachTold === 0) this.logger.info({ made, all }, 'making sound files');
    }
  }
}
