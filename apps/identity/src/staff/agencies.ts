import { DependencyAway } from '@motcua/auth/errors';
import { serviceFetch } from '@motcua/auth/service-token';
import type { ServiceFetch } from '@motcua/auth/service-token';
import { AgencyTree } from '@motcua/contracts/organisation-api';
import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_CONFIG } from '../identity.config.ts';
import type { IdentityConfig } from '../identity.config.ts';

export type Agencies = ReadonlyMap<string, AgencyTree['agencies'][number]>;

const keptFor = 30_000;

/** Which agency stands below which, asked of catalogue when staff is administered; signing in never waits for it. */
@Injectable()
export class AgencyDirectory {
  private readonly catalogue: ServiceFetch;
  private known: { readonly agencies: Promise<Agencies>; readonly until: number } | undefined;

  constructor(@Inject(IDENTITY_CONFIG) { CATALOGUE_URL: baseUrl, SERVICE_SECRET: secret }: IdentityConfig) {
    this.catalogue = serviceFetch({ from: 'identity', to: 'catalogue', baseUrl, secret, timeoutMs: 5_000 });
  }

  /** @throws DependencyAway */
  all(): Promise<Agencies> {
    if (this.known && this.known.until > Date.now()) return this.known.agencies;
    const agencies = this.ask();
    this.known = { agencies, until: Date.now() + keptFor };
    agencies.catch(() => {
      this.known = undefined;
    });
    return agencies;
  }

  private async ask(): Promise<Agencies> {
    const answer = await this.catalogue('/v1/agencies/tree', { bearer: null });
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new DependencyAway('catalogue');
    }
    return new Map(AgencyTree.parse(await answer.json()).agencies.map((agency) => [agency.code, agency]));
  }
}
