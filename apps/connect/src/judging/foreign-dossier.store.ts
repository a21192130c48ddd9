import { pushToOutbox, outboxWith } from '@motcua/messaging/outbox-updates';
import type { OutboxEntry } from '@motcua/messaging/event';
import { OutboxRelays } from '@motcua/messaging/outbox-relays';
import type { OutboxRelay } from '@motcua/messaging/outbox';
import { reserveNumbers } from '@motcua/persistence/counter';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import { markCounted } from '../health/counted.store.ts';
import type { Mark } from '../health/tally.ts';
import { FOREIGN_DOSSIER, type CountedDossier, type ForeignDossierDocument } from './foreign-dossier.schema.ts';

/** A dossier as it is to stand, without its outbox. */
export type Judgement = Omit<ForeignDossierDocument, 'outbox' | 'outboxSince' | 'serial' | 'uncounted' | 'counted'>;

interface Telling {
  readonly entries: OutboxEntry[];
  /** By the machine's clock, which the relay goes by. */
  readonly now: Date;
}

@Injectable()
export class ForeignDossierStore implements OnApplicationBootstrap {
  private relay: OutboxRelay | undefined;

  constructor(
    @InjectModel(FOREIGN_DOSSIER) private readonly dossiers: Model<ForeignDossierDocument>,
    private readonly relays: OutboxRelays,
  ) {}

  onApplicationBootstrap(): void {
    this.relay = this.relays.over(this.dossiers);
  }

  async find(ids: readonly string[]): Promise<Map<string, ForeignDossierDocument>> {
    const found = await this.dossiers.find({ _id: { $in: ids } }).lean<ForeignDossierDocument[]>();
    return new Map(found.map((dossier) => [dossier._id, dossier]));
  }

  /** @returns the first of so many counters for look-up numbers */
  async reserve(size: number): Promise<number> {
    const counters = this.dossiers.db.collection<{ _id: string; upTo: number }>('counters');
    return (await reserveNumbers(counters, 'lookup-number', size)) - size;
  }

  /** @returns whether it was written; `taken` when another dossier has the reference. */
  async add(dossier: Judgement, { entries, now }: Telling): Promise<'written' | 'lost' | 'taken'> {
    try {
      await this.dossiers.create({ ...dossier, serial: 1, uncounted: dossier.feed, ...outboxWith(entries, now) });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (await this.dossiers.exists({ _id: dossier._id })) ? 'lost' : 'taken';
    }
    this.publish(dossier._id, entries);
    return 'written';
  }

  async change({ _id, ...dossier }: Judgement, known: ForeignDossierDocument, { entries, now }: Telling): Promise<'written' | 'lost'> {
    const written = await this.dossiers.updateOne({ _id, serial: known.serial }, { $set: { ...dossier, ...(dossier.contradictory === known.contradictory ? {} : { uncounted: dossier.feed }) }, $inc: { serial: 1 }, ...pushToOutbox(entries, now) });
    if (written.matchedCount === 0) return 'lost';
    this.publish(_id, [...known.outbox, ...entries]);
    return 'written';
  }

  contradictory(feed: string, most: number): Promise<ForeignDossierDocument[]> {
    return this.dossiers.find({ feed, contradictory: true }).hint({ feed: 1, contradictory: 1 }).limit(most).lean<ForeignDossierDocument[]>();
  }

  /** Of so many dossiers that are not counted, their feeds. */
  async feedsUncounted(most: number): Promise<string[]> {
    const found = await this.dossiers.find({ uncounted: { $gt: '' } }, { uncounted: 1 }).hint({ uncounted: 1 }).limit(most).lean<Pick<ForeignDossierDocument, 'uncounted'>[]>();
    return [...new Set(found.flatMap(({ uncounted }) => uncounted ?? []))];
  }

  uncounted(feed: string, most: number): Promise<Pick<ForeignDossierDocument, '_id' | 'contradictory' | 'counted'>[]> {
    return this.dossiers.find({ uncounted: feed }, { contradictory: 1, counted: 1 }).hint({ uncounted: 1 }).limit(most).lean<Pick<ForeignDossierDocument, '_id' | 'contradictory' | 'counted'>[]>();
  }

  /** Once in the life of a feed. */
  async callUncounted(feed: string): Promise<void> {
    await this.dossiers.updateMany({ feed, counted: { $exists: false } }, { $set: { uncounted: feed } });
  }

  async markCounted(marks: readonly Mark<CountedDossier>[], serial: number): Promise<void> {
    await markCounted(this.dossiers.db.collection(this.dossiers.collection.collectionName), marks, serial);
  }

  /** For whoever must see what is not published yet. */
  collection(): mongo.Collection {
    return this.dossiers.db.collection(this.dossiers.collection.collectionName);
  }

  private publish(id: string, entries: OutboxEntry[]): void {
    void this.relay?.publishNow(id, entries);
  }
}
