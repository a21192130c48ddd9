import { expect, it } from '@jest/globals';
import { checkCatalogues } from '@motcua/ui/messages';
import { catalogues } from './messages.ts';

it('says the same in Vietnamese and in English', () => {
  expect(checkCatalogues(catalogues.vi, catalogues.en)).toEqual([]);
});
