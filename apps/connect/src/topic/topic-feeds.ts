import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Kafka } from '@motcua/messaging/kafka';
import { LastingConsumer } from '@motcua/messaging/lasting-consumer';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { FeedStore } from '../feeds/feed.store.ts';
import { Intake } from '../rows/intake.service.ts';
import { topicRow } from './topic-rows.ts';

const every = 5_000;
const rowsAtOnce = 500;

/** Reads the topics of feeds, each in a group of its own. Offsets are committed after the rows are on disk. */
@Injectable()
export class TopicFeeds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;
  private readonly consumers = new Map<string, LastingConsumer>();

  constructor(
    private readonly feeds: FeedStore,
    private readonly intake: Intake,
    private readonly kafka: Kafka,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.look(), every, onTrouble: (err) => logger.warn({ err }, 'looking for feeds on topics failed') });
  }

  onApplicationBootstrap(): void {
    this.rounds.schedule(0);
  }

  private async look(): Promise<void> {
    for (const { _id: id, definition: { topic } } of await this.feeds.onRoad('topic')) {
      if (topic === undefined || this.consumers.has(id) || !this.rounds.goesOn) continue;
      const consumer = this.consumerOf(id, topic);
      this.consumers.set(id, consumer);
      void consumer.start();
    }
  }

  private consumerOf(id: string, topic: string): LastingConsumer {
    return new LastingConsumer(this.kafka, {
      groupId: `${this.kafka.group}.${id}`,
      topics: [this.kafka.topic(topic)],
      prepare: () => this.kafka.ensure(new Map([[topic, { partitions: 1, config: {} }]])),
      run: {
        eachBatch: async ({ batch: { messages, partition }, heartbeat }) => {
          // Read anew: the table may have another version by now.
          const feed = await this.feeds.get(id);
          for (let from = 0; from < messages.length; from += rowsAtOnce) {
            const part = messages.slice(from, from + rowsAtOnce);
            const rows = part.flatMap(({ value, offset }) => topicRow(value, feed.definition.columns, `${partition}:${offset}`));
            if (rows.length > 0) await this.intake.take(feed, rows);
            await heartbeat();
          }
        },
      },
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
    await Promise.all([...this.consumers.values()].map((consumer) => consumer.stop()));
  }
}
