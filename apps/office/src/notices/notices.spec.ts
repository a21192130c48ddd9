import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aRunningOffice, csrfIn, type RunningOffice, signedIn } from '../a-running-office.ts';

const id = randomUUID();
const digest = { id: 'd', kind: 'digest', at: '2026-11-24T00:31:00.000Z', read: false, rows: [{ id, reference: '000.12.35.H29-261120-0004', procedure: { vi: 'Đăng ký hộ kinh doanh', en: 'Household registration' }, dueAt: '2026-11-23T10:00:00.000Z', standing: 'overdue', daysOver: 1 }] };
const given = { id: 'g', kind: 'given', at: '2026-11-23T03:00:00.000Z', read: true, dossier: { id, reference: '000.12.35.H29-261120-0005' } };
const said: { path: string; body: unknown }[] = [];
let office: RunningOffice;
let cookie: string;
beforeAll(async () => {
  office = await aRunningOffice([], (behind) => {
    behind.get('/v1/notices', () => ({ notices: [digest, given], unread: 1 }));
    behind.get('/v1/notices/unread', () => ({ unread: 1 }));
    behind.get('/v1/notices/office', () => ({ digest: true, hour: '10:00', silent: ['mentioned'], language: 'vi' }));
    behind.put('/v1/notices/office', ({ body }) => (said.push({ path: 'office', body }), body));
    behind.post('/v1/notices/read', ({ body }) => (said.push({ path: 'read', body }), { unread: 0 }));
  });
  cookie = signedIn(office, { roles: ['specialist'] });
}, 60_000);
afterAll(() => office.close());

const page = async (url: string) => (await office.app.inject({ url, headers: { cookie, accept: 'text/html' } })).body;
const post = (url: string, form: string[][]) => office.app.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(form).toString() });

describe('the bell', () => {
  it('says in words how much is new, and its page what it is', async () => {
    const html = await page('/office/thong-bao');
    expect(html).toContain('aria-label="Thông báo, 1 chưa đọc"');
    expect(html).toMatch(/Việc cần chú ý hôm nay.*mới.*261120-0004.*Đăng ký hộ kinh doanh.*quá hạn từ .*1 ngày làm việc/s);
    expect(html).toMatch(/Hồ sơ được giao cho tôi.*261120-0005/s);
    expect(html.match(/class="[^"]*primary/g)).toHaveLength(1);
  });

  it('speaks English too', async () => expect(await page('/office/thong-bao?lang=en')).toMatch(/To look at today.*overdue since/s));

  it('marks as read what the page showed, without script', async () => {
    const answer = await post('/office/thong-bao', [['_csrf', csrfIn(await page('/office/thong-bao'))], ['den', digest.at]]);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/office/thong-bao']);
    expect(said.at(-1)).toEqual({ path: 'read', body: { at: digest.at } });
  });
});

describe('what an official wants by mail', () => {
  it('stands on the account’s page as it was chosen', async () => {
    const html = await page('/office/tai-khoan');
    expect(html).toMatch(/value="10:00"[^>]*checked/);
    expect(html).toMatch(/value="given"[^>]*checked/);
    expect(html).not.toMatch(/value="mentioned"[^>]*checked/);
  });

  it('is changed there: what is not ticked is silent', async () => {
    const answer = await post('/office/tai-khoan/thong-bao', [['_csrf', csrfIn(await page('/office/tai-khoan'))], ['ban-tin', 'khong'], ['bao-ngay', 'given'], ['bao-ngay', 'asked'], ['ngon-ngu', 'en']]);
    expect(answer.headers.location).toBe('/office/tai-khoan?da-luu=1');
    expect(said.at(-1)).toEqual({ path: 'office', body: { digest: false, hour: 'opening', silent: ['mentioned', 'apology', 'low-rating'], language: 'en' } });
  });
});
