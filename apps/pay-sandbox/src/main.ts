import { loadConfig } from '@motcua/config/load-config';
import { serve } from '@motcua/http/serve';
import { createPaySandbox } from './pay-sandbox.app.ts';
import { PaySandboxConfig } from './pay-sandbox.config.ts';

const config = loadConfig(PaySandboxConfig, process.env);
const app = await createPaySandbox(config);
await serve(app, config);
