import type { Answers } from '@motcua/contracts/form';
import type { Actor } from '@motcua/domain/actor';
import { DependencyAway } from '@motcua/auth/errors';
import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import type { CompiledForm } from '@motcua/forms/compile';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { EFORMS_CONFIG, type EformsConfig } from '../eforms.config.ts';

/** What identity tells of an account; keys as `prefill` of a field names them. */
const Person = z.object({ name: z.string().optional(), phone: z.string().optional(), email: z.string().optional(), identityNumber: z.string().optional(), birthDate: z.string().optional() });
export type Known = z.infer<typeof Person>;
const known = { name: 'name', phone: 'phone', email: 'email', 'identity-number': 'identityNumber', 'birth-date': 'birthDate' } as const;

/** A form that waits for identity is worse than an empty field. */
const patience = 1_500;

/** Answers that the account knows already, so that a citizen need not type them. */
@Injectable()
export class Prefill {
  private readonly identity: ServiceFetch;

  constructor(
    @Inject(EFORMS_CONFIG) { IDENTITY_URL, SERVICE_SECRET }: EformsConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.identity = serviceFetch({ from: 'eforms', to: 'identity', baseUrl: IDENTITY_URL, secret: SERVICE_SECRET, timeoutMs: patience });
  }

  /** Nothing while identity is away or for programs, which have no person behind them. */
  async answersFor({ id, kind }: Actor, form: CompiledForm): Promise<Answers> {
    const fields = [...form.fields.values()].flatMap(({ field }) => (field.type !== 'group' && field.prefill ? [{ id: field.id, from: known[field.prefill] }] : []));
    if (kind !== 'citizen' || fields.length === 0) return {};
    const person = await this.person(id);
    return Object.fromEntries(fields.flatMap(({ id: field, from }) => (person[from] ? [[field, person[from]] as const] : [])));
  }

  /** What is known of the person behind an account. @throws DependencyAway */
  async known(id: string): Promise<Known> {
    const answer = await this.identity(`/internal/people/${encodeURIComponent(id)}`);
    if (answer.ok) return Person.parse(await answer.json());
    await answer.body?.cancel();
    if (answer.status === 404) return {};
    throw new DependencyAway('identity');
  }

  private async person(id: string): Promise<Known> {
    try {
      return await this.known(id);
    } catch (error) {
      this.logger.warn({ err: error }, 'a draft was begun without what the account knows');
      return {};
    }
  }
}
