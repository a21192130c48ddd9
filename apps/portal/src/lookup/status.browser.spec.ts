import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { eventually } from '@motcua/testing/eventually';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { aRunningPortal } from '../a-running-portal.ts';
import type { RunningPortal } from '../a-running-portal.ts';
import { executablePath, overflowAt, wrongsOf } from '@motcua/testing/inspected-page';
import { aWatchedStatus, watch } from './a-watched-status.ts';

const places = {
  'asked for papers': aWatchedStatus('supplement-requested', { paused: true, asks: 'supplement', supplementUntil: '2026-12-09' }),
  'late, with a new date': aWatchedStatus('in-processing', { missedDueAt: '2026-11-25T10:00:00.000Z' }),
  'waiting for others': aWatchedStatus('in-processing', { paused: true, pausedSince: '2026-11-24T03:41:00.000Z', pausedFor: { vi: 'chờ kết quả giám định', en: 'an expert opinion is awaited' } }),
  'to be collected': aWatchedStatus('completed', { completedAt: '2026-11-26T03:41:00.000Z', asks: 'collect' }),
  'handed over': aWatchedStatus('returned', { completedAt: '2026-11-26T03:41:00.000Z', returnedAt: '2026-11-27T03:41:00.000Z', asks: 'rate' }),
  'with another system': aWatchedStatus('in-processing', { elsewhere: { system: { vi: 'Hệ thống thông tin đất đai', en: 'Land information system' }, code: 'BT-2026-0042' } }),
  'asked for papers by another system': aWatchedStatus('supplement-requested', { paused: true, timeline: [{ state: 'supplement-requested', at: '2026-11-24T03:41:00.000Z' }], elsewhere: { system: { vi: 'Hệ thống cấp phép xây dựng', en: 'Building permits' }, code: '00042/2026/HS.TN' } }),
} satisfies Record<string, PublicStatus>;

(executablePath ? describe : describe.skip)('the page of a dossier that was looked up', () => {
  let portal: RunningPortal;
  let browser: Browser;
  let page: Page;
  let base: string;
  let now: PublicStatus;

  beforeAll(async () => {
    portal = await aRunningPortal((behind) => {
      behind.post('/v1/status-watches', (_request, reply) => reply.code(201).send({ token: watch, calendar: 'a-calendar', until: '2026-11-22T06:00:00Z', status: now }));
      behind.get('/internal/follows/push', (_request, reply) => reply.send({ key: `B${'A'.repeat(86)}` }));
      behind.get('/v1/status-watches/:token', (request, reply) => ((request.params as { token: string }).token === watch ? reply.send(now) : reply.code(404).send({})));
    });
    base = await portal.app.getUrl();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    // What the gateway passes on to lookup: a stream that tells how it stands and breaks off, so that the browser comes back.
    await page.route('**/api/v1/status-watches/**', (route) =>
      route.request().url().endsWith('/events')
        ? route.fulfill({ contentType: 'text/event-stream', body: `retry: 50\n\nid: ${now.version}\nevent: status\ndata: ${JSON.stringify(now)}\n\n` })
        : route.fulfill({ json: now }),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.close();
  });

  async function looksUp(status: PublicStatus, lang = 'vi'): Promise<void> {
    now = status;
    await page.goto(`${base}/tra-cuu?ma=${status.lookupNumber}&lang=${lang}`);
    expect(await page.inputValue('#code')).toBe(status.lookupNumber);
    await page.fill('#digits', '2789');
    await Promise.all([page.waitForURL(`${base}/tra-cuu`), page.locator('main form button').click()]);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  }

  it.each(Object.entries(places).flatMap(([name, status]) => ['vi', 'en'].map((lang) => [name, lang, status] as const)))('%s passes axe and fits a phone, in %s', async (_name, lang, status) => {
    await looksUp(status, lang);
    expect([...(await wrongsOf(page)), ...(await overflowAt(page, 320))]).toEqual([]);
    expect(page.url()).not.toMatch(/2789|42071635/);
  });

  it('says every date in words, and what was promised before', async () => {
    await looksUp(places['late, with a new date']);
    const text = await page.locator('main').innerText();
    for (const words of ['Tiếp nhận lúc', 'Thứ Sáu, 27/11/2026', 'Hẹn trước đây: thứ Tư, 25/11/2026', 'Nộp lúc', 'Xin lỗi ông/bà']) expect(text).toContain(words);
    expect(await page.locator('.steps').innerText()).toContain('Đã nộp');
    expect(await page.locator('.steps .visually-hidden').allTextContents()).toEqual([', đã xong', ', đã xong']);
  });

  it('of another system says whose it is, when that told last and who answers, and offers nothing that only we can do', async () => {
    await looksUp(places['asked for papers by another system']);
    const text = await page.locator('main').innerText();
    for (const words of ['00042/2026/HS.TN', 'Theo Hệ thống cấp phép xây dựng', 'Báo lần cuối', 'Quầy của cơ quan giải quyết trả lời', '6 Phan Đăng Lưu', 'xin hỏi quầy của cơ quan']) expect(text).toContain(words);
    for (const words of ['H29-261122', 'Đúng hạn', 'Đăng nhập để xem', 'Diễn biến']) expect(text).not.toContain(words);
    expect(await page.locator('main .btn:not(#follow .btn)').count()).toBe(0);
    expect(await page.locator('main a[href="tel:1022"]').count()).toBe(1);
  });

  it('shows a change by itself, says so, and leaves the focus where it is', async () => {
    await looksUp(aWatchedStatus('supplement-requested', { version: 4, paused: true, asks: 'supplement' }));
    const button = page.locator('#live-asked a.btn.primary');
    await button.focus();
    now = aWatchedStatus('supplement-requested', { version: 5, paused: true, asks: 'supplement', supplementUntil: '2026-12-09' });
    await page.getByText('09/12/2026').first().waitFor();
    expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);
    now = aWatchedStatus('in-processing', { version: 6 });
    await eventually(async () => expect(await page.locator('[role=status].live-said').innerText()).toContain('Đang xử lý'));
    expect(await page.locator('#live-asked a.btn').count()).toBe(0);
    // The link that had the focus is gone: it has not fallen to the top of the page.
    expect(await page.evaluate(() => document.activeElement?.closest('#live-asked') !== null)).toBe(true);
    expect(await page.locator('.steps [aria-current]').innerText()).toContain('Đang xử lý');
  });

  it('asks from time to time where no stream is to be had, and says when it is over', async () => {
    await page.unroute('**/api/v1/status-watches/**');
    await page.route('**/api/v1/status-watches/**', (route) => (route.request().url().endsWith('/events') ? route.fulfill({ status: 503 }) : route.fulfill({ status: 404, json: {} })));
    await page.clock.install();
    await looksUp(aWatchedStatus('received'));
    await eventually(async () => {
      await page.clock.runFor(31_000);
      expect(await page.locator('.live-said').innerText()).toContain('không tự cập nhật nữa');
    });
  });

  it('offers notices on this browser where it can show them, and asks for nothing before the press', async () => {
    const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
    await page.addInitScript(() => {
      const all: string[] = [];
      const subscription = { toJSON: () => ({ endpoint: 'https://push.example/abc', keys: { p256dh: 'x', auth: 'y' } }) };
      const pushManager = { subscribe: () => (all.push('subscribe'), Promise.resolve(subscription)) };
      Object.defineProperty(navigator, 'serviceWorker', { value: { register: (at: string) => (all.push(at), Promise.resolve()), ready: Promise.resolve({ pushManager }) } });
      Object.defineProperty(window, 'Notification', { value: { permission: 'default', requestPermission: () => (all.push('permission'), Promise.resolve('granted')) } });
      Object.defineProperty(window, 'PushManager', { value: class {} });
      Object.assign(window, { asked: all });
    });
    const posted: string[] = [];
    await page.route('**/theo-doi/trinh-duyet', (route) => (posted.push(route.request().postData() ?? ''), route.fulfill({ status: 204 })));
    await looksUp(aWatchedStatus('received'));
    const button = page.getByRole('button', { name: 'Báo trên trình duyệt này' });
    await button.waitFor();
    expect([await asked(), ...(await wrongsOf(page)), ...(await overflowAt(page, 320))]).toEqual([[]]);
    await button.click();
    await page.getByText('Đã bật').waitFor();
    expect([await asked(), JSON.parse(posted[0] ?? '{}').xem]).toEqual([['permission', '/bao-tin.js', 'subscribe'], watch]);
  });

  it('offers none where the browser cannot, or its owner has said no', async () => {
    await page.addInitScript(() => Object.defineProperty(window, 'Notification', { value: { permission: 'denied' } }));
    await looksUp(aWatchedStatus('received'));
    await page.locator('html[data-push-ready]').waitFor({ state: 'attached' });
    expect(await page.locator('[data-push]').isVisible()).toBe(false);
  });

  it('is whole without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
    now = places['asked for papers'];
    await page.goto(`${base}/tra-cuu?ma=42071635`);
    await page.fill('#digits', '2789');
    await page.locator('main form button').click();
    expect(await page.locator('main').innerText()).toContain('Yêu cầu bổ sung giấy tờ');
    expect(await page.locator('.live-said').isVisible()).toBe(false);
    expect(await page.locator('#follow [name=thu]').isVisible()).toBe(true);
    expect(await page.locator('[data-push]').isVisible()).toBe(false);
    await context.close();
  });
});
