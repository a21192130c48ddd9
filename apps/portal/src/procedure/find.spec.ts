import { describe, expect, it } from '@jest/globals';
import { anAgency } from '../a-running-portal.ts';
import { aProcedure } from '../draft/an-open-draft.ts';
import { facetsOf, findProcedures, nearlyFound } from './find.ts';
import { listHref, readWish } from './wish.ts';

const shop = aProcedure;
const house = {
  ...aProcedure, id: 'build', name: { vi: 'Cấp giấy phép xây dựng', en: 'Construction permit' }, summary: { vi: 'Kể cả cửa hàng', en: 'Shops too' },
  field: { id: 'construction', name: { vi: 'Xây dựng', en: 'Construction' } }, lifeEvents: ['build-a-house'], level: 3 as const, audience: ['business' as const], agencies: ['000.12.08.H29'],
};
const searched = { procedures: [house, shop], lang: 'vi' as const, agencyOf: (code: string) => (code === anAgency.code ? anAgency : undefined) };
const found = (wish: Parameters<typeof findProcedures>[1]) => findProcedures(searched, wish).map(({ id }) => id);

describe('finding a procedure', () => {
  it.each(['xây dựng', 'xay dung', 'XÂY  DỰNG', 'xa\u0302y du\u031b\u0323ng', 'construction', 'xay d', 'xin cấp giấy phép xây dựng'])('“%s” finds the construction permit, and nothing else', (q) => {
    expect(found({ q })).toEqual(['build']);
  });

  it('puts what is called so before what mentions it', () => {
    expect(found({ q: 'cua hang' })).toEqual(['open-a-shop', 'build']);
  });

  it('takes what was typed for the beginning of words, not for their middle or end', () => {
    expect(found({ q: 'ang' })).toEqual([]);
  });

  it.each([
    [{ field: 'trade' }, ['open-a-shop']],
    [{ lifeEvent: 'build-a-house' }, ['build']],
    [{ audience: 'business' }, ['build']],
    [{ level: '4' }, ['open-a-shop']],
    [{ agency: anAgency.code }, ['open-a-shop']],
    [{ agency: '000.12.08.H29' }, ['build']],
    [{ q: 'cua hang', field: 'construction' }, ['build']],
    [{ q: 'xay dung mặt trăng' }, []],
  ])('narrowed to %j leaves %j', (wish, ids) => {
    expect(found(wish)).toEqual(ids);
  });

  it('counts each value of a filter under the other filters, not under its own', () => {
    expect(facetsOf(searched, { field: 'trade' })).toMatchObject({
      field: expect.arrayContaining([{ value: 'trade', count: 1 }, { value: 'construction', count: 1 }]),
      level: [{ value: '4', count: 1 }],
    });
  });

  it('knows what comes near when nothing has every word', () => {
    expect(nearlyFound(searched, { q: 'xây dựng mặt trăng' }, 3).map(({ id }) => id)).toEqual(['build']);
  });
});

describe('a wish', () => {
  it('survives its address', () => {
    const wish = { q: 'xây dựng', field: 'construction', lifeEvent: 'build-a-house', unit: 'district', agency: anAgency.code, audience: 'citizen', level: '3' };
    expect(readWish(Object.fromEntries(new URL(listHref(wish), 'http://here.invalid').searchParams))).toEqual(wish);
  });

  it('passes over what is no text', () => {
    expect(readWish({ q: ['a', 'b'], muc: '  ', other: 'x' })).toEqual({});
  });
});
