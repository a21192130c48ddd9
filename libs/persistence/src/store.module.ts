import { Global, Inject, Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { getConnectionToken, MongooseModule } from '@nestjs/mongoose';
import { Health } from '@motcua/http/health';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import type { Connection } from 'mongoose';
import { failWritesOnClosedSockets } from './closed-sockets.ts';
import { despiteDeadlocks } from './deadlock.ts';

/** Connection to the MongoDB-compatible store; every service has a database of its own. */
@Global()
@Module({})
export class StoreModule implements OnApplicationBootstrap {
  constructor(
    @Inject(getConnectionToken()) private readonly connection: Connection,
    private readonly health: Health,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  static at(uri: string): DynamicModule {
    failWritesOnClosedSockets();
    return {
      module: StoreModule,
      imports: [
        MongooseModule.forRoot(uri, {
          // Acknowledged means on disk at a majority: nothing that a citizen was told may be lost.
          writeConcern: { w: 'majority', j: true },
          serverSelectionTimeoutMS: 5_000,
          maxPoolSize: 16,
          retryAttempts: 60,
          retryDelay: 1_000,
          autoIndex: false,
          autoCreate: false,
        }),
      ],
    };
  }

  /** Indexes are made before the first request; a store that refuses one stops the start. */
  async onApplicationBootstrap(): Promise<void> {
    this.health.add('store', async () => {
      await this.connection.db?.command({ ping: 1 });
    });
    // Processes of one service that start together make the same indexes at the same moment.
    for (const model of Object.values(this.connection.models)) await despiteDeadlocks(() => model.createIndexes());
    this.logger.debug({ collections: Object.keys(this.connection.models) }, 'indexes are there');
  }
}
