import { loadConfig } from '@motcua/config/load-config';
import { serve } from '@motcua/http/serve';
import { createCatalogue } from './catalogue.app.ts';
import { CatalogueConfig } from './catalogue.config.ts';

const config = loadConfig(CatalogueConfig, process.env);
const app = await createCatalogue(config);
await serve(app, config);
