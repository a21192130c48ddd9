import { readCatalogues } from '@motcua/ui/messages';
import type vi from '../messages/vi.json';

export const catalogues = readCatalogues<typeof vi>(new URL('../messages/', import.meta.url));
