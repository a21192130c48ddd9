import { readCatalogues } from '@motcua/ui/messages';
import type vi from '../messages/vi.json';

export type Words = typeof vi;
export const catalogues = readCatalogues<Words>(new URL('../messages/', import.meta.url));
