import { DependencyAway } from '@motcua/auth/errors';
import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import { type SendSms, SmsSent } from '@motcua/contracts/sms-api';
import { Inject, Injectable } from '@nestjs/common';
import { NOTIFY_CONFIG } from '../config-token.ts';
import type { NotifyConfig } from '../notify.config.ts';

/** The service sms, where there is one. */
@Injectable()
export class SmsGateway {
  private readonly sms: ServiceFetch | undefined;

  constructor(@Inject(NOTIFY_CONFIG) { SMS_URL: baseUrl, SERVICE_SECRET: secret }: NotifyConfig) {
    this.sms = baseUrl === undefined ? undefined : serviceFetch({ from: 'notify', to: 'sms', baseUrl, secret, timeoutMs: 15_000 });
  }

  get isThere(): boolean {
    return this.sms !== undefined;
  }

  /** @returns under which name its receipt will come; undefined when no network will ever take it. @throws DependencyAway */
  async send(message: SendSms): Promise<string | undefined> {
    if (!this.sms) throw new DependencyAway('sms');
    const answer = await this.sms('/internal/messages', { json: message });
    if (answer.ok) return SmsSent.parse(await answer.json()).message;
    await answer.body?.cancel();
    if (answer.status === 422) return undefined;
    throw new DependencyAway(`sms answered ${answer.status}`);
  }
}
