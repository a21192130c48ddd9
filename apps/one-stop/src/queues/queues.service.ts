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
    const dossiers = this.stillThere(await this.store.rows(ids), ids, holds);
    return { rows: this.rows(actor, dossiers), ...leaf };
  }

  /** Of every queue, exact: one walk through what the agency has. */
  async counts(actor: Actor): Promise<QueueCounts> {
    const onlooker = await this.standingIn(actor);
    const counts = Object.fromEntries(queues.map((queue) => [queue, 0])) as QueueCounts;
    for (const line of this.matching(onlooker, () => true)) for (const queue of queues) if (queueTable[queue].holds(line, onlooker)) counts[queue] += 1;
    return counts;
  }

  /** Ids of all that match, in the order of the list; for what is done with many at once. */
  async idsOf(actor: Actor, list: Narrowing & Pick<QueueQuery, 'queue'>, most: number): Promise<{ ids: string[]; total: number }> {
    const onlooker = await this.standingIn(actor);
    const lines = [...this.matching(onlooker, this.held(list, onlooker))].sort((one, other) => (one.order < other.order ? -1 : 1));
    return { ids: lines.slice(0, most).map(({ id }) => id), total: lines.length };
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

  rows(reader: Actor, dossiers: readonly ListedDossier[]): DossierPage['rows'] {
    const now = this.onlookers.now();
    return dossiers.map((dossier) => presentRow(dossier, { reader, calendar: this.catalogue.calendarOf(dossier.agency.code), now }));
  }

  lineOf(dossier: ListedDossier): DeskLine {
    return lineOf(dossier, this.catalogue.calendarOf(dossier.agency.code));
  }

  private *matching(onlooker: Onlooker, holds: (line: DeskLine) => boolean): Generator<DeskLine> {
    this.keeper.mustBeFull();
    for (const line of this.filer.index.at(onlooker.agency)) if (isWithinSight(line, onlooker.actor) && holds(line)) yield line;
  }

  /** Between index and store another process may have written: the store is right, and nothing is shown that does not belong there any more. */
  private stillThere(dossiers: readonly ListedDossier[], ids: readonly string[], holds: (line: DeskLine) => boolean): ListedDossier[] {
    const found = new Set(dossiers.map(({ id }) => id));
    for (const id of ids) if (!found.has(id)) this.filer.index.forget(id);
    for (const dossier of dossiers) this.filer.file(dossier);
    return dossiers.filter((dossier) => holds(this.lineOf(dossier)));
  }
}
