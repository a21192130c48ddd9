import { loadConfig } from '@motcua/config/load-config';
import { serve } from '@motcua/http/serve';
import { createPortal } from './portal.app.ts';
import { PortalConfig } from './portal.config.ts';

const config = loadConfig(PortalConfig, process.env);
await serve(await createPortal(config), config);
