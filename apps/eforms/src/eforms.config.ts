import { addressOf, AuthEnvironment, DatabaseEnvironment, DataDirectory, KafkaEnvironment, ProcessEnvironment, secretFor, StorageEnvironment } from '@motcua/config/environment';
import { z } from 'zod';

export const EformsConfig = z.object({
  ...ProcessEnvironment,
  ...DatabaseEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  ...DataDirectory,
  ...StorageEnvironment,
  ONE_STOP_URL: addressOf('one-stop'),
  NOTIFY_URL: addressOf('notify, which tells that a draft expires'),
  DRAFT_NOTICE_DAYS: z
    .string()
    .regex(/^\d{1,2}(,\d{1,2})*$/, 'must look like 7,1')
    .default('7,1')
    .transform((text) => text.split(',').map(Number))
    .describe('how many days before a draft expires its owner is written to, e.g. 7,1'),
  LOOKUP_SECRET: secretFor('second factors in status events'),
  CONFIDENTIAL_SECRET: secretFor('confidential dossiers in the store'),
  SUPERSEDED_FORM_DAYS: z.coerce.number().int().min(0).max(365).default(30).describe('how long a draft may still be submitted after a newer version of its form took effect'),
  MAX_ATTACHMENT_MEGABYTES: z.coerce.number().positive().max(1_000).default(20).describe('the largest file that may be attached'),
  CLAMAV_URL: z.string().regex(/^tcp:\/\/[^/:]+:\d+$/, 'must look like tcp://host:3310').optional().describe('a ClamAV daemon; without it files are not scanned'),
});
export type EformsConfig = z.infer<typeof EformsConfig>;

/** `@Inject(EFORMS_CONFIG) private readonly config: EformsConfig` */
export const EFORMS_CONFIG = Symbol('eforms config');
