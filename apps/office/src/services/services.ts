import { serviceFetch } from '@motcua/auth/service-token';
import type { ServiceFetch } from '@motcua/auth/service-token';
import { Inject, Injectable } from '@nestjs/common';
import { OFFICE_CONFIG } from '../office.config.ts';
import type { OfficeConfig } from '../office.config.ts';

/** The service behind the pages. Each call carries the official's own token: the office itself may nothing. */
@Injectable()
export class Services {
  readonly oneStop: ServiceFetch;

  constructor(@Inject(OFFICE_CONFIG) { ONE_STOP_URL: baseUrl, SERVICE_SECRET: secret }: OfficeConfig) {
    this.oneStop = serviceFetch({ from: 'office', to: 'one-stop', baseUrl, secret });
  }
}
