import { serviceFetch } from '@motcua/auth/service-token';
import type { ServiceFetch } from '@motcua/auth/service-token';
import { Inject, Injectable } from '@nestjs/common';
import { OFFICE_CONFIG } from '../office.config.ts';
import type { OfficeConfig } from '../office.config.ts';

/** The services behind the pages. Calls carry the official's own token: the office itself may nothing but ask notify what was written about a dossier that is open before somebody. */
@Injectable()
export class Services {
  readonly oneStop: ServiceFetch;
  readonly catalogue: ServiceFetch;
  readonly identity: ServiceFetch;
  readonly eforms: ServiceFetch;
  readonly notify: ServiceFetch;
  readonly connect: ServiceFetch;

  constructor(@Inject(OFFICE_CONFIG) { ONE_STOP_URL, CATALOGUE_URL, IDENTITY_URL, EFORMS_URL, NOTIFY_URL, CONNECT_URL, SERVICE_SECRET: secret }: OfficeConfig) {
    this.oneStop = serviceFetch({ from: 'office', to: 'one-stop', baseUrl: ONE_STOP_URL, secret });
    this.catalogue = serviceFetch({ from: 'office', to: 'catalogue', baseUrl: CATALOGUE_URL, secret });
    this.eforms = serviceFetch({ from: 'office', to: 'eforms', baseUrl: EFORMS_URL, secret });
    this.identity = serviceFetch({ from: 'office', to: 'identity', baseUrl: IDENTITY_URL, secret });
    this.notify = serviceFetch({ from: 'office', to: 'notify', baseUrl: NOTIFY_URL, secret });
    this.connect = serviceFetch({ from: 'office', to: 'connect', baseUrl: CONNECT_URL, secret });
  }
}
