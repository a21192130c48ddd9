import { describe, expect, it } from '@jest/globals';
import { aDossier } from '../dossier/a-dossier.ts';
import { dossierPage } from '../dossier/dossier.page.tsx';
import { aVisit } from '../frame/a-visit.ts';
import { ratedPage, ratePage } from './rate.page.tsx';
import { ratingIn } from './rating-post.ts';

describe('a rating', () => {
  it('is what was chosen; what was passed over is absent', () => {
    expect(ratingIn({ stars: '2', timeliness: '1', attitude: '', comment: '  Chờ lâu. ', _csrf: 'x' })).toEqual({ stars: 2, aspects: { timeliness: 1 }, comment: 'Chờ lâu.' });
    expect(ratingIn({ stars: '5', comment: '' })).toEqual({ stars: 5 });
    for (const post of [{}, { stars: '0' }, { stars: '6' }, { stars: '4', clarity: '9' }]) expect(ratingIn(post)).toBeUndefined();
  });

  it('is given with code and digits, in a post, and keeps what was typed', () => {
    const html = ratePage(aVisit(), { key: 'a-key-of-the-form', typed: { code: '42071635', stars: '2' }, wrong: { at: 'digits', message: 'Nhập 4 số cuối' } });
    for (const words of ['method="post" action="/danh-gia"', 'value="42071635"', 'value="a-key-of-the-form"', 'Đúng hẹn', 'Nhập 4 số cuối', '#digits']) expect(html).toContain(words);
    expect(html).toMatch(/value="2" checked/);
  });

  it('leaves nothing of the dossier on the screen in the hall', () => {
    expect(ratedPage(aVisit())).not.toMatch(/H29|\d{8}/);
  });

  it('has the same questions on the page of the dossier', () => {
    const html = dossierPage(aVisit(), { dossier: aDossier('returned', { actions: [{ action: 'rate', allowed: true }] }) });
    for (const words of ['name="stars"', 'name="timeliness"', 'name="attitude"', 'name="clarity"']) expect(html).toContain(words);
  });
});
