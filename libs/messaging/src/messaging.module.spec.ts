import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { statusChanged } from '@motcua/contracts/events';
import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import { StoreModule } from '@motcua/persistence/store.module';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testDatabase, testTopicPrefix } from '@motcua/testing/stack';
import { Controller, Injectable, Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { getModelToken, InjectModel, MongooseModule } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Schema, type Connection, type Model } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { EventOf } from './event.ts';
import type { OutboxRelay } from './outbox.ts';
import { OutboxRelays } from './outbox-relays.ts';
import { outboxFields, outboxWith, type WithOutbox } from './outbox-updates.ts';
import { DependencyAway } from './failure.ts';
import { connectConsumers, MessagingModule } from './messaging.module.ts';
import { aKafka, removeTopics } from './testing/a-kafka.ts';
import { aStatus } from './testing/a-status.ts';

interface Dossier extends WithOutbox {
  _id: string;
}
const schema = new Schema<Dossier>({ _id: { type: String, required: true }, ...outboxFields }, { minimize: false, versionKey: false });
const shown: string[] = [];
const stranded = { subject: randomUUID(), tries: 0 };

@Injectable()
class Desk {
  readonly relay: OutboxRelay;

  constructor(
    @InjectModel('Dossier') readonly dossiers: Model<Dossier>,
    relays: OutboxRelays,
  ) {
    this.relay = relays.over(dossiers);
  }

  async receive(id: string): Promise<void> {
    const entries = [aStatus(id)];
    await this.dossiers.create({ _id: id, ...outboxWith(entries, new Date()) });
    void this.relay.publishNow(id, entries);
  }
}

@Controller()
class Board {
  @EventPattern(statusChanged.type)
  show(@Payload() { subject }: EventOf<typeof statusChanged>) {
    if (subject === stranded.subject && (stranded.tries += 1) <= 4) throw new DependencyAway('the map room');
    shown.push(subject);
  }
}

const prefix = testTopicPrefix();
const uri = testDatabase('messaging');
let app: NestFastifyApplication;

const start = async () => {
  @Module({
    imports: [
      StoreModule.at(uri),
      MongooseModule.forFeature([{ name: 'Dossier', schema }]),
      MessagingModule.forRoot({ brokers: testBrokers(), clientId: 'one-stop', topicPrefix: prefix, publishes: [statusChanged.topic] }),
    ],
    controllers: [Board],
    providers: [Desk],
  })
  class OneStop {}
  const started = await createApp(OneStop, { name: 'one-stop', logger: createLogger('one-stop', 'silent') });
  connectConsumers(started);
  await started.startAllMicroservices();
  await started.init();
  return started;
};

beforeAll(async () => {
  app = await start();
});

afterAll(async () => {
  const dossiers = app.get<Model<Dossier>>(getModelToken('Dossier'));
  const { db } = dossiers.db as Connection;
  await db?.dropDatabase();
  await app.close();
  await removeTopics(aKafka({ topicPrefix: prefix }));
});

it('a service is ready once it publishes and reads', async () => {
  await eventually(async () => {
    const { statusCode, json } = await app.inject('/health/ready');
    expect({ statusCode, parts: json().parts }).toMatchObject({ statusCode: 200, parts: expect.arrayContaining([{ name: 'kafka', healthy: true }, { name: 'consumers', healthy: true }]) });
  });
});

it('what one part writes, another part handles', async () => {
  const id = randomUUID();
  await app.get(Desk).receive(id);
  await eventually(() => expect(shown).toContain(id));
});

it('a handler says by its own error that something is away, and is asked again until it is back', async () => {
  await app.get(Desk).receive(stranded.subject);
  await eventually(() => expect(shown).toContain(stranded.subject), 60_000);
  expect(stranded.tries).toBe(5);
}, 70_000);

it('shutting down publishes what was handed over, and takes it out before the store closes', async () => {
  const ids = Array.from({ length: 100 }, () => randomUUID());
  await Promise.all(ids.map((id) => app.get(Desk).receive(id)));
  await app.close();
  app = await start();
  await eventually(() => expect(shown).toEqual(expect.arrayContaining(ids)));
  expect(await app.get<Model<Dossier>>(getModelToken('Dossier')).countDocuments({ outboxSince: { $exists: true } })).toBe(0);
});

it('the metrics tell what was published and handled', async () => {
  const id = randomUUID();
  await app.get(Desk).receive(id);
  await eventually(() => expect(shown).toContain(id));
  const { body } = await app.inject('/metrics');
  expect(body).toMatch(/messaging_published_total\{[^}]*motcua\.dossier-status\.v1[^}]*\} [1-9]/);
  expect(body).toMatch(/messaging_consumed_total\{/);
});
