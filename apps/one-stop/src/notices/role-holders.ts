import { DependencyAway } from '@motcua/auth/errors';
import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';

const Found = z.object({ people: z.array(z.object({ id: z.string() })) });

/** Who has a role at an agency now; never remembered, because people come and go. */
@Injectable()
export class RoleHolders {
  private readonly identity: ServiceFetch;

  constructor(@Inject(ONE_STOP_CONFIG) { IDENTITY_URL: baseUrl, SERVICE_SECRET: secret }: OneStopConfig) {
    this.identity = serviceFetch({ from: 'one-stop', to: 'identity', baseUrl, secret });
  }

  /** @throws DependencyAway */
  async at(agency: string, role: string): Promise<string[]> {
    const answer = await this.identity(`/internal/people?${new URLSearchParams({ agency, role })}`);
    if (!answer.ok) throw new DependencyAway(`identity answered ${answer.status}`);
    return Found.parse(await answer.json()).people.map(({ id }) => id);
  }
}
