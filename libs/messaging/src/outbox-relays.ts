import type { mongo } from 'mongoose';
import type { Log } from './kafka-log.ts';
import { OutboxRelay, type RelayOptions } from './outbox.ts';
import type { EventPublisher } from './publisher.ts';

/** A mongoose model fits; so does any connected connection with a collection's name. */
export interface Outboxed {
  collection: { collectionName: string };
  db: { db?: mongo.Db | undefined };
}

/** Makes relays and ends them with the process. */
export class OutboxRelays {
  private readonly relays: { close(): Promise<void> }[] = [];

  constructor(
    private readonly publisher: EventPublisher,
    private readonly log: Log,
  ) {}

  /** A relay over a model's collection, sweeping from now on. The model's connection must be open. */
  over<Id = string>(model: Outboxed, options?: RelayOptions): OutboxRelay<Id> {
    const { db } = model.db;
    if (!db) throw new Error('the store is not connected yet');
    const relay = new OutboxRelay<Id>({ db, collection: model.collection.collectionName, publisher: this.publisher, log: this.log }, options);
    this.relays.push(relay);
    relay.start();
    return relay;
  }

  async close(): Promise<void> {
    await Promise.all(this.relays.map((relay) => relay.close()));
  }
}
