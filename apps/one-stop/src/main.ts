import { loadConfig } from '@motcua/config/load-config';
import { serve } from '@motcua/http/serve';
import { createOneStop } from './one-stop.app.ts';
import { OneStopConfig } from './one-stop.config.ts';

const config = loadConfig(OneStopConfig, process.env);
const app = await createOneStop(config);
await serve(app, config);
