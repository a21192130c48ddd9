import type { CloudEvent } from '@motcua/contracts/events';
import { statusChanged, submissionMade } from '@motcua/contracts/events';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, Payload, type MicroserviceOptions } from '@nestjs/microservices';
import { OnEventBatch } from '../event-context.ts';
import type { Kafka } from '../kafka.ts';
import { KafkaStrategy, type StrategyOptions } from '../kafka-strategy.ts';
import { PassOn } from '../pass-on.filter.ts';

export type Handle = (events: CloudEvent[]) => Promise<void> | void;

const quick: StrategyOptions = { tries: { tries: 3, first: 10, most: 40 }, pauses: { first: 150, most: 600 } };

/** A service in small: a Nest microservice with one handler for statuses, or one for batches of submissions. */
export async function aReader(kafka: Kafka, of: 'single' | 'batch', handle: Handle, options: StrategyOptions = {}): Promise<INestMicroservice> {
  @Controller()
  class Single {
    @EventPattern(statusChanged.type)
    async one(@Payload() event: CloudEvent) {
      await handle([event]);
    }
  }

  @Controller()
  class Batch {
    @OnEventBatch(submissionMade)
    async many(@Payload() events: CloudEvent[]) {
      await handle(events);
    }
  }

  @Module({ controllers: [of === 'single' ? Single : Batch] })
  class Reader {}

  const strategy = new KafkaStrategy(kafka, { ...quick, ...options });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(Reader, { strategy, logger: false });
  app.useGlobalFilters(new PassOn());
  await app.listen();
  return app;
}
