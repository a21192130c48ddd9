import { testBrokers, testTopicPrefix } from '@motcua/testing/stack';
import { Kafka, type KafkaSettings } from '../kafka.ts';
import type { Log } from '../kafka-log.ts';

export interface Line {
  level: keyof Log;
  fields: object;
  sentence: string;
}

/** A logger whose lines a test can read. */
export function aLog(): Log & { lines: Line[] } {
  const lines: Line[] = [];
  const keep = (level: keyof Log) => (fields: object, sentence: string) => void lines.push({ level, fields, sentence });
  return { lines, debug: () => undefined, info: keep('info'), warn: keep('warn'), error: keep('error') };
}

/** A door to the real Kafka with topics of its own. */
export const aKafka = (settings: Partial<KafkaSettings> = {}, log: Log = aLog()): Kafka =>
  new Kafka({ brokers: testBrokers(), clientId: 'reader', topicPrefix: testTopicPrefix(), ...settings }, log);

/** Takes away the topics and groups of a test. */
export async function removeTopics(kafka: Kafka): Promise<void> {
  await kafka.administer(async (admin) => {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(kafka.settings.topicPrefix ?? '-'));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  });
}
