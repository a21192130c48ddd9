import { loadConfig } from '@motcua/config/load-config';
import { serve } from '@motcua/http/serve';
import { createOffice } from './office.app.ts';
import { OfficeConfig } from './office.config.ts';

const config = loadConfig(OfficeConfig, process.env);
await serve(await createOffice(config), config);
