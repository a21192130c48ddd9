import { describe, expect, it } from '@jest/globals';
import type { LowRatings, RatingFigures } from '@motcua/contracts/ratings-api';
import { aVisit, dossierId } from '../a-dossier-page.ts';
import { ratingsPage } from './ratings.page.tsx';

const name = { vi: 'UBND quận Bình Thạnh', en: 'Bình Thạnh District' };
const figures: RatingFigures = { by: 'agency', from: '2025-12', to: '2026-11', figures: [{ of: '000.12.35.H29', name, ratings: 120, average: 4.25, satisfied: 0.86, aspects: { timeliness: 3.9 } }, { of: '000.12.36.H29', ratings: 3 }] };
const low: LowRatings = { rows: [{ id: dossierId, reference: '000.12.35.H29-261124-0042', procedure: { id: 'shop-sign', name: { vi: 'Đăng ký biển hiệu', en: 'Register a shop sign' } }, stars: 1, comment: 'Chờ lâu.', at: '2026-11-24T02:00:00.000Z' }], next: 'more' };

describe('what citizens say', () => {
  it('compares agencies by the same figures, and tells none of few', () => {
    const html = ratingsPage(aVisit(), { figures, low: { rows: [] } });
    for (const words of ['UBND quận Bình Thạnh', '4,25', '86 %', '3,9', '12/2025', '11/2026', '000.12.36.H29', 'Không có đánh giá thấp']) expect(html).toContain(words);
  });

  it('shows the low ratings of the agency with the way to each dossier', () => {
    const html = ratingsPage(aVisit(), { figures: { ...figures, by: 'month', figures: [{ of: '2026-11', ratings: 0 }] }, low });
    for (const words of [`href="/office/ho-so/${dossierId}"`, '1/5', 'Chờ lâu.', 'cursor=more', '11/2026']) expect(html).toContain(words);
  });

  it('is led to for those who answer for the service', () => {
    const at = (roles: string[]) => ratingsPage(aVisit({ person: { ...aVisit().person!, roles } }), { figures, low });
    const room = /class="[^"]*"[^>]*href="\/office\/danh-gia"|href="\/office\/danh-gia"/;
    expect([room.test(at(['head'])), at(['specialist']).includes('Người dân đánh giá')]).toEqual([true, false]);
  });
});
