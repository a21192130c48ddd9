import { describe, expect, it } from '@jest/globals';
import { aVisit } from '../a-dossier-page.ts';
import { errorPage } from './error-page.tsx';

describe('a page that cannot be shown', () => {
  it('tells a citizen that these pages are for officials, and how to change the account', () => {
    const html = errorPage(aVisit({ person: { id: 'citizen-hanh', name: 'Nguyễn Thị Minh Hạnh', kind: 'citizen', roles: [] } }), { status: 403 });
    expect(html).toContain('<h1>Trang này dành cho cán bộ</h1>');
    expect(html).toContain('method="post" action="/office/auth/sign-out"');
    expect(html).not.toContain('class="rail"');
  });

  it.each([
    [403, 'Tài khoản này không làm được việc đó'],
    [404, 'Không tìm thấy trang này'],
    [503, 'Một phần của hệ thống đang tạm nghỉ'],
    [500, 'Có lỗi ở phía hệ thống'],
    [400, 'Không đọc được yêu cầu'],
  ])('says in words what %d means, and leads back to the queues', (status, words) => {
    const html = errorPage(aVisit(), { status });
    expect(html).toContain(words);
    expect(html).toContain('href="/office"');
  });

  it('gives the code to find the error by only where the fault is ours', () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    expect(errorPage(aVisit(), { status: 500, traceId })).toContain(traceId);
    expect(errorPage(aVisit(), { status: 404, traceId })).not.toContain(traceId);
  });
});
