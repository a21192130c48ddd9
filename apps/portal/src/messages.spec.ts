import { expect, it } from '@jest/globals';
import { checkCatalogues } from '@motcua/ui/messages';
import { catalogues } from './messages.ts';

it('says everything in both languages, with the same figures and links', () => {
  expect(checkCatalogues(catalogues.vi, catalogues.en)).toEqual([]);
});
