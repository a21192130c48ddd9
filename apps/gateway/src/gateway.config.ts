import { z } from 'zod';
import { addressOf, ProcessEnvironment } from '@motcua/config/environment';

export const GatewayConfig = z.object({
  ...ProcessEnvironment,
  PUBLIC_URL: addressOf('the gateway as people see it'),
  IDENTITY_URL: addressOf('identity'),
  CATALOGUE_URL: addressOf('catalogue'),
  EFORMS_URL: addressOf('eforms'),
  ONE_STOP_URL: addressOf('one-stop'),
  LOOKUP_URL: addressOf('lookup'),
  NOTIFY_URL: addressOf('notify'),
  CONNECT_URL: addressOf('connect'),
  PORTAL_URL: addressOf('portal'),
  OFFICE_URL: addressOf('office'),
  PAY_SANDBOX_URL: addressOf('the payment sandbox of demonstrations').optional(),
  KAFKA_BROKERS: z.string().default('').describe('brokers, named in the AsyncAPI document'),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).default(3_000).describe('requests a minute from one address; 0 lifts the limit, for load tests only'),
});
export type GatewayConfig = z.infer<typeof GatewayConfig>;
