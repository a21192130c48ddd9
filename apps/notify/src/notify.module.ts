import { AuthModule } from '@motcua/auth/auth.module';
import { MessagingModule } from '@motcua/messaging/messaging.module';
import { StoreModule } from '@motcua/persistence/store.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { NOTIFY_CONFIG } from './config-token.ts';
import { Contacts } from './contacts.ts';
import { DELIVERY, deliverySchema } from './delivery.schema.ts';
import { DeliveryStore } from './delivery.store.ts';
import { DeliverySweep } from './delivery.sweep.ts';
import { DossiersConsumer } from './dossiers.consumer.ts';
import { Letters } from './letters.ts';
import { Mail } from './mail.ts';
import { MessagesController } from './messages.controller.ts';
import type { NotifyConfig } from './notify.config.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { Postman } from './postman.ts';

@Module({})
export class NotifyModule {
  static with(config: NotifyConfig): DynamicModule {
    return {
      module: NotifyModule,
      imports: [
        StoreModule.at(config.MONGODB_URI),
        MongooseModule.forFeature([{ name: DELIVERY, schema: deliverySchema }]),
        MessagingModule.forRoot({ brokers: config.KAFKA_BROKERS, clientId: 'notify', topicPrefix: config.KAFKA_TOPIC_PREFIX }),
        AuthModule.forRoot({ service: 'notify', issuer: `${config.PUBLIC_URL}/id`, jwksUrl: `${config.IDENTITY_URL}/id/jwks`, serviceSecret: config.SERVICE_SECRET }),
      ],
      controllers: [MessagesController, DossiersConsumer],
      providers: [{ provide: NOTIFY_CONFIG, useValue: config }, Contacts, DeliveryStore, DeliverySweep, Letters, Mail, OneTimeCodes, Postman],
    };
  }
}
