import { AuthModule } from '@motcua/auth/auth.module';
import { MessagingModule } from '@motcua/messaging/messaging.module';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import { Module, type DynamicModule } from '@nestjs/common';
import { Answering } from './answering/answering.service.ts';
import { KannelController } from './kannel/kannel.controller.ts';
import { Lookup } from './lookup.ts';
import { MessagesController } from './messages.controller.ts';
import { OperatorGauge } from './operator/operator-gauge.ts';
import { OPERATOR } from './operator/operator.ts';
import { operatorFor } from './operator/operator-for.ts';
import { Receipts } from './receipts.ts';
import { SMS_CONFIG, type SmsConfig } from './sms.config.ts';

@Module({})
export class SmsModule {
  static with(config: SmsConfig): DynamicModule {
    return {
      module: SmsModule,
      imports: [
        MessagingModule.forRoot({ brokers: config.KAFKA_BROKERS, clientId: 'sms', topicPrefix: config.KAFKA_TOPIC_PREFIX, publishes: ['motcua.sms-choice.v1', 'motcua.sms-receipt.v1'] }),
        AuthModule.forRoot({ service: 'sms', issuer: `${config.PUBLIC_URL}/id`, jwksUrl: `${config.IDENTITY_URL}/id/jwks`, serviceSecret: config.SERVICE_SECRET }),
      ],
      controllers: [KannelController, MessagesController],
      providers: [{ provide: SMS_CONFIG, useValue: config }, { provide: OPERATOR, useFactory: operatorFor, inject: [SMS_CONFIG, Answering, Receipts, Clock, LOGGER] }, Answering, Lookup, Receipts, OperatorGauge],
    };
  }
}
