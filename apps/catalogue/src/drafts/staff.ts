import { DependencyAway } from '@motcua/auth/errors';
import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import { RolesHeld } from '@motcua/contracts/staff-api';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE_CONFIG, type CatalogueConfig } from '../catalogue.config.ts';

/** Who works where as what, as identity knows it. */
@Injectable()
export class Staff {
  private readonly identity: ServiceFetch;

  constructor(@Inject(CATALOGUE_CONFIG) { IDENTITY_URL: baseUrl, SERVICE_SECRET: secret }: CatalogueConfig) {
    this.identity = serviceFetch({ from: 'catalogue', to: 'identity', baseUrl, secret, timeoutMs: 5_000 });
  }

  /** Whether somebody at an agency has a role. @throws DependencyAway */
  async holding(): Promise<(agency: string, role: string) => boolean> {
    const answer = await this.identity('/internal/people/roles');
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new DependencyAway('identity');
    }
    const held = new Map(RolesHeld.parse(await answer.json()).held.map(({ agency, roles }) => [agency, new Set(roles)]));
    return (agency, role) => held.get(agency)?.has(role) ?? false;
  }
}
