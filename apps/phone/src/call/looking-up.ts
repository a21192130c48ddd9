import { CountedWindows } from '@motcua/auth/counted-windows';
import { DependencyAway } from '@motcua/auth/errors';
import { statusAsker, type AskStatus } from '@motcua/auth/status-asker';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { PHONE_CONFIG, type PhoneConfig } from '../phone.config.ts';
import type { Call, Event } from './call.ts';
import { PhoneMetrics } from './phone-metrics.ts';
import type { WhoCalls } from './who-calls.ts';

/** Wrong tries of callers without a number, all together: each of them could be the same person. */
const mostAnonymous = 60;
const windowMilliseconds = 15 * 60_000;
const everybody = 'anonymous';

/** Asks lookup for a caller. */
@Injectable()
export class LookingUp {
  private readonly anonymous = new CountedWindows(windowMilliseconds);
  private readonly askStatus: AskStatus;

  constructor(
    private readonly clock: Clock,
    private readonly metrics: PhoneMetrics,
    @Inject(PHONE_CONFIG) config: PhoneConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.askStatus = statusAsker({ from: 'phone', baseUrl: config.LOOKUP_URL, secret: config.SERVICE_SECRET });
  }

  async lookUp({ number, digits = '' }: Call, who: WhoCalls): Promise<Event> {
    const now = this.clock.machine().getTime();
    const seconds = who.isAnonymous ? this.anonymous.waitFor(everybody, mostAnonymous, now) : 0;
    if (seconds > 0) return { is: 'looked-up', found: { is: 'too-many', seconds } };
    try {
      const found = await this.askStatus({ code: number ?? '', digits, caller: who.key });
      if (found.is === 'not-found' && who.isAnonymous) this.anonymous.count(everybody, now);
      if (found.is === 'found') this.metrics.told();
      return { is: 'looked-up', found };
    } catch (error) {
      if (!(error instanceof DependencyAway)) throw error;
      this.logger.warn({ err: error }, 'lookup did not answer a caller');
      return { is: 'lookup-away' };
    }
  }
}
