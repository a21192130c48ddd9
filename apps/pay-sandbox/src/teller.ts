import { signatureOf } from '@motcua/auth/message-signature';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Orders } from './orders.ts';
import { PAY_SANDBOX_CONFIG, type PaySandboxConfig } from './pay-sandbox.config.ts';

/** Waits between the tries of one call-back. */
const tries = [0, 1_000, 5_000, 30_000];

/** Tells one-stop how an order stands, until it is heard. */
@Injectable()
export class Teller implements OnApplicationShutdown {
  private readonly waiting = new Set<NodeJS.Timeout>();

  constructor(
    private readonly orders: Orders,
    private readonly clock: Clock,
    @Inject(PAY_SANDBOX_CONFIG) private readonly config: PaySandboxConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationShutdown(): void {
    for (const timer of this.waiting) clearTimeout(timer);
  }

  /** @param secret another one than was agreed signs wrongly */
  tell(reference: string, { secret = this.config.PAY_SANDBOX_SECRET, afterMs = 0, at = 0 }: { secret?: string; afterMs?: number; at?: number } = {}): void {
    this.later((tries[at] ?? 0) + afterMs, async () => {
      const heard = await this.send(reference, secret).catch(() => false);
      if (!heard && at + 1 < tries.length) this.tell(reference, { secret, at: at + 1 });
    });
  }

  later(milliseconds: number, work: () => void | Promise<void>): void {
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      void Promise.resolve(work()).catch((error: unknown) => this.logger.warn({ err: error }, 'something that was to happen later went wrong'));
    }, milliseconds);
    timer.unref();
    this.waiting.add(timer);
  }

  private async send(reference: string, secret: string): Promise<boolean> {
    const order = this.orders.find(reference);
    if (!order) return true;
    const body = JSON.stringify(this.orders.noticeOf(reference, this.clock.machine()));
    const headers = { 'content-type': 'application/json', 'x-pay-signature': signatureOf(body, { secret, at: this.clock.machine().getTime() }) };
    const { status } = await fetch(order.callback, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
    this.logger.info({ payment: reference, status }, 'told of a payment');
    return status < 300;
  }
}
