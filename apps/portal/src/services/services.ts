import { serviceFetch } from '@motcua/auth/service-token';
import type { ServiceFetch } from '@motcua/auth/service-token';
import { Inject, Injectable } from '@nestjs/common';
import { PORTAL_CONFIG } from '../portal.config.ts';
import type { PortalConfig } from '../portal.config.ts';

/** The services behind the pages. Each call carries the citizen's own token: the portal itself may nothing. */
@Injectable()
export class Services {
  readonly catalogue: ServiceFetch;
  readonly eforms: ServiceFetch;
  readonly oneStop: ServiceFetch;
  readonly lookup: ServiceFetch;
  readonly notify: ServiceFetch;

  constructor(@Inject(PORTAL_CONFIG) { CATALOGUE_URL, EFORMS_URL, ONE_STOP_URL, LOOKUP_URL, NOTIFY_URL, SERVICE_SECRET: secret }: PortalConfig) {
    this.catalogue = serviceFetch({ from: 'portal', to: 'catalogue', baseUrl: CATALOGUE_URL, secret });
    this.eforms = serviceFetch({ from: 'portal', to: 'eforms', baseUrl: EFORMS_URL, secret });
    this.oneStop = serviceFetch({ from: 'portal', to: 'one-stop', baseUrl: ONE_STOP_URL, secret });
    this.lookup = serviceFetch({ from: 'portal', to: 'lookup', baseUrl: LOOKUP_URL, secret });
    this.notify = serviceFetch({ from: 'portal', to: 'notify', baseUrl: NOTIFY_URL, secret });
  }
}
