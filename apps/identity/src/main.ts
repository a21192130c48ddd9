import { loadConfig } from '@motcua/config/load-config';
import { serve } from '@motcua/http/serve';
import { createIdentity } from './identity-app.ts';
import { IdentityConfig } from './identity.config.ts';

const config = loadConfig(IdentityConfig, process.env);
await serve(await createIdentity(config), config);
