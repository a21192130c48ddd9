import type { Producer } from 'kafkajs';
import { recordOf, type Letter } from './dead-letter.ts';
import { DependencyAway } from './failure.ts';
import type { Kafka } from './kafka.ts';
import { deadTopicOf } from './topics.ts';

/** Puts letters aside. Connects when the first one comes, which in most processes is never. */
export class DeadLetterWriter {
  private producer: Promise<Producer> | undefined;

  constructor(private readonly kafka: Kafka) {}

  /** @throws DependencyAway when Kafka does not take it: then the message was not put aside and must not be passed over. */
  async put(letter: Letter): Promise<void> {
    try {
      this.producer ??= this.connect();
      const producer = await this.producer;
      const topic = this.kafka.topic(deadTopicOf(letter.topic, this.kafka.settings.clientId));
      await producer.send({ topic, acks: -1, messages: [recordOf(letter)] });
    } catch (error) {
      await this.close();
      throw new DependencyAway('Kafka did not take a dead letter', { cause: error });
    }
  }

  async close(): Promise<void> {
    const producer = await this.producer?.catch(() => undefined);
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer();
    await producer.connect();
    return producer;
  }
}
