import { describe, expect, it } from '@jest/globals';
import { aProcedure } from '../draft/an-open-draft.ts';
import { findProcedures } from './find.ts';

const shop = aProcedure;
const house = { ...aProcedure, id: 'build', name: { vi: 'Cấp giấy phép xây dựng', en: 'Construction permit' }, summary: { vi: 'Kể cả cửa hàng', en: 'Shops too' }, field: { id: 'construction', name: { vi: 'Xây dựng', en: 'Construction' } }, lifeEvents: ['build-a-house'] };
const found = (wish: Parameters<typeof findProcedures>[1]) => findProcedures([house, shop], wish, 'vi').map(({ id }) => id);

describe('finding a procedure', () => {
  it.each(['xây dựng', 'xay dung', 'XÂY  DỰNG', 'xa\u0302y du\u031b\u0323ng', 'construction'])('“%s” finds the construction permit, and nothing else', (q) => {
    expect(found({ q })).toEqual(['build']);
  });

  it('puts what is called so before what mentions it', () => {
    expect(found({ q: 'cua hang' })).toEqual(['open-a-shop', 'build']);
  });

  it('narrows to a field or an event of life', () => {
    expect(found({ field: 'trade' })).toEqual(['open-a-shop']);
    expect(found({ lifeEvent: 'build-a-house' })).toEqual(['build']);
  });

  it('finds nothing when one word is nowhere', () => {
    expect(found({ q: 'xay dung mặt trăng' })).toEqual([]);
  });
});
