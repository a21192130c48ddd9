import { topics, type Topic } from '@motcua/contracts/events';

/** How a topic is laid out in Kafka. Times in milliseconds. */
export interface TopicSettings {
  partitions: number;
  config: Readonly<Record<string, string>>;
}

const day = 24 * 60 * 60 * 1000;
const keptFor = (days: number) => ({ 'cleanup.policy': 'delete', 'retention.ms': String(days * day) });

/** Compacted soon and in small segments: who folds such a topic from its beginning should not read what was overwritten long ago. */
const newestOnly = {
  'cleanup.policy': 'compact',
  'segment.bytes': String(16 * 1024 * 1024),
  'segment.ms': String(day),
  'min.cleanable.dirty.ratio': '0.1',
  'delete.retention.ms': String(day),
};

const reference: TopicSettings = { partitions: 1, config: newestOnly };

/** Partitions bound how many processes of one service share the work; reference data is small and read whole by each. */
const settings: Record<Topic, TopicSettings> = {
  'motcua.procedure.v1': reference,
  'motcua.agency.v1': reference,
  'motcua.calendar.v1': reference,
  'motcua.unit.v1': reference,
  'motcua.submission.v1': { partitions: 6, config: keptFor(30) },
  'motcua.dossier.v1': { partitions: 6, config: keptFor(30) },
  'motcua.dossier-status.v1': { partitions: 6, config: { ...newestOnly, 'segment.bytes': String(64 * 1024 * 1024) } },
  'motcua.sms-choice.v1': { partitions: 1, config: newestOnly },
  'motcua.sms-receipt.v1': { partitions: 3, config: keptFor(30) },
};

export const contractTopics = Object.keys(topics) as Topic[];

export const settingsOf = (topic: Topic): TopicSettings => settings[topic];

/** Letters are keyed by where they came from and compacted, so that a tombstone takes one out once it was replayed or discarded. */
export const deadTopicSettings: TopicSettings = { partitions: 1, config: newestOnly };
export const retryTopicSettings: TopicSettings = { partitions: 1, config: keptFor(30) };

/** Where a group puts what it could not handle. */
export const deadTopicOf = (topic: string, group: string): string => `${topic}.${group}.dead`;

/** Where replayed letters come back to the one group that failed (docs/decisions: dead letters). */
export const retryTopicOf = (topic: string, group: string): string => `${topic}.${group}.retry`;
