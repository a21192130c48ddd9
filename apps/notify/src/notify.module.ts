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
import { FOLLOW, followSchema } from './following/follow.schema.ts';
import { FollowStore } from './following/follow.store.ts';
import { FollowContacts } from './following/follow-contacts.ts';
import { FollowLetters, FollowSenders } from './following/follow-letters.ts';
import { FollowLinks } from './following/follow-links.ts';
import { Following } from './following/following.service.ts';
import { FollowsController } from './following/follows.controller.ts';
import { PushServices } from './following/push/push-services.ts';
import { StatusConsumer } from './following/status.consumer.ts';
import { Letters, OtherLetters } from './letters.ts';
import { Mail } from './mail.ts';
import { MessagesController } from './messages.controller.ts';
import type { NotifyConfig } from './notify.config.ts';
import { DigestSweep } from './notices/digest.sweep.ts';
import { Digests } from './notices/digests.service.ts';
import { Mornings } from './notices/mornings.ts';
import { MentionSweep } from './notices/mention.sweep.ts';
import { DIGEST_RUN, digestRunSchema, NOTICE, noticeSchema } from './notices/notice.schema.ts';
import { NoticeStore } from './notices/notice.store.ts';
import { NoticesController } from './notices/notices.controller.ts';
import { Noticing } from './notices/noticing.ts';
import { OfficeLetters } from './notices/office-letters.ts';
import { Officials } from './notices/officials.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { Postman } from './postman.ts';
import { ChosenLetters } from './preferences/chosen.ts';
import { LetterLinks } from './preferences/letter-links.ts';
import { PREFERENCE, preferenceSchema, USED_LINK, usedLinkSchema } from './preferences/preference.schema.ts';
import { PreferenceStore } from './preferences/preference.store.ts';
import { PreferencesController } from './preferences/preferences.controller.ts';
import { FATE, fateSchema } from './short-messages/fate.schema.ts';
import { FateStore } from './short-messages/fate.store.ts';
import { ReceiptsConsumer } from './short-messages/receipts.consumer.ts';
import { ShortMessages } from './short-messages/short-messages.ts';
import { SilencedPhones } from './short-messages/silenced-phones.ts';
import { SmsGateway } from './short-messages/sms-gateway.ts';

const toOfficials = [NoticeStore, Noticing, OfficeLetters, Officials, Digests, Mornings, DigestSweep, MentionSweep];
const wishes = [PreferenceStore, LetterLinks, ChosenLetters];
const shortMessages = [FateStore, ShortMessages, SilencedPhones, SmsGateway];
const following = [FollowStore, FollowContacts, FollowLinks, FollowLetters, FollowSenders, PushServices, Following, OtherLetters];
const models = [
  { name: DELIVERY, schema: deliverySchema },
  { name: NOTICE, schema: noticeSchema },
  { name: DIGEST_RUN, schema: digestRunSchema },
  { name: PREFERENCE, schema: preferenceSchema },
  { name: USED_LINK, schema: usedLinkSchema },
  { name: FATE, schema: fateSchema },
  { name: FOLLOW, schema: followSchema },
];

@Module({})
export class NotifyModule {
  static with(config: NotifyConfig): DynamicModule {
    return {
      module: NotifyModule,
      imports: [
        StoreModule.at(config.MONGODB_URI),
        MongooseModule.forFeature(models),
        MessagingModule.forRoot({ brokers: config.KAFKA_BROKERS, clientId: 'notify', topicPrefix: config.KAFKA_TOPIC_PREFIX }),
        AuthModule.forRoot({ service: 'notify', issuer: `${config.PUBLIC_URL}/id`, jwksUrl: `${config.IDENTITY_URL}/id/jwks`, serviceSecret: config.SERVICE_SECRET }),
      ],
      // The topic of receipts is there once sms has been.
      controllers: [MessagesController, DossiersConsumer, PreferencesController, NoticesController, FollowsController, StatusConsumer, ...(config.SMS_URL === undefined ? [] : [ReceiptsConsumer])],
      providers: [{ provide: NOTIFY_CONFIG, useValue: config }, Contacts, DeliveryStore, DeliverySweep, Letters, Mail, OneTimeCodes, Postman, ...toOfficials, ...wishes, ...shortMessages, ...following],
    };
  }
}
