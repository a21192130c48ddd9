import { DependencyAway } from '@motcua/auth/errors';
import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { StatusAnswered, type StatusAsked } from '@motcua/contracts/status-api';
import { Inject, Injectable } from '@nestjs/common';
import { SMS_CONFIG, type SmsConfig } from './sms.config.ts';

export type Found = { readonly is: 'found'; readonly status: PublicStatus } | { readonly is: 'not-found' } | { readonly is: 'too-many'; readonly seconds: number };

/** Whoever writes waits for the answer with the telephone in hand. */
const patience = 3_000;

@Injectable()
export class Lookup {
  private readonly lookup: ServiceFetch;

  constructor(@Inject(SMS_CONFIG) { LOOKUP_URL: baseUrl, SERVICE_SECRET: secret }: SmsConfig) {
    this.lookup = serviceFetch({ from: 'sms', to: 'lookup', baseUrl, secret, timeoutMs: patience });
  }

  /** @throws DependencyAway */
  async find(asked: StatusAsked): Promise<Found> {
    const answer = await this.lookup('/internal/status', { json: asked });
    if (answer.ok) return { is: 'found', status: StatusAnswered.parse(await answer.json()).status };
    await answer.body?.cancel();
    if (answer.status === 404) return { is: 'not-found' };
    if (answer.status === 429) return { is: 'too-many', seconds: Number(answer.headers.get('retry-after') ?? 900) };
    throw new DependencyAway(`lookup answered ${answer.status}`);
  }
}
