import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import { FoundAccounts, type Person } from '@motcua/contracts/counter-api';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';

/** Citizens' accounts, as far as a counter has to know of them. */
@Injectable()
export class CounterAccounts {
  private readonly ask: ServiceFetch;

  constructor(
    @Inject(ONE_STOP_CONFIG) { IDENTITY_URL: baseUrl, SERVICE_SECRET: secret }: OneStopConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.ask = serviceFetch({ from: 'one-stop', to: 'identity', baseUrl, secret, timeoutMs: 2_000 });
  }

  /** The account with this number, if it is one alone; reception goes on without while identity is away. */
  async onlyOne(identityNumber: string): Promise<Person | undefined> {
    try {
      const answer = await this.ask('/internal/people/by-identity-number', { json: { identityNumber } });
      const { accounts: [only, ...others] } = FoundAccounts.parse(await answer.json());
      if (!only || others.length > 0) return undefined;
      const { id: _, ...person } = only;
      return { ...person, identityNumber };
    } catch (error) {
      this.logger.warn({ err: error }, 'whether an applicant has an account is not known');
      return undefined;
    }
  }
}
