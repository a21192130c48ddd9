import { AuthEnvironment, DatabaseEnvironment, KafkaEnvironment, ProcessEnvironment, SeedEnvironment } from '@motcua/config/environment';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The same from src and from dist. */
const ownData = fileURLToPath(new URL('../../../data/', import.meta.url));

export const CatalogueConfig = z.object({
  ...ProcessEnvironment,
  ...DatabaseEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  ...SeedEnvironment,
  ...AuthEnvironment,
  CATALOGUE_DATA: z.string().default(ownData).describe('the directory with procedures, agencies, calendars and units to publish'),
});
export type CatalogueConfig = z.infer<typeof CatalogueConfig>;

/** `@Inject(CATALOGUE_CONFIG) private readonly config: CatalogueConfig` */
export const CATALOGUE_CONFIG = Symbol('catalogue config');
