import { addressOf, DataDirectory, ProcessEnvironment, secretFor } from '@motcua/config/environment';
import { z } from 'zod';

export const PaySandboxConfig = z.object({
  ...ProcessEnvironment,
  ...DataDirectory,
  PUBLIC_URL: addressOf('the gateway as people see it'),
  PAY_SANDBOX_SECRET: secretFor('messages to and from the payment sandbox'),
});
export type PaySandboxConfig = z.infer<typeof PaySandboxConfig>;

export const PAY_SANDBOX_CONFIG = Symbol('pay-sandbox config');
