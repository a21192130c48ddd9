import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Calls } from '../call/calls.service.ts';
import { type Outcome, PhoneMetrics } from '../call/phone-metrics.ts';
import { PHONE_CONFIG, type PhoneConfig } from '../phone.config.ts';
import { AgiLine, HungUp } from './agi-line.ts';

/** Who is in the middle of a sentence may hear its end. */
const grace = 5_000;

/** Where Asterisk asks what to do with a call: one connection for each. */
@Injectable()
export class AgiServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly server = createServer((socket) => void this.take(socket));
  private readonly lines = new Map<AgiLine, Promise<void>>();

  constructor(
    private readonly calls: Calls,
    private readonly metrics: PhoneMetrics,
    @Inject(PHONE_CONFIG) private readonly config: PhoneConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.server.listen(this.config.AGI_PORT, this.config.AGI_HOST);
    await once(this.server, 'listening');
    this.logger.info({ port: this.port }, 'answering calls');
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    await Promise.race([Promise.all(this.lines.values()), pause(grace, undefined, { ref: false })]);
    for (const line of this.lines.keys()) line.cut();
    await Promise.all(this.lines.values());
  }

  /** One that cannot be taken is cut at once: the dial plan goes on, to an operator. */
  private async take(socket: Socket): Promise<void> {
    const line = new AgiLine(socket);
    if (this.lines.size >= this.config.CALLS_AT_ONCE || !this.isNear(socket)) {
      this.metrics.ended('refused');
      return line.cut();
    }
    const answered = this.answer(line).finally(() => this.lines.delete(line));
    this.lines.set(line, answered);
    await answered;
  }

  /** Never throws: whatever happens to one call, others go on. */
  private async answer(line: AgiLine): Promise<void> {
    const end = this.metrics.begun();
    const outcome = await this.outcomeOf(line).catch((error: unknown): Outcome => {
      if (error instanceof HungUp) return 'hung-up';
      this.logger.warn({ err: error }, 'a call was broken off');
      return 'broken';
    });
    line.giveBack();
    end(outcome);
  }

  private async outcomeOf(line: AgiLine): Promise<Outcome> {
    const told = await line.heading();
    const [key = ''] = (told.get('network_script') ?? '').split('/');
    return this.isAsterisk(key) ? this.calls.conduct(line, told) : 'refused';
  }

  /** Without a key only this machine is trusted to tell the truth about who calls. */
  private isNear({ remoteAddress = '' }: Socket): boolean {
    return this.config.AGI_KEY !== undefined || /^(::ffff:)?127\.|^::1$/.test(remoteAddress);
  }

  private isAsterisk(said: string): boolean {
    const { AGI_KEY: key = said } = this.config;
    const [mine, theirs] = [Buffer.from(key), Buffer.from(said)];
    return mine.length === theirs.length && timingSafeEqual(mine, theirs);
  }
}
