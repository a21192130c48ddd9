import { describe, expect, it } from '@jest/globals';
import { aVisit } from '../a-dossier-page.ts';
import { aDetail, aHealth, aSilentFeed } from './a-feed-list.ts';
import { feedPage } from './feed.page.tsx';
import { feedsPage } from './feeds.page.tsx';
import { aWebhookHealth } from '../webhooks/a-webhook-detail.ts';
import { sharingMapPage } from './sharing-map.page.tsx';

const at = '2026-11-25T02:00:00.000Z';
const running = { version: 3, done: 40, total: 1_204, changed: 2, state: 'running' as const, startedAt: at };

describe('the feeds', () => {
  it('stand in a list, those that need somebody first, with when they spoke last and what they could not say', () => {
    const html = feedsPage(aVisit(), { feeds: [aHealth(), aSilentFeed], at });
    expect(html).toContain('1 nguồn im lặng lâu hơn bình thường');
    expect(html.indexOf('Đăng ký kinh doanh')).toBeLessThan(html.indexOf('href="/office/nguon-du-lieu/dat-dai-binh-thanh"'));
    for (const words of ['Đang chạy', 'Im lặng', '7 phút', 'Thả tệp (XLSX)', '1.204']) expect(html).toContain(words);
  });

  it('of which there are none, or which are all well, are told so', () => {
    expect(feedsPage(aVisit(), { feeds: [], at })).toContain('Chưa có nguồn dữ liệu nào.');
    expect(feedsPage(aVisit({ lang: 'en' }), { feeds: [aHealth()], at })).toContain('All feeds are alive.');
  });

  it('show each refused row with its reason, each contradiction with both sides, and the table', () => {
    const html = feedPage(aVisit(), aDetail());
    for (const words of ['Trạng thái “Đang bay” ở cột “trangThai” chưa có', 'ngay-25.csv:17', 'Sống lại sau khi kết thúc', 'BT-2026-60', 'Đã trả kết quả', 'Bảng chuyển đổi, phiên bản 3', 'Đang thẩm định địa chính']) expect(html).toContain(words);
  });

  it('are replayed by a button, which gives way to how far it is', () => {
    expect(feedPage(aVisit(), aDetail())).toContain('action="/office/nguon-du-lieu/dat-dai-binh-thanh/xu-ly-lai"');
    const html = feedPage(aVisit(), aDetail({ replay: running }));
    expect(html).toContain('Đang xử lý lại: 40 trên 1.204 hồ sơ, 2 thay đổi.');
    expect(html).toContain('data-waiting');
    expect(html).not.toContain('/xu-ly-lai"');
    expect(feedPage(aVisit(), aDetail({ replay: { ...running, done: 1_204, state: 'done', endedAt: at } }))).toContain('xong lúc');
  });
});

describe('the information-sharing map', () => {
  const webhooks = [aWebhookHealth(), aWebhookHealth({ id: 'ung-dung', life: 'trouble' })];
  const html = sharingMapPage(aVisit(), { feeds: [aHealth(), aSilentFeed, aHealth({ id: 'xay-dung' })], webhooks, at });

  it('draws each feed from its agency and each partner that is told, dashed when it is not alive, and says the same in tables', () => {
    expect(html.match(/class="way"/g)).toHaveLength(3);
    expect(html.match(/class="way back"/g)).toHaveLength(2);
    expect(html.match(/<g class="step"><rect/g)).toHaveLength(4);
    for (const words of ['Sở Kế hoạch và Đầu tư', 'Người dân và doanh nghiệp', 'Cùng nội dung, dạng bảng', 'Hệ thống theo dõi của Bộ', 'Gặp trục trặc']) expect(html).toContain(words);
  });
});
