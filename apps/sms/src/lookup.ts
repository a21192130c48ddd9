import { type AskStatus, statusAsker } from '@motcua/auth/status-asker';
import { Inject, Injectable } from '@nestjs/common';
import { SMS_CONFIG, type SmsConfig } from './sms.config.ts';

@Injectable()
export class Lookup {
  /** @throws DependencyAway */
  readonly find: AskStatus;

  constructor(@Inject(SMS_CONFIG) { LOOKUP_URL: baseUrl, SERVICE_SECRET: secret }: SmsConfig) {
    this.find = statusAsker({ from: 'sms', baseUrl, secret });
  }
}
