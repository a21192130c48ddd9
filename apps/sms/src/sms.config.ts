import { addressOf, AuthEnvironment, KafkaEnvironment, ProcessEnvironment } from '@motcua/config/environment';
import { z } from 'zod';
import { messageIds } from './smpp/message-ids.ts';

export const SmsConfig = z.object({
  ...ProcessEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  LOOKUP_URL: addressOf('lookup'),
  SMS_NUMBER: z.string().regex(/^\d{3,15}$/).default('8079').describe('the short number that citizens write to'),
  KANNEL_URL: z.url({ protocol: /^https?$/ }).optional().describe('the sendsms interface of Kannel with user and password, e.g. http://user:password@127.0.0.1:13013/'),
  KANNEL_KEY: z.string().min(32).optional().describe('what Kannel says to show that it is Kannel: `key` in its post-url'),
  SMPP_URL: z.string().regex(/^s?smpp:\/\/[^:@/]+:[^@/]+@[^@/]+/, 'must look like smpp://user:password@host:2775').optional().describe('an operator spoken to without Kannel, by SMPP 3.4; ssmpp:// with TLS; ?system_type= where it wants one'),
  SMPP_WINDOW: z.coerce.number().int().min(1).max(1000).default(10).describe('how many messages that operator lets be unanswered at once: with 10 and an operator who answers in 50 ms, 200 messages go out in a second'),
  SMPP_MESSAGE_IDS: z.enum(messageIds).default('as-is').describe('how that operator names a message when it takes it and when it reports on it: hex-decimal where the first is written in hexadecimal and the second in decimal'),
});
export type SmsConfig = z.infer<typeof SmsConfig>;

/** `@Inject(SMS_CONFIG) private readonly config: SmsConfig` */
export const SMS_CONFIG = Symbol('sms config');
