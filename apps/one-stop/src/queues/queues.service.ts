import { type DossierPage, Queue, type QueueCounts, type QueueQuery } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { instantOf, minuteOf } from '@motcua/domain/calendar/instant';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DeskFiler } from './desk-filer.ts';
import { DeskKeeper } from './desk-keeper.ts';
import { type DeskLine, isWithinSight, lineOf } from './desk-line.ts';
import { DeskStore } from './desk.store.ts';
import { type Narrowing, narrowedBy } from './narrowing.ts';
import type { Onlooker } from './onlooker.ts';
import { Onlookers } from './onlookers.ts';
import { leafOf } from './paging.ts';
import { queueTable } from './queue.table.ts';
import { type ListedDossier, presentRow } from './row.ts';

const queues = Queue.options;
const rules = queues.map((queue) => queueTable[queue].holds);

/** What lies on an official's desk. The index says which dossiers, the store what stands in their rows. */
@Injectable()
export class QueuesService {
  constructor(
    private readonly keeper: DeskKeeper,
    private readonly filer: DeskFiler,
    private readonly store: DeskStore,
    private readonly catalogue: Catalogue,
    private readonly onlookers: Onlookers,
  ) {}

  async list(actor: Actor, query: QueueQuery): Promise<DossierPage> {
    const { cursor, order = queueTable[query.queue].order, ...list } = query;
    const onlooker = await this.standingIn(actor);
    const holds = this.held(list, onlooker);
    const { ids, ...leaf } = leafOf(this.matching(onlooker, holds), { order, list: { ...list, by: actor.id }, cursor });
    return { rows: this.rows(actor, await this.still(ids, holds)), ...leaf };
  }

  /** Of every queue, exact: one walk through what the agency has. */
  async counts(actor: Actor): Promise<QueueCounts> {
    const onlooker = await this.standingIn(actor);
    const counts = queues.map(() => 0);
    for (const line of this.matching(onlooker, () => true)) rules.forEach((holds, at) => (counts[at] = (counts[at] ?? 0) + Number(holds(line, onlooker))));
    return Object.fromEntries(queues.map((queue, at) => [queue, counts[at] ?? 0])) as QueueCounts;
  }

  /** Ids of all that match, in the order of the list; for what is done with many at once. */
  async idsOf(actor: Actor, list: Narrowing & Pick<QueueQuery, 'queue'>, most: number): Promise<{ ids: string[]; total: number }> {
    const onlooker = await this.standingIn(actor);
    const lines = [...this.matching(onlooker, this.held(list, onlooker))].sort((one, other) => (one.order < other.order ? -1 : 1));
    return { ids: lines.slice(0, most).map(({ id }) => id), total: lines.length };
  }

  /** How many open dossiers lie on each desk of an agency; confidential ones are not counted. @throws DependencyAway */
  openOnDesks(agency: string): ReadonlyMap<string, number> {
    this.keeper.mustBeFull();
    const counts = new Map<string, number>();
    for (const { assignee, open, confidential, agency: at } of this.filer.index.at(agency)) if (open && !confidential && assignee !== null && at === agency) counts.set(assignee, (counts.get(assignee) ?? 0) + 1);
    return counts;
  }

  /** @throws NotAllowed for who works for no agency */
  onlooker(actor: Actor): Onlooker {
    return this.onlookers.of(actor);
  }

  /** With the work of those whom they stand in for. @throws NotAllowed */
  standingIn(actor: Actor): Promise<Onlooker> {
    return this.onlookers.standingIn(actor);
  }

  /** What lies in a queue and passes its filters, as this reader may know of it. */
  held({ queue, ...narrowing }: Narrowing & Pick<QueueQuery, 'queue'>, onlooker: Onlooker): (line: DeskLine) => boolean {
    const fits = narrowedBy(narrowing, { now: instantOf(minuteOf(onlooker.now)), calendar: this.catalogue.calendarOf(onlooker.agency) });
    return (line) => isWithinSight(line, onlooker.actor) && queueTable[queue].holds(line, onlooker) && fits(line);
  }

  /** What lies in a queue and passes its filters. @throws DependencyAway before the index is full */
  lines(onlooker: Onlooker, list: Narrowing & Pick<QueueQuery, 'queue'>): Iterable<DeskLine> {
    return this.matching(onlooker, this.held(list, onlooker));
  }

  /** Whether the onlooker's agency finds a dossier by all of these words. */
  foundBy(words: readonly string[], { agency }: Onlooker): (line: DeskLine) => boolean {
    const known = this.filer.index.wordsOf(words);
    if (!known || known.length === 0) return () => false;
    return (line) => known.every((word) => line.words.includes(word)) && line.finders.includes(agency);
  }

  /** All that an agency has to do with and the reader may know of, as far as it is open or was finished lately; undefined before the index is full. */
  known(onlooker: Onlooker): Iterable<DeskLine> | undefined {
    return this.keeper.isFull ? this.matching(onlooker, () => true) : undefined;
  }

  rows(reader: Actor, dossiers: readonly ListedDossier[]): DossierPage['rows'] {
    const now = this.onlookers.now();
    return dossiers.map((dossier) => presentRow(dossier, { reader, calendar: this.catalogue.calendarOf(dossier.agency.code), now }));
  }

  private lineOf(dossier: ListedDossier): DeskLine {
    return lineOf(dossier, this.catalogue.calendarOf(dossier.agency.code));
  }

  private *matching(onlooker: Onlooker, holds: (line: DeskLine) => boolean): Generator<DeskLine> {
    this.keeper.mustBeFull();
    for (const line of this.filer.index.at(onlooker.agency)) if (isWithinSight(line, onlooker.actor) && holds(line)) yield line;
  }

  /** Between index and store another process may have written: the store is right, and nothing is shown that does not belong there any more. */
  async still(ids: readonly string[], holds: (line: DeskLine) => boolean): Promise<ListedDossier[]> {
    const dossiers = await this.store.rows(ids);
    const found = new Set(dossiers.map(({ id }) => id));
    for (const id of ids) if (!found.has(id)) this.filer.index.forget(id);
    return dossiers.filter((dossier) => {
      this.filer.file(dossier);
      return holds(this.lineOf(dossier));
    });
  }
}
