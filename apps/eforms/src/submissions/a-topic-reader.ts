import type { CloudEvent, Topic } from '@motcua/contracts/events';
import { createLogger } from '@motcua/logging/logger';
import { foldTopic } from '@motcua/messaging/fold-topic';
import { Kafka } from '@motcua/messaging/kafka';
import { testBrokers } from '@motcua/testing/stack';

/** Everything that is published on some topics, as it arrives. */
export function aTopicReader(prefix: string, topics: readonly Topic[]) {
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'reader', topicPrefix: prefix }, createLogger('reader', 'silent'));
  const events: CloudEvent[] = [];
  const folds = topics.map((topic) =>
    foldTopic(kafka, { topic, onBatch: (records) => records.forEach(({ value }) => value !== null && events.push(JSON.parse(value) as CloudEvent)) }),
  );
  return {
    about: (dossierId: string) => events.filter(({ subject }) => subject === dossierId),
    close: async () => void (await Promise.all(folds.map((fold) => fold.close()))),
  };
}
