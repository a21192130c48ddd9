import { newEntry, type OutboxEntry } from '@motcua/messaging/event';
import type { OutboxRelay } from '@motcua/messaging/outbox';
import { OutboxRelays } from '@motcua/messaging/outbox-relays';
import { outboxWith, pushToOutbox, unpublished } from '@motcua/messaging/outbox-updates';
import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { ENTRY, type Entry, type Kind, type Published } from './entry.schema.ts';

export type Content<K extends Kind = Kind> = Omit<Entry<K>, 'outbox' | 'outboxSince'>;
export type ListedProcedure = Required<Pick<Entry<'procedure'>, 'version' | 'summary' | 'search'>>;

const listed = { _id: 0, version: 1, summary: 1, search: 1 } as const;

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

  /** Publishes once more what has not changed: readers may stand before a new, empty Kafka. */
  async repeat(entry: Entry, now: Date): Promise<void> {
    if (entry.outbox.length > 0) return;
    const facts = [factOf(entry, now)];
    await this.entries.updateOne({ _id: entry._id, version: entry.version }, pushToOutbox(facts, now));
    void this.relay.publishNow(entry._id, facts);
  }
}

const contracts = { procedure: procedurePublished, agency: agencyPublished, calendar: calendarPublished, units: unitsPublished } as const;

function factOf({ kind, _id, data }: Content, time: Date): OutboxEntry {
  // The key that readers fold by is the id without the kind: `000.12.35.H29`, `business-registration-household/1`.
  const about = { source: '/motcua/catalogue', subject: _id.slice(kind.length + 1), time };
  return newEntry(contracts[kind] as typeof agencyPublished, { ...about, data: data as Published['agency'] });
}
