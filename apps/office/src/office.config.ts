import { addressOf, AuthEnvironment, KafkaEnvironment, ProcessEnvironment, secretFor } from '@motcua/config/environment';
import { z } from 'zod';

export const OfficeConfig = z.object({
  ...ProcessEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  ONE_STOP_URL: addressOf('one-stop'),
  LOOKUP_URL: addressOf('lookup'),
  CATALOGUE_URL: addressOf('catalogue'),
  EFORMS_URL: addressOf('eforms'),
  NOTIFY_URL: addressOf('notify'),
  CONNECT_URL: addressOf('connect'),
  SESSION_SECRET: secretFor('the cookies that keep people signed in'),
});
export type OfficeConfig = z.infer<typeof OfficeConfig>;

export const OFFICE_CONFIG = Symbol('office config');
