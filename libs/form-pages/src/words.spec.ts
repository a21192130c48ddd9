import { expect, it } from '@jest/globals';
import { checkCatalogues } from '@motcua/ui/messages';
import { catalogues } from './words.ts';

it('every word of the fields is there in both languages', () => {
  expect(checkCatalogues(catalogues.vi, catalogues.en)).toEqual([]);
});
