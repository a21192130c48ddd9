import { loadConfig } from '@motcua/config/load-config';
import { serve } from '@motcua/http/serve';
import { createEforms } from './eforms.app.ts';
import { EformsConfig } from './eforms.config.ts';

const config = loadConfig(EformsConfig, process.env);
const app = await createEforms(config);
await serve(app, config);
