import { type DossierPage, Queue, type QueueCounts, type QueueQuery, type SearchDossiers } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { NotAllowed } from '@motcua/auth/errors';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { atAgency, filterOf, narrowedBy, type Onlooker, onlookerAt } from './queue.filter.ts';
import { type Listed, QueueStore } from './queue.store.ts';
import { presentRow } from './row.ts';
import { filterOfSearch } from './search.ts';

@Injectable()
export class QueuesService {
  constructor(
    private readonly store: QueueStore,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** The most urgent first; finished ones newest first. */
  async list(actor: Actor, { queue, cursor, ...narrowing }: QueueQuery): Promise<DossierPage> {
    const filter = { ...filterOf(queue, this.onlooker(actor)), ...narrowedBy(narrowing) };
    return this.page(actor, await this.store.page({ filter, sortedBy: 'desk.order', ascending: queue !== 'done', cursor }));
  }

  /** Within the agency, over all dossiers unless a queue is named; newest first. */
  async search(actor: Actor, { q, queue, cursor, ...narrowing }: SearchDossiers): Promise<DossierPage> {
    const onlooker = this.onlooker(actor);
    const within = queue === 'all' ? atAgency(onlooker) : filterOf(queue, onlooker);
    const filter = { $and: [filterOfSearch(q), within, narrowedBy(narrowing)] };
    return this.page(actor, await this.store.found(filter, cursor));
  }

  /** Up to a thousand of each. */
  async counts(actor: Actor): Promise<QueueCounts> {
    const onlooker = this.onlooker(actor);
    const counts = await Promise.all(Queue.options.map(async (queue) => [queue, await this.store.count(filterOf(queue, onlooker))] as const));
    return Object.fromEntries(counts) as QueueCounts;
  }

  async mine(actor: Actor, cursor: string | undefined): Promise<DossierPage> {
    return this.page(actor, await this.store.page({ filter: { owner: actor.id }, sortedBy: 'submittedAt', ascending: false, cursor }));
  }

  private onlooker(actor: Actor): Onlooker {
    if (actor.agency === undefined) throw new NotAllowed('This account works for no agency.');
    return onlookerAt(this.catalogue.calendarOf(actor.agency), { actor, agency: actor.agency, now: this.clock.now() });
  }

  private page(reader: Actor, { dossiers, next }: Listed): DossierPage {
    const now = this.clock.now();
    const rows = dossiers.map((dossier) => presentRow(dossier, { reader, calendar: this.catalogue.calendarOf(dossier.agency.code), now }));
    return { rows, ...(next === undefined ? {} : { next }) };
  }
}
