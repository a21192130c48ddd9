import { AuthModule } from '@motcua/auth/auth.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@motcua/messaging/messaging.module';
import { join } from 'node:path';
import { LOOKUP_CONFIG } from './config-token.ts';
import type { LookupConfig } from './lookup.config.ts';
import { Lookup } from './lookup.service.ts';
import { StatusRoutes } from './status.routes.ts';
import { StatusInternalController } from './status-internal.controller.ts';
import { StatusFollower } from './status-follower.ts';
import { StatusTable } from './status-table.ts';
import { Streams } from './watching/streams.ts';
import { WatchesController } from './watching/watches.controller.ts';
import { WatchesInternalController } from './watching/watches-internal.controller.ts';
import { Watches } from './watching/watches.service.ts';

@Module({})
export class LookupModule {
  static with(config: LookupConfig): DynamicModule {
    return {
      module: LookupModule,
      imports: [
        MessagingModule.forRoot({ brokers: config.KAFKA_BROKERS, clientId: 'lookup', topicPrefix: config.KAFKA_TOPIC_PREFIX }),
        AuthModule.forRoot({ service: 'lookup', issuer: `${config.PUBLIC_URL}/id`, jwksUrl: `${config.IDENTITY_URL}/id/jwks`, serviceSecret: config.SERVICE_SECRET }),
      ],
      controllers: [StatusInternalController, WatchesController, WatchesInternalController],
      providers: [
        { provide: LOOKUP_CONFIG, useValue: config },
        { provide: StatusTable, useFactory: () => new StatusTable(join(config.DATA_DIR, 'status')) },
        StatusFollower,
        Lookup,
        StatusRoutes,
        Streams,
        Watches,
      ],
    };
  }
}
