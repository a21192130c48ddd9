import type { Topic } from '@motcua/contracts/events';
import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type Admin, type Consumer, type ConsumerConfig, type Kafka as Client, type Producer } from 'kafkajs';
import { createRequire } from 'node:module';
import { kafkaLogCreator, type Log } from './kafka-log.ts';
import { settingsOf, type TopicSettings } from './topics.ts';

export interface KafkaSettings {
  /** host:port */
  brokers: string[];
  /** Name of the service; consumers' groups are called so too. */
  clientId: string;
  /** Put before every topic and group, so that tests do not meet. */
  topicPrefix?: string;
}

// kafkajs 2.2.4 sets a timer for "no request waits" with a negative time after every answer, which Node 24 warns about.
// Without waiting requests there is nothing to check, so the timer is not set at all. May go with the client's next release.
const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as { prototype: { scheduleCheckPendingRequests(): void } };
const check = RequestQueue.prototype.scheduleCheckPendingRequests;
RequestQueue.prototype.scheduleCheckPendingRequests = function (this: { pending: unknown[] }) {
  if (this.pending.length > 0) check.call(this);
};

/** The one door to Kafka: every topic and group that passes through here carries the prefix. */
export class Kafka {
  readonly group: string;
  private readonly client: Client;
  private readonly prefix: string;

  constructor(
    readonly settings: KafkaSettings,
    readonly log: Log,
  ) {
    this.prefix = settings.topicPrefix ?? '';
    this.group = this.prefix + settings.clientId;
    this.client = new kafkajs.Kafka({
      clientId: settings.clientId,
      brokers: settings.brokers,
      connectionTimeout: 3_000,
      requestTimeout: 15_000,
      retry: { initialRetryTime: 200, maxRetryTime: 5_000, retries: 5 },
      logLevel: kafkajs.logLevel.WARN,
      logCreator: kafkaLogCreator(log),
    });
  }

  /** The name of a topic at the broker. */
  topic(name: string): string {
    return this.prefix + name;
  }

  /** The other way: the name as contracts have it. */
  contractTopic(name: string): string {
    return name.startsWith(this.prefix) ? name.slice(this.prefix.length) : name;
  }

  producer(): Producer {
    return this.client.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    });
  }

  consumer(config: ConsumerConfig): Consumer {
    return this.client.consumer({ allowAutoTopicCreation: false, sessionTimeout: 30_000, heartbeatInterval: 3_000, maxWaitTimeInMs: 500, ...config });
  }

  /** Runs `work` with a connected admin client. */
  async administer<Result>(work: (admin: Admin) => Promise<Result>): Promise<Result> {
    const admin = this.client.admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }

  /** Creates the contract's topics that are missing; existing ones keep the settings an operator gave them. */
  async ensureTopics(topics: readonly Topic[]): Promise<void> {
    await this.ensure(new Map(topics.map((topic) => [topic, settingsOf(topic)])));
  }

  /** @param wanted settings by contract name (without prefix) */
  async ensure(wanted: ReadonlyMap<string, TopicSettings>): Promise<void> {
    if (wanted.size === 0) return;
    await this.administer(async (admin) => {
      const present = new Set(await admin.listTopics());
      const missing = [...wanted].filter(([name]) => !present.has(this.topic(name)));
      if (missing.length === 0) return;
      await admin.createTopics({ topics: missing.map(([name, settings]) => this.creation(name, settings)), waitForLeaders: false }).catch(ignoreExisting);
      await untilLed(admin, missing.map(([name]) => this.topic(name)));
    });
  }

  private creation(name: string, { partitions, config }: TopicSettings) {
    const configEntries = Object.entries(config).map(([key, value]) => ({ name: key, value }));
    // -1: the broker's default, so that a cluster replicates and a single machine does not.
    return { topic: this.topic(name), numPartitions: partitions, replicationFactor: -1, configEntries };
  }
}

const patience = 30_000;

/**
 * Until every partition has a leader. The client's own waiting gives up when a busy broker has not heard of the topic that it
 * has just made ("does not host this topic-partition"), which passes by itself.
 */
async function untilLed(admin: Admin, topics: string[]): Promise<void> {
  for (const end = Date.now() + patience; ; await pause(50)) {
    try {
      const { topics: known } = await admin.fetchTopicMetadata({ topics });
      if (known.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0))) return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end) throw new Error(`${topics.join(', ')}: no leader within ${patience} ms`);
  }
}

/** Two services starting together create the same topic; the second finds it there. */
const ignoreExisting = (error: unknown): void => {
  const errors: unknown[] = error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : [error];
  const others = errors.filter((one) => !(one instanceof Error && 'type' in one && one.type === 'TOPIC_ALREADY_EXISTS'));
  if (others.length > 0) throw error;
};
