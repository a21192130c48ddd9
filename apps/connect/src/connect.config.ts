import { AuthEnvironment, DatabaseEnvironment, DataDirectory, KafkaEnvironment, ProcessEnvironment, secretFor, SeedEnvironment } from '@motcua/config/environment';
import { z } from 'zod';

export const ConnectConfig = z.object({
  ...ProcessEnvironment,
  ...DatabaseEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  ...SeedEnvironment,
  ...DataDirectory,
  LOOKUP_SECRET: secretFor('second factors in events'),
  FEED_SECRET: secretFor('the keys that line systems sign their rows with'),
  DROP_DIR: z.string().min(1).optional().describe('where line systems drop their files, a directory per feed; without it, in DATA_DIR'),
});
export type ConnectConfig = z.infer<typeof ConnectConfig>;

export const CONNECT_CONFIG = Symbol('connect config');
