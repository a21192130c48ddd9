import { MessagingModule } from '@motcua/messaging/messaging.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { join } from 'node:path';
import { AgiServer } from './agi/agi-server.ts';
import { Calls } from './call/calls.service.ts';
import { LookingUp } from './call/looking-up.ts';
import { PhoneMetrics } from './call/phone-metrics.ts';
import { Directory } from './directory.ts';
import { OperatorDesk } from './operator-desk.ts';
import { PHONE_CONFIG, type PhoneConfig } from './phone.config.ts';
import { Prompts } from './prompts/prompts.ts';
import { Speech } from './prompts/speech.ts';
import { voiceBy } from './prompts/voice.ts';
import { WarmPrompts } from './prompts/warm-prompts.ts';

@Module({})
export class PhoneModule {
  static with(config: PhoneConfig): DynamicModule {
    return {
      module: PhoneModule,
      imports: [MessagingModule.forRoot({ brokers: config.KAFKA_BROKERS, clientId: 'phone', topicPrefix: config.KAFKA_TOPIC_PREFIX })],
      providers: [
        { provide: PHONE_CONFIG, useValue: config },
        { provide: Prompts, useFactory: () => Prompts.in(join(config.DATA_DIR, 'prompts'), voiceBy(config.TTS)) },
        ...[Directory, OperatorDesk, Speech, WarmPrompts, PhoneMetrics, LookingUp, Calls, AgiServer],
      ],
    };
  }
}
