import { loadConfig } from '@motcua/config/load-config';
import { serve } from '@motcua/http/serve';
import { createConnect } from './connect.app.ts';
import { ConnectConfig } from './connect.config.ts';

const config = loadConfig(ConnectConfig, process.env);
const app = await createConnect(config);
await serve(app, config);
