import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import type { KnownOfficial } from './kept-dossier.ts';

const Person = z.object({ name: z.string(), roles: z.array(z.string()).default([]), agency: z.string().optional() });
const Colleagues = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) });

/** An official, with where they work and as what. */
export interface Official extends KnownOfficial {
  readonly roles: readonly string[];
  readonly agency?: string;
}

const rememberedFor = 60 * 60 * 1000;
const mostRemembered = 5_000;

/** Display names of officials. Asked once and remembered for an hour; the dossier keeps the name of who acted. */
@Injectable()
export class People {
  private readonly ask: ServiceFetch;
  private readonly remembered = new Map<string, { name: string; until: number }>();

  constructor(
    @Inject(ONE_STOP_CONFIG) { IDENTITY_URL: baseUrl, SERVICE_SECRET: secret }: OneStopConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.ask = serviceFetch({ from: 'one-stop', to: 'identity', baseUrl, secret, timeoutMs: 2_000 });
  }

  /** Undefined when there is no such person. @throws DependencyAway */
  async find(id: string): Promise<string | undefined> {
    const known = this.remembered.get(id);
    if (known && known.until > Date.now()) return known.name;
    return (await this.official(id))?.name;
  }

  /** As identity knows them now: roles are not remembered. Undefined when there is no such person. @throws DependencyAway */
  async official(id: string): Promise<Official | undefined> {
    const answer = await this.ask(`/internal/people/${encodeURIComponent(id)}`);
    if (!answer.ok) {
      await answer.body?.cancel();
      return undefined;
    }
    const { name, roles, agency } = Person.parse(await answer.json());
    this.remember(id, name);
    return { id, name, roles, ...(agency === undefined ? {} : { agency }) };
  }

  /** Officials of an agency who have a role, by name. @throws DependencyAway */
  async colleaguesAt(agency: string, role: string): Promise<KnownOfficial[]> {
    const answer = await this.ask(`/internal/people?${new URLSearchParams({ agency, role })}`);
    return Colleagues.parse(await answer.json()).people;
  }

  /** All of an agency who handle dossiers, with what they do there; by name. @throws DependencyAway */
  async officialsAt(agency: string): Promise<Official[]> {
    const lists = await Promise.all(deskRoles.map(async (role) => (await this.colleaguesAt(agency, role)).map((person) => ({ ...person, role }))));
    const byPerson = Map.groupBy(lists.flat(), ({ id }) => id);
    const byName = new Intl.Collator('vi');
    return [...byPerson].map(([id, found]) => ({ id, name: found[0]?.name ?? '', roles: found.map(({ role }) => role), agency })).sort((one, other) => byName.compare(one.name, other.name));
  }

  /** Inspectors of an agency, by name; undefined while identity is away: a page stands without them. */
  async inspectorsAt(agency: string): Promise<KnownOfficial[] | undefined> {
    try {
      return await this.colleaguesAt(agency, 'inspector');
    } catch (error) {
      this.logger.warn({ err: error }, 'inspectors of an agency are not known');
      return undefined;
    }
  }

  /** For the books: an official's work does not wait for identity, so that a name may be missing there. */
  nameOf(id: string): Promise<string | undefined> {
    return this.find(id).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'name of an official is not known');
      return undefined;
    });
  }

  private remember(id: string, name: string): void {
    const oldest = this.remembered.size >= mostRemembered ? this.remembered.keys().next().value : undefined;
    if (oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.set(id, { name, until: Date.now() + rememberedFor });
  }
}
