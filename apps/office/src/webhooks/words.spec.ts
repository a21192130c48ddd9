import { expect, it } from '@jest/globals';
import { checkCatalogues } from '@motcua/ui/messages';
import { catalogues } from './words.ts';

it('every word of webhooks is there in Vietnamese and in English, with the same places to fill in', () => {
  expect(checkCatalogues(catalogues.vi, catalogues.en)).toEqual([]);
});
