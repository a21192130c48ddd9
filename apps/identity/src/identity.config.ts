import { z } from 'zod';
import { addressOf, AuthEnvironment, DatabaseEnvironment, ProcessEnvironment, secretFor, SeedEnvironment } from '@motcua/config/environment';

export const IdentityConfig = z.object({
  ...ProcessEnvironment,
  ...DatabaseEnvironment,
  ...AuthEnvironment,
  ...SeedEnvironment,
  NOTIFY_URL: addressOf('notify, which sends one-time codes'),
  CATALOGUE_URL: addressOf('catalogue, which knows which agency stands below which'),
  TOKEN_SECRET: secretFor('cookies, one-time codes and the signing keys in the store'),
  CODES_PER_ADDRESS: z.coerce.number().int().min(1).default(10).describe('one-time codes that one e-mail address gets in an hour'),
  CODES_PER_IP: z.coerce.number().int().min(1).default(60).describe('one-time codes that one network address may ask for in an hour; offices and cafés share one'),
});
export type IdentityConfig = z.infer<typeof IdentityConfig>;

export const IDENTITY_CONFIG = Symbol('identity config');

/** Below this path of the public address everything of identity stands; it is part of the issuer. */
export const mountedAt = '/id';
