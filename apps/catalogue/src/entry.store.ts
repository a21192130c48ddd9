import { newEntry, type OutboxEntry } from '@motcua/messaging/event';
import type { OutboxRelay } from '@motcua/messaging/outbox';
import { OutboxRelays } from '@motcua/messaging/outbox-relays';
import { outboxWith, pushToOutbox, unpublished } from '@motcua/messaging/outbox-updates';
import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { ENTRY, type Entry, type Kind, type Published, type Withdrawal } from './entry.schema.ts';

export type Content<K extends Kind = Kind> = Omit<Entry<K>, 'outbox' | 'outboxSince'>;
export type ListedProcedure = Required<Pick<Entry<'procedure'>, 'version' | 'summary' | 'search'>> & Pick<Entry, 'withdrawal'>;

const listed = { _id: 0, version: 1, summary: 1, search: 1, withdrawal: 1 } as const;

/** Events of so many entries travel together: some hundred kilobytes, of the megabyte that a broker takes at once. */
const repeatedAtOnce = 100;

@Injectable()
export class EntryStore {
  private readonly relay: OutboxRelay;

  constructor(
    @InjectModel(ENTRY) private readonly entries: Model<Entry>,
    relays: OutboxRelays,
  ) {
    this.relay = relays.over(this.entries);
  }

  /** The newest of its name. */
  async find<K extends Kind>(kind: K, name: string): Promise<Entry<K> | null> {
    return this.entries.findOne({ kind, name }).sort({ version: -1 }).lean<Entry<K>>();
  }

  async findVersion<K extends Kind>(kind: K, name: string, version: number): Promise<Entry<K> | null> {
    return this.entries.findOne({ kind, name, version }).lean<Entry<K>>();
  }

  /** Everything of a kind, by name. */
  async all<K extends Kind>(kind: K): Promise<Published[K][]> {
    const found = await this.entries.find({ kind }, { data: 1 }).sort({ name: 1 }).lean<Pick<Entry<K>, 'data'>[]>();
    return found.map(({ data }) => data);
  }

  /** What lists tell of procedures, every version, the newest first. */
  async procedures(name?: string): Promise<ListedProcedure[]> {
    return this.entries.find({ kind: 'procedure', ...(name === undefined ? {} : { name }) }, listed).sort({ version: -1 }).lean<ListedProcedure[]>();
  }

  /** @throws MongoServerError 11000 when somebody else has just published the same. */
  async add(entry: Content, now: Date): Promise<void> {
    const facts = [factOf(entry, now)];
    await this.entries.create({ ...entry, ...outboxWith(facts, now) });
    void this.relay.publishNow(entry._id, facts);
  }

  /** Replaces the version before. @returns false when somebody else was quicker. */
  async replace(before: Entry, { _id, ...entry }: Content, now: Date): Promise<boolean> {
    const facts = [factOf({ _id, ...entry }, now)];
    const { matchedCount } = await this.entries.updateOne({ _id, version: before.version }, { $set: entry, ...pushToOutbox(facts, now) });
    if (matchedCount > 0) void this.relay.publishNow(_id, unpublished(before.outbox, facts));
    return matchedCount > 0;
  }

  /** By the id of each entry the hash of what was published last. */
  async hashes(): Promise<ReadonlyMap<string, string>> {
    const found = await this.entries.find({}, { hash: 1, fileHash: 1 }).lean<Pick<Entry, '_id' | 'hash' | 'fileHash'>[]>();
    return new Map(found.map(({ _id, hash, fileHash }) => [_id, fileHash ?? hash]));
  }

  /** Beside a version, and once. @returns false when it was withdrawn before. */
  async withdraw(entry: Entry<'procedure'>, withdrawal: Withdrawal, now: Date): Promise<boolean> {
    const facts = [factOf({ ...entry, withdrawal }, now)];
    const { matchedCount } = await this.entries.updateOne({ _id: entry._id, withdrawal: { $exists: false } }, { $set: { withdrawal }, ...pushToOutbox(facts, now) });
    if (matchedCount > 0) void this.relay.publishNow(entry._id, unpublished(entry.outbox, facts));
    return matchedCount > 0;
  }

  /**
   * Publishes once more what has not changed: readers may stand before a new, empty Kafka. What waits in an outbox is published anyway.
   * Each event goes through the outbox of its entry, so that it cannot arrive after a newer one.
   */
  async repeatAll(now: Date, ended: () => boolean): Promise<void> {
    const ids = await this.entries.find({ outbox: [] }, { _id: 1 }).sort({ _id: 1 }).lean<Pick<Entry, '_id'>[]>();
    for (let from = 0; from < ids.length && !ended(); from += repeatedAtOnce) {
      const some = ids.slice(from, from + repeatedAtOnce).map(({ _id }) => _id);
      await this.repeat(await this.entries.find({ _id: { $in: some } }).sort({ _id: 1 }).lean<Entry[]>(), now);
    }
  }

  private async repeat(entries: readonly Entry[], now: Date): Promise<void> {
    await this.entries.bulkWrite(
      entries.map((entry) => ({ updateOne: { filter: { _id: entry._id, version: entry.version, outbox: [] }, update: pushToOutbox([factOf(entry, now)], now) } })),
      { ordered: false },
    );
    // Not what was meant but what stands there: meanwhile another catalogue may have been quicker.
    const waiting = await this.entries.find({ _id: { $in: entries.map(({ _id }) => _id) } }, { outbox: 1 }).lean<Pick<Entry, '_id' | 'outbox'>[]>();
    await Promise.all(waiting.map(({ _id, outbox }) => this.relay.publishNow(_id, outbox)));
    await this.repeatNewer(entries, now);
  }

  /** Whoever edited an entry in between may have told of it before the older version was repeated: then the newest is told once more, to stand last. */
  private async repeatNewer(repeated: readonly Entry[], now: Date): Promise<void> {
    const versions = new Map(repeated.map(({ _id, version }) => [_id, version]));
    const standing = await this.entries.find({ _id: { $in: [...versions.keys()] } }).sort({ _id: 1 }).lean<Entry[]>();
    const newer = standing.filter(({ _id, version }) => version !== versions.get(_id));
    if (newer.length > 0) await this.repeat(newer, now);
  }
}

const contracts = { procedure: procedurePublished, agency: agencyPublished, calendar: calendarPublished, units: unitsPublished } as const;

function factOf({ kind, _id, data, withdrawal }: Content, time: Date): OutboxEntry {
  // The key that readers fold by is the id without the kind: `000.12.35.H29`, `business-registration-household/1`.
  const about = { source: '/motcua/catalogue', subject: _id.slice(kind.length + 1), time };
  return newEntry(contracts[kind] as typeof agencyPublished, { ...about, data: (withdrawal ? { ...data, withdrawnFrom: withdrawal.on } : data) as Published['agency'] });
}
