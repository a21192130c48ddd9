import { AuthModule } from '@motcua/auth/auth.module';
import { MessagingModule } from '@motcua/messaging/messaging.module';
import { StoreModule } from '@motcua/persistence/store.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CONNECT_CONFIG, type ConnectConfig } from './connect.config.ts';
import { DropSweep } from './drop/drop.sweep.ts';
import { FEED, FEED_VERSION, feedSchema, feedVersionSchema } from './feeds/feed.schema.ts';
import { FeedStore } from './feeds/feed.store.ts';
import { FeedsController } from './feeds/feeds.controller.ts';
import { Feeds } from './feeds/feeds.service.ts';
import { FeedHealths } from './health/feed-healths.ts';
import { Tallies } from './health/tallies.service.ts';
import { FEED_TALLY, feedTallySchema } from './health/tally.schema.ts';
import { TallyStore } from './health/tally.store.ts';
import { DryRuns } from './judging/dry-runs.ts';
import { FOREIGN_DOSSIER, foreignDossierSchema } from './judging/foreign-dossier.schema.ts';
import { ForeignDossierStore } from './judging/foreign-dossier.store.ts';
import { Judging } from './judging/judging.service.ts';
import { JudgingSweep } from './judging/judging.sweep.ts';
import { Replays } from './judging/replays.ts';
import { PullSweep } from './pull/pull.sweep.ts';
import { RowsController } from './push/rows.controller.ts';
import { Intake } from './rows/intake.service.ts';
import { ROW, rowSchema } from './rows/row.schema.ts';
import { RowStore } from './rows/row.store.ts';
import { TopicFeeds } from './topic/topic-feeds.ts';
import { webhooks, webhookModels } from './webhooks/webhooks.module.ts';

const models = [
  { name: FEED, schema: feedSchema },
  { name: FEED_VERSION, schema: feedVersionSchema },
  { name: ROW, schema: rowSchema },
  { name: FOREIGN_DOSSIER, schema: foreignDossierSchema },
  { name: FEED_TALLY, schema: feedTallySchema },
  ...webhookModels,
];

const judging = [ForeignDossierStore, Judging, JudgingSweep, Replays, DryRuns];
const roads = [DropSweep, PullSweep, TopicFeeds];

@Module({})
export class ConnectModule {
  static with(config: ConnectConfig): DynamicModule {
    return {
      module: ConnectModule,
      imports: [
        StoreModule.at(config.MONGODB_URI),
        MongooseModule.forFeature(models),
        MessagingModule.forRoot({ brokers: config.KAFKA_BROKERS, clientId: 'connect', topicPrefix: config.KAFKA_TOPIC_PREFIX, publishes: ['motcua.dossier-status.v1'] }),
        AuthModule.forRoot({ service: 'connect', issuer: `${config.PUBLIC_URL}/id`, jwksUrl: `${config.IDENTITY_URL}/id/jwks`, serviceSecret: config.SERVICE_SECRET }),
      ],
      controllers: [RowsController, FeedsController, ...webhooks.controllers],
      providers: [{ provide: CONNECT_CONFIG, useValue: config }, FeedStore, Feeds, RowStore, Intake, TallyStore, Tallies, FeedHealths, ...judging, ...roads, ...webhooks.providers],
    };
  }
}
