import { z } from 'zod';
import { AuthEnvironment, DataDirectory, KafkaEnvironment, ProcessEnvironment, secretFor } from '@motcua/config/environment';

export const LookupConfig = z.object({
  ...ProcessEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  ...DataDirectory,
  LOOKUP_SECRET: secretFor('second factors in events'),
});
export type LookupConfig = z.infer<typeof LookupConfig>;
