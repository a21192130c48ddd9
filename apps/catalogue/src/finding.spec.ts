import { describe, expect, it } from '@jest/globals';
import { searchKey } from '@motcua/domain/text/accents';
import type { ListedProcedure } from './entry.store.ts';
import { findProcedures, type ProcedureWish } from './finding.ts';

type Summary = ListedProcedure['summary'];

const listed = (id: string, vi: string, more: Partial<Summary> = {}, mention = ''): ListedProcedure => {
  const name = { vi, en: id };
  const summary = { id, name, field: { id: 'justice', name: { vi: 'Tư pháp', en: 'Justice' } }, lifeEvents: [], audience: ['citizen'], level: 4, unit: 'ward', ...more } as unknown as Summary;
  const named = searchKey(`${vi} ${id}`);
  return { version: 1, summary, search: { name: named, all: `${named} ${searchKey(mention)}` } };
};

const all = [
  listed('birth', 'Đăng ký khai sinh', { lifeEvents: ['have-a-child'] }),
  listed('marriage', 'Đăng ký kết hôn', { lifeEvents: ['get-married'] }),
  listed('house-permit', 'Cấp giấy phép xây dựng nhà ở riêng lẻ', { unit: 'district', field: { id: 'construction', name: { vi: 'Xây dựng', en: 'Construction' } }, lifeEvents: ['build-a-house'] }, '1.009994'),
  listed('works-permit', 'Cấp giấy phép xây dựng công trình', { unit: 'department', level: 3, audience: ['business'], field: { id: 'construction', name: { vi: 'Xây dựng', en: 'Construction' } } }),
  listed('site', 'Xây dựng hàng rào theo giấy phép', { unit: 'district' }),
  listed('business', 'Đăng ký hộ kinh doanh', { unit: 'district', audience: ['citizen', 'business'] }, 'khai báo về xây nhà xưởng, cần giấy phép'),
];
const found = (wish: Partial<ProcedureWish>) => findProcedures(all, { lang: 'vi', ...wish }).procedures.map(({ id }) => id);

describe('searching', () => {
  it.each([
    ['giay phep xay dung', ['works-permit', 'house-permit', 'site']],
    ['GIẤY PHÉP xây dựng', ['works-permit', 'house-permit', 'site']],
    ['xây dựng giấy phép', ['works-permit', 'house-permit', 'site']],
    [`${'giấy phép'.normalize('NFD')}`, ['works-permit', 'house-permit', 'site', 'business']],
    ['đăng ký', ['business', 'marriage', 'birth']],
    ['dang ky', ['business', 'marriage', 'birth']],
    ['dang k', ['business', 'marriage', 'birth']],
    ['ket hon', ['marriage']],
    ['on', []],
    ['khai', ['birth', 'business']],
    ['1.009994', ['house-permit']],
    ['1.0099', ['house-permit']],
    ['khai sinh xây', []],
    ['???', ['works-permit', 'house-permit', 'birth', 'marriage', 'business', 'site']],
  ])('%s finds %j', (q, ids) => {
    expect(found({ q }).toSorted()).toEqual(ids.toSorted());
  });

  it('puts a name as it stands before its words in another order, whole words before beginnings, and names before mentions', () => {
    expect(found({ q: 'giấy phép xây dựng' })).toEqual(['works-permit', 'house-permit', 'site']);
    expect(found({ q: 'khai' })).toEqual(['birth', 'business']);
    expect(found({ q: 'giay phep' }).at(-1)).toBe('business');
    expect(found({ q: 'xây d' })[0]).not.toBe('business');
  });

  it('orders equals by name, in the language asked for', () => {
    expect(found({ q: 'dang ky' })).toEqual(['business', 'marriage', 'birth'].toSorted((one, other) => new Intl.Collator('vi').compare(nameOf(one), nameOf(other))));
    expect(found({ q: 'dang ky', lang: 'en' })).toEqual(['birth', 'business', 'marriage']);
  });
  const nameOf = (id: string) => all.find(({ summary }) => summary.id === id)?.summary.name.vi ?? '';
});

describe('narrowing down', () => {
  it.each([
    [{ field: 'construction' }, ['house-permit', 'works-permit']],
    [{ lifeEvent: 'have-a-child' }, ['birth']],
    [{ audience: 'business' }, ['business', 'works-permit']],
    [{ level: 3 }, ['works-permit']],
    [{ unit: 'district' }, ['business', 'house-permit', 'site']],
    [{ unit: 'district', audience: 'business' }, ['business']],
    [{ q: 'giay phep', unit: 'department' }, ['works-permit']],
    [{ unit: 'ministry' }, []],
  ])('by %j leaves %j', (wish, ids) => {
    expect(found(wish).toSorted()).toEqual(ids);
  });

  it('is offered with counts: each under the other filters, not under its own', () => {
    const { facets } = findProcedures(all, { lang: 'vi', unit: 'district' });
    expect(facets?.unit).toEqual([{ value: 'district', count: 3 }, { value: 'ward', count: 2 }, { value: 'department', count: 1 }]);
    expect(facets?.audience).toEqual([{ value: 'citizen', count: 3 }, { value: 'business', count: 1 }]);
    expect(facets?.field).toEqual([
      { value: 'justice', name: { vi: 'Tư pháp', en: 'Justice' }, count: 2 },
      { value: 'construction', name: { vi: 'Xây dựng', en: 'Construction' }, count: 1 },
    ]);
    expect(facets?.lifeEvent).toEqual([{ value: 'build-a-house', count: 1 }]);
    expect(findProcedures(all, { lang: 'vi', q: 'ket hon' }).facets?.level).toEqual([{ value: '4', count: 1 }]);
  });
});
