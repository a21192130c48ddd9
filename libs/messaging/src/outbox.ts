import { isDeadlock } from '@motcua/persistence/deadlock';
import { GroupCommit } from '@motcua/persistence/group-commit';
import type { mongo } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import { Departures } from './departures.ts';
import type { OutboxEntry } from './event.ts';
import type { Log } from './kafka-log.ts';
import { Lease } from './lease.ts';
import { metric } from './metrics.ts';
import { outboxIndex, pullOperations, type Pull, type WithOutbox } from './outbox-updates.ts';
import type { EventPublisher } from './publisher.ts';

export interface RelayOptions {
  /** Milliseconds between sweeps. */
  every?: number;
  /** Milliseconds that an entry is left to its own process before the sweep takes it. */
  grace?: number;
  /** Milliseconds after which another relay may take over from one that died. */
  lease?: number;
}

interface Parts {
  db: mongo.Db;
  collection: string;
  publisher: EventPublisher;
  log: Log;
}

/** Documents of one round of the sweep. */
const mostAtOnce = 200;

/**
 * Publishes what stands in the outboxes of one collection: at once after the service's write, and by a leased sweep what a crash or an
 * absent Kafka left behind. At least once; what one process publishes of a document, in the order of its outbox.
 */
export class OutboxRelay<Id = string> {
  private readonly documents: mongo.Collection<mongo.Document>;
  private readonly lease: Lease;
  private readonly options: Required<RelayOptions>;
  private readonly pulls: GroupCommit<Pull<Id>, true>;
  private readonly departures: Departures;
  private readonly underway = new Set<Promise<unknown>>();
  private index: Promise<string> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly parts: Parts,
    options: RelayOptions = {},
  ) {
    this.options = { every: 3_000, grace: 5_000, lease: 15_000, ...options };
    this.documents = parts.db.collection(parts.collection);
    this.lease = new Lease(parts.db, `outbox:${parts.collection}`, this.options.lease);
    this.departures = new Departures((entries) => parts.publisher.publish(entries));
    this.pulls = new GroupCommit((pulls) => this.pull(pulls), { batch: 250, inFlight: 2, waiting: 50_000 });
  }

  /** Begins to sweep, now and then. */
  start(): void {
    this.schedule(0);
  }

  /**
   * Publishes entries that the caller has just written into the document, then takes them out. Never fails: what could not be published
   * is left to the sweep. The caller need not wait for it.
   * @param entries all that is unpublished, oldest first: see `unpublished`.
   */
  publishNow(id: Id, entries: OutboxEntry[]): Promise<'published' | 'left-to-sweep'> {
    if (entries.length === 0) return Promise.resolve('published');
    return this.track(this.publishAndPull(id, entries));
  }

  /** Ends sweeping and waits for what is under way. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await Promise.allSettled(this.underway);
    await this.lease.giveBack().catch(() => undefined);
  }

  private async publishAndPull(id: Id, entries: OutboxEntry[]): Promise<'published' | 'left-to-sweep'> {
    try {
      await this.departures.leave(String(id), entries);
      await this.pulls.add({ id, eventIds: entries.map(({ event }) => event.id) });
      return 'published';
    } catch {
      // The publisher has said why. If only the pull failed, the sweep publishes once more, which consumers do not mind.
      return 'left-to-sweep';
    }
  }

  private schedule(after: number): void {
    if (this.closed) return;
    this.timer = setTimeout(() => {
      const round = this.sweep()
        .catch((error: unknown) => this.parts.log.warn({ err: error, collection: this.parts.collection }, 'sweeping the outbox failed'))
        .finally(() => this.schedule(this.options.every));
      void this.track(round);
    }, after);
    this.timer.unref();
  }

  /** One sweep, if no other relay holds the lease. @returns how many documents were published. */
  async sweep(): Promise<number> {
    await this.indexed();
    let published = 0;
    while (!this.closed && (await this.lease.take())) {
      const left = await this.leftBehind();
      const done = await this.publishEach(left);
      published += done;
      if (done < left.length || left.length < mostAtOnce) break;
    }
    return published;
  }

  /** Here and not at start, because a sweep waits for a store that is away, and a start does not. */
  private async indexed(): Promise<void> {
    const { key, name, sparse } = outboxIndex;
    this.index ??= this.documents.createIndex(key, { name, sparse });
    await this.index.catch((error: unknown) => {
      this.index = undefined;
      throw error;
    });
  }

  /** Hinted: DocumentDB takes a third of all for older than any instant, and with a limit would rather read the whole collection (30 s at a million). */
  private leftBehind(): Promise<(mongo.WithId<mongo.Document> & WithOutbox)[]> {
    const before = new Date(Date.now() - this.options.grace);
    return this.documents
      .find<mongo.WithId<mongo.Document> & WithOutbox>({ outboxSince: { $lt: before } }, { projection: { outbox: 1 }, hint: outboxIndex.name })
      .limit(mostAtOnce)
      .toArray();
  }

  private async publishEach(left: (mongo.WithId<mongo.Document> & WithOutbox)[]): Promise<number> {
    if (left.length === 0) return 0;
    const results = await Promise.allSettled(left.map(({ _id, outbox }) => this.departures.leave(String(_id), outbox)));
    const done = left.filter((_, index) => results[index]?.status === 'fulfilled');
    await this.pull(done.map(({ _id, outbox }) => ({ id: _id as Id, eventIds: outbox.map(({ event }) => event.id) })));
    this.report(left.length, done.length);
    return done.length;
  }

  private report(found: number, published: number): void {
    const { collection, log } = this.parts;
    metric('swept').inc({ collection }, published);
    const fields = { collection, found, published };
    if (published < found) log.warn(fields, 'outbox entries could not be published and stay');
    else log.info(fields, 'published what was left in outboxes');
  }

  private async pull(pulls: readonly Pull<Id>[]): Promise<true[]> {
    const operations = pullOperations(pulls);
    for (let tries = 1; operations.length > 0; tries += 1) {
      try {
        await this.documents.bulkWrite(operations, { ordered: false });
        break;
      } catch (error) {
        if (!isDeadlock(error) || tries === 5) throw error;
        await pause(Math.random() * 50 * tries);
      }
    }
    return pulls.map(() => true);
  }

  private track<Result>(work: Promise<Result>): Promise<Result> {
    this.underway.add(work);
    void work.finally(() => this.underway.delete(work));
    return work;
  }
}
