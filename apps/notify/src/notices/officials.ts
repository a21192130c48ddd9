import { DependencyAway } from '@motcua/auth/errors';
import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import { DueAgencies, DueAtAgency, MentionsSince, ToldAtOnce } from '@motcua/contracts/notices-api';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { NOTIFY_CONFIG } from '../config-token.ts';
import type { NotifyConfig } from '../notify.config.ts';

const Person = z.object({ name: z.string(), email: z.string().optional() });
const Colleagues = z.object({ people: z.array(z.object({ id: z.string() })) });

/** What notify asks about officials: one-stop what concerns them, identity who they are and where they are written to. */
@Injectable()
export class Officials {
  private readonly identity: ServiceFetch;
  private readonly oneStop: ServiceFetch;

  constructor(@Inject(NOTIFY_CONFIG) { IDENTITY_URL, ONE_STOP_URL, SERVICE_SECRET: secret }: NotifyConfig) {
    this.identity = serviceFetch({ from: 'notify', to: 'identity', baseUrl: IDENTITY_URL, secret });
    this.oneStop = serviceFetch({ from: 'notify', to: 'one-stop', baseUrl: ONE_STOP_URL, secret, timeoutMs: 30_000 });
  }

  /** Undefined when there is no such account any more. @throws DependencyAway */
  async person(id: string): Promise<z.infer<typeof Person> | undefined> {
    const answer = await this.identity(`/internal/people/${encodeURIComponent(id)}`);
    if (answer.status === 404) return undefined;
    return Person.parse(await good(answer).json());
  }

  /** @throws DependencyAway */
  async withRole(agency: string, role: string): Promise<string[]> {
    const answer = await this.identity(`/internal/people?${new URLSearchParams({ agency, role })}`);
    return Colleagues.parse(await good(answer).json()).people.map(({ id }) => id);
  }

  /** @throws DependencyAway */
  async dueAt(agency: string): Promise<DueAtAgency['rows']> {
    return DueAtAgency.parse(await good(await this.oneStop(`/internal/notices/due?${new URLSearchParams({ agency })}`)).json()).rows;
  }

  /** Codes of the agencies where anything is due. @throws DependencyAway */
  async dueAgencies(): Promise<ReadonlySet<string>> {
    return new Set(DueAgencies.parse(await good(await this.oneStop('/internal/notices/due-agencies')).json()).agencies);
  }

  /** @throws DependencyAway */
  async mentionedSince(instant: string): Promise<MentionsSince['mentions']> {
    return MentionsSince.parse(await good(await this.oneStop(`/internal/notices/mentions?${new URLSearchParams({ instant })}`)).json()).mentions;
  }

  /** @throws DependencyAway */
  async toldAtOnce(dossierId: string, version: number): Promise<ToldAtOnce | undefined> {
    const answer = await this.oneStop(`/internal/dossiers/${dossierId}/told/${version}`);
    return answer.status === 404 ? undefined : ToldAtOnce.parse(await good(answer).json());
  }
}

function good(answer: Response): Response {
  if (!answer.ok) throw new DependencyAway(`answered ${answer.status}`);
  return answer;
}
