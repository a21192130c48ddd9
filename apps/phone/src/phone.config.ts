import { addressOf, DataDirectory, KafkaEnvironment, ProcessEnvironment, secretFor } from '@motcua/config/environment';
import { z } from 'zod';

export const PhoneConfig = z.object({
  ...ProcessEnvironment,
  ...KafkaEnvironment,
  ...DataDirectory,
  LOOKUP_URL: addressOf('lookup'),
  SERVICE_SECRET: secretFor('tokens between services'),
  AGI_PORT: z.coerce.number().int().min(0).max(65535).default(4573).describe('the port on which Asterisk asks what to do with a call (FastAGI)'),
  AGI_HOST: z.string().default('127.0.0.1').describe('the address of that port; Asterisk has no password for it, so let nobody else reach it'),
  AGI_KEY: z.string().regex(/^[\w-]{32,200}$/).optional().describe('what Asterisk says to show that it is Asterisk: the path in agi://host/KEY; without it only this machine is answered'),
  SOUNDS_AT: z.string().min(1).optional().describe('where Asterisk sees DATA_DIR/prompts, if not under the same path'),
  CALLS_AT_ONCE: z.coerce.number().int().min(1).max(500).default(30).describe('so many calls are answered at once; others go to the operators'),
  OPERATOR_CALENDAR: z.string().min(1).optional().describe('the working calendar of the operators; without it somebody is always there'),
  TTS: z.string().min(1).default('espeak-ng').describe('text to speech: espeak-ng, or a program that is called with a language and a WAV file to write, and gets the text as its input'),
});
export type PhoneConfig = z.infer<typeof PhoneConfig>;

/** `@Inject(PHONE_CONFIG) private readonly config: PhoneConfig` */
export const PHONE_CONFIG = Symbol('phone config');
