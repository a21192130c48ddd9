import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { statusChanged } from '@motcua/contracts/events';
import { factorOf } from '@motcua/auth/second-factor';
import { newEntry } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { EventPublisher } from '@motcua/messaging/publisher';
import { ownMegabytes } from './machine.mjs';
import { digits, referenceOf, statusOf } from './statuses.mjs';

const log = { debug() {}, info() {}, warn: console.warn, error: console.error };
const batch = 500;
const underway = 4;

/** A look-up node that has lost its file, or is new: from its start until it is ready, with every status read out of Kafka. */
export async function measureRebuild({ system, dossiers, progress }) {
  await system.kill('lookup');
  await publish(system, dossiers, progress);
  await rm(join(system.places.data, 'lookup', 'status'), { recursive: true, force: true });
  const began = performance.now();
  await system.start('lookup');
  const seconds = (performance.now() - began) / 1000;
  const answer = await fetch(`${system.urls.lookup}/v1/status/${referenceOf(dossiers - 1)}`, { headers: { 'second-factor': digits } });
  return { dossiers, seconds: Number(seconds.toFixed(1)), perSecond: Math.round(dossiers / seconds), megabytes: ownMegabytes(system.pid('lookup')), bad: answer.ok ? 0 : 1 };
}

async function publish({ kafkaBrokers, env }, dossiers, progress) {
  const publisher = new EventPublisher(new Kafka({ brokers: kafkaBrokers.split(','), clientId: 'bench' }, log), [statusChanged.topic]);
  await publisher.connect();
  const entryOf = (n) => {
    const status = statusOf(n);
    return newEntry(statusChanged, { source: '/motcua/eforms', subject: status.id, time: new Date(status.changedAt), data: { status, factors: [factorOf(env.LOOKUP_SECRET, status.id, digits)] } });
  };
  let next = 0;
  const work = async () => {
    for (let from = next; from < dossiers; from = next) {
      next = from + batch;
      await publisher.publish(Array.from({ length: Math.min(batch, dossiers - from) }, (_, index) => entryOf(from + index)));
    }
  };
  await progress.step(`${dossiers.toLocaleString('en')} statuses into Kafka`, () => Promise.all(Array.from({ length: underway }, work)));
  await publisher.close();
}
