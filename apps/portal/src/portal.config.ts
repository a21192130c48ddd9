import { addressOf, AuthEnvironment, KafkaEnvironment, ProcessEnvironment, secretFor } from '@motcua/config/environment';
import { z } from 'zod';

export const PortalConfig = z.object({
  ...ProcessEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  CATALOGUE_URL: addressOf('catalogue'),
  EFORMS_URL: addressOf('eforms'),
  ONE_STOP_URL: addressOf('one-stop'),
  LOOKUP_URL: addressOf('lookup'),
  NOTIFY_URL: addressOf('notify'),
  SMS_URL: z.url().optional().describe('sms; where there is one, citizens may choose short messages'),
  SESSION_SECRET: secretFor('the cookies that keep people signed in'),
});
export type PortalConfig = z.infer<typeof PortalConfig>;

export const PORTAL_CONFIG = Symbol('portal config');
