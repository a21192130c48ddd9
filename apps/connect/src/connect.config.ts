import { AuthEnvironment, DatabaseEnvironment, DataDirectory, KafkaEnvironment, ProcessEnvironment, secretFor, SeedEnvironment } from '@motcua/config/environment';
import { z } from 'zod';
import { readNetwork } from '@motcua/http/networks';

const Networks = z.string().transform((list) => list.split(',').map((one) => one.trim()).filter(Boolean)).refine((list) => list.every((one) => readNetwork(one)), 'must be networks such as 10.20.0.0/16, separated by commas');

export const ConnectConfig = z.object({
  ...ProcessEnvironment,
  ...DatabaseEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  ...SeedEnvironment,
  ...DataDirectory,
  LOOKUP_SECRET: secretFor('second factors in events'),
  FEED_SECRET: secretFor('the keys that line systems sign their rows with, and those that partners check webhooks with'),
  DROP_DIR: z.string().min(1).optional().describe('where line systems drop their files, a directory per feed; without it, in DATA_DIR'),
  DROP_QUIET_SECONDS: z.coerce.number().min(0).max(3_600).default(60).describe('how long a dropped file has to lie still before it is taken to be whole; one that ends amid a line ten times as long'),
  WEBHOOK_NETWORKS: Networks.default([]).describe('networks beside the public Internet that webhooks may be sent to, e.g. 10.20.0.0/16 of the government; with 127.0.0.0/8 also plain http to this machine'),
});
export type ConnectConfig = z.infer<typeof ConnectConfig>;

export const CONNECT_CONFIG = Symbol('connect config');
