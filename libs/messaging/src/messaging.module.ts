import { Health } from '@motcua/http/health';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Global, Module, type DynamicModule, type INestApplication, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { MicroserviceOptions, NestMicroservice } from '@nestjs/microservices';
import type { Topic } from '@motcua/contracts/events';
import { Kafka, type KafkaSettings } from './kafka.ts';
import { CompactedTables } from './compacted-tables.ts';
import { onceThere } from './kafka-health.ts';
import { KafkaStrategy, type StrategyOptions } from './kafka-strategy.ts';
import { OutboxRelays } from './outbox-relays.ts';
import { PassOn } from './pass-on.filter.ts';
import { EventPublisher } from './publisher.ts';

export interface MessagingOptions extends KafkaSettings {
  /** Topics that this service writes; made at start if missing. Without any it keeps no producer. */
  publishes?: readonly Topic[];
  strategy?: StrategyOptions;
}

/**
 * Provides `Kafka`, `EventPublisher`, `OutboxRelays`, `CompactedTables` and `KafkaStrategy`, and ends them in order. Imported after the store's module,
 * so that relays take their last entries out before the store's connection closes.
 */
@Global()
@Module({})
export class MessagingModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly relays: OutboxRelays,
    private readonly tables: CompactedTables,
    private readonly health: Health,
  ) {}

  static forRoot({ publishes = [], strategy, ...settings }: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      providers: [
        { provide: Kafka, useFactory: (logger: Logger) => new Kafka(settings, logger), inject: [LOGGER] },
        { provide: EventPublisher, useFactory: (kafka: Kafka) => new EventPublisher(kafka, publishes), inject: [Kafka] },
        { provide: OutboxRelays, useFactory: (publisher: EventPublisher, logger: Logger) => new OutboxRelays(publisher, logger), inject: [EventPublisher, LOGGER] },
        { provide: CompactedTables, useFactory: (kafka: Kafka, health: Health) => new CompactedTables(kafka, health), inject: [Kafka, Health] },
        { provide: KafkaStrategy, useFactory: (kafka: Kafka) => new KafkaStrategy(kafka, strategy), inject: [Kafka] },
      ],
      exports: [Kafka, EventPublisher, OutboxRelays, CompactedTables, KafkaStrategy],
    };
  }

  onApplicationBootstrap(): void {
    if (!this.publisher.needed) return;
    this.health.add(
      'kafka',
      onceThere('no connection to Kafka yet', () => this.publisher.connectedNow),
    );
    // Not waited for: a service answers its users also while Kafka is away; its outbox keeps what happened meanwhile.
    void this.publisher.connectAtLast();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.relays.close(), this.tables.close()]);
    await this.publisher.close();
  }
}

/** Connects the application's `@EventPattern` handlers; `app.startAllMicroservices()` (`serve`) then begins to read. */
export function connectConsumers(app: INestApplication): void {
  const strategy = app.get(KafkaStrategy);
  // Nest binds filters to handlers while it registers them, at once unless told to wait: set afterwards they are ignored with a warning, and
  // a dependency that is away looks like a message that failed. Registered by hand, because Nest's own later way calls every init hook twice.
  const consumers = app.connectMicroservice<MicroserviceOptions>({ strategy }, { deferInitialization: true }) as NestMicroservice;
  consumers.useGlobalFilters(new PassOn());
  consumers.registerListeners();
  consumers.setIsInitialized(true);
  consumers.setIsInitHookCalled(true);
  app.get(Health).add(
    'consumers',
    onceThere('not a member of the consumer group yet', () => strategy.joined),
  );
}
