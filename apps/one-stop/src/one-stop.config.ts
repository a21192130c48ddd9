import { addressOf, AuthEnvironment, DatabaseEnvironment, DataDirectory, KafkaEnvironment, ProcessEnvironment, secretFor, StorageEnvironment } from '@motcua/config/environment';
import { z } from 'zod';

export const OneStopConfig = z.object({
  ...ProcessEnvironment,
  ...DatabaseEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  ...DataDirectory,
  ...StorageEnvironment,
  EFORMS_URL: addressOf('eforms'),
  LOOKUP_SECRET: secretFor('second factors in status events'),
  AUDIT_SECRET: secretFor('anchors of the audit log'),
  CONFIDENTIAL_SECRET: secretFor('confidential dossiers in the store'),
});
export type OneStopConfig = z.infer<typeof OneStopConfig>;

/** `@Inject(ONE_STOP_CONFIG) private readonly config: OneStopConfig` */
export const ONE_STOP_CONFIG = Symbol('one-stop config');
