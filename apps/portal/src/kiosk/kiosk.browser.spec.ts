import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aRunningPortal, signedIn } from '../a-running-portal.ts';
import type { RunningPortal } from '../a-running-portal.ts';
import { executablePath, overflowAt, wrongsOf } from '@motcua/testing/inspected-page';
import { aWatchedStatus, watch } from '../lookup/a-watched-status.ts';

const status = aWatchedStatus('supplement-requested', { paused: true, asks: 'supplement', supplementUntil: '2026-12-09' });
const theirs = aWatchedStatus('in-processing', { elsewhere: { system: { vi: 'Hệ thống thông tin đất đai', en: 'Land system' }, code: 'BT-2026-0042' } });
const sizes = [{ width: 1080, height: 1920 }, { width: 1280, height: 800 }];

(executablePath ? describe : describe.skip)('the kiosk', () => {
  let portal: RunningPortal;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let base: string;
  const asked: { code: string; digits: string }[] = [];

  beforeAll(async () => {
    portal = await aRunningPortal((behind) => {
      behind.post('/v1/status-watches', (request, reply) => {
        const { code, digits } = request.body as { code: string; digits: string };
        asked.push({ code, digits });
        if (digits === '9999') return reply.code(429).header('retry-after', '420').send({});
        if (code === 'BT-2026-42') return reply.code(201).send({ token: watch, calendar: 'a-calendar', until: '2026-11-22T06:00:00Z', status: theirs });
        return digits === '2789' ? reply.code(201).send({ token: watch, calendar: 'a-calendar', until: '2026-11-22T06:00:00Z', status }) : reply.code(404).send({});
      });
    });
    base = await portal.app.getUrl();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });
  beforeEach(async () => {
    asked.length = 0;
    context = await browser.newContext({ viewport: sizes[1] ?? null });
    page = await context.newPage();
    page.setDefaultTimeout(8_000);
    await page.clock.install();
    await opens('/kiosk');
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser?.close();
    await portal?.close();
  });

  /** Keys that are touched before would go astray: also after a link was followed. */
  const isReady = () => page.locator('html[data-kiosk-ready]').waitFor({ state: 'attached' });
  const opens = async (path: string) => {
    await page.goto(`${base}${path}`);
    await isReady();
  };
  const touches = async (name: string) => {
    await isReady();
    await page.getByRole('button', { name, exact: true }).click();
  };
  const keys = async (digits: string) => {
    for (const digit of digits) await touches(digit);
  };
  const sees = (words: string) => page.locator('main').getByText(words).first().waitFor();
  /** As a reader does: at once, and Enter. Within the page: keys that come from outside may take longer from one to the next than a reader takes. */
  const scans = (text: string) =>
    page.evaluate((all) => {
      for (const key of all) (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }, [...text, 'Enter']);
  const looksUp = async () => {
    await keys('42071632');
    await touches('Tiếp tục');
    await sees('Tra cứu 4207');
    await keys('2789');
    await touches('Xem tình trạng');
    await sees('Yêu cầu bổ sung giấy tờ');
  };
  const isFresh = async () => {
    await page.locator('[data-kiosk=fresh]').waitFor();
    await page.locator('html[data-kiosk-ready]').waitFor({ state: 'attached' });
    expect(await page.inputValue('#ma')).toBe('');
    expect(await page.content()).not.toMatch(/2789|H29-261122-0001|Yêu cầu bổ sung/);
  };

  it.each(sizes.flatMap((size) => ['vi', 'en'].map((lang) => [`${size.width}×${size.height}`, lang, size] as const)))('at %s in %s passes axe at every step, has targets of 64 px and needs no scrolling', async (_, lang, size) => {
    await page.setViewportSize(size);
    const say = (vi: string, en: string) => (lang === 'vi' ? vi : en);
    const steps: readonly (() => Promise<void>)[] = [
      () => opens(`/kiosk${lang === 'en' ? '?tieng=en' : ''}`),
      () => opens(`/kiosk?nhap=chu${lang === 'en' ? '&tieng=en' : ''}`),
      async () => (await opens(`/kiosk${lang === 'en' ? '?tieng=en' : ''}`), await scans('42071634'), sees(say('Có chữ số bấm sai', 'One digit is wrong'))),
      async () => (await scans('42071632'), sees(say('Của số điện thoại', 'Of the phone number'))),
      async () => (await page.keyboard.type('2789', { delay: 100 }), await page.keyboard.press('Enter'), sees(say('Yêu cầu bổ sung giấy tờ', status.procedure.name.en))),
    ];
    for (const step of steps) {
      await step();
      const small = await page.locator('button:visible, a:visible:not(.skip)').evaluateAll((all) => all.map((one) => [one.textContent, one.getBoundingClientRect()] as const).filter(([, { width, height }]) => width < 64 || height < 64).map(([text]) => `small: ${text}`));
      const down = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      expect([...(await wrongsOf(page)), ...small, ...(down > 0 ? [`scrolls ${down} px down: ${await page.locator('h1').innerText()}`] : []), ...(await overflowAt(page, 320))]).toEqual([]);
    }
  });

  it('is used by touch alone, and shows no code in its address, no name and no way out', async () => {
    const [name = '', value = ''] = signedIn(portal).split('=', 2);
    await context.addCookies([{ name, value, url: base }]);
    await looksUp();
    expect(page.url()).toBe(`${base}/kiosk`);
    expect(await page.title()).not.toContain('Mở');
    expect(await page.content()).not.toContain('Minh Hạnh');
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links.filter((href) => !/^(\/kiosk|#)/.test(href ?? ''))).toEqual([]);
    expect((await page.request.get(`${base}/kiosk`)).headers()['cache-control']).toBe('no-store');
  });

  it.each([
    ['the bars of the slip', '42071632', '42071632'],
    ['the QR code of the slip', 'http://localhost:8080/tra-cuu?ma=000.12.35.H29-261122-0001', '000.12.35.H29-261122-0001'],
  ])('reads %s, wherever it is, without a touch', async (_, scanned, code) => {
    await scans(scanned);
    await sees('Của số điện thoại');
    await page.keyboard.type('2789', { delay: 100 });
    await page.keyboard.press('Enter');
    await sees('Yêu cầu bổ sung giấy tờ');
    expect(asked).toEqual([{ code, digits: '2789' }]);
    // The next in line holds their slip to it.
    await scans('50000001');
    await page.locator('#so4, [aria-invalid=true]').first().waitFor();
    expect(await page.content()).not.toContain('Yêu cầu bổ sung giấy tờ');
  });

  it('finds a mistyped digit by itself, without asking anybody', async () => {
    await keys('42071653');
    await touches('Tiếp tục');
    await sees('Có chữ số bấm sai');
    expect(asked).toEqual([]);
  });

  it('takes a code by letters', async () => {
    await page.getByRole('link', { name: 'Bấm mã hồ sơ có chữ' }).click();
    await sees('Bấm mã hồ sơ');
    await keys('0001235H292611220001');
    await touches('Tiếp tục');
    await sees('Tra cứu 000.12.35.H29-261122-0001');
  });

  it('takes the code that another system printed, and says whose the dossier is and who answers', async () => {
    await page.getByRole('link', { name: 'Bấm mã hồ sơ có chữ' }).click();
    await sees('Bấm mã hồ sơ');
    await keys('BT-2026-0042');
    await touches('Tiếp tục');
    await sees('Tra cứu BT-2026-42');
    await keys('2789');
    await touches('Xem tình trạng');
    await sees('Theo Hệ thống thông tin đất đai');
    const text = await page.locator('main').innerText();
    for (const words of ['Hồ sơ BT-2026-0042', '6 Phan Đăng Lưu', 'Báo lần cuối']) expect(text).toContain(words);
    expect([...(await wrongsOf(page)), ...(await overflowAt(page, 320))]).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThanOrEqual(0);
  });

  it('asks after 45 seconds without a touch, goes on when somebody is there, and clears itself after 15 more', async () => {
    await looksUp();
    await page.clock.runFor(44_000);
    expect(await page.getByRole('alertdialog').isVisible()).toBe(false);
    await page.clock.runFor(2_000);
    await page.getByRole('alertdialog').waitFor();
    expect(await wrongsOf(page)).toEqual([]);
    await touches('Tôi còn ở đây');
    await page.clock.runFor(44_000);
    await sees('Yêu cầu bổ sung giấy tờ');
    await page.clock.runFor(3_000);
    await page.getByRole('alertdialog').waitFor();
    await page.clock.runFor(16_000);
    await isFresh();
    expect(await page.evaluate(() => [history.length, sessionStorage.length, localStorage.length])).toEqual([2, 0, 0]);
    await page.goBack();
    expect(await page.content()).not.toMatch(/H29-261122-0001|Yêu cầu bổ sung/);
  });

  it('clears what was typed half, and the language, but leaves a fresh screen alone', async () => {
    await page.clock.runFor(120_000);
    expect(await page.getByRole('alertdialog').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor({ state: 'attached' });
    await keys('420');
    await page.clock.runFor(62_000);
    await isFresh();
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    expect(await context.cookies()).toEqual([]);
  });

  it('is cleared by a touch when somebody is done', async () => {
    await looksUp();
    await touches('Xong, xóa màn hình');
    await isFresh();
  });

  it('says the same for an unknown code and wrong digits, rests after three tries, and is there for the next one soon', async () => {
    const says = [];
    for (const code of ['42071632', '10000020']) {
      await scans(code);
      await sees('Của số điện thoại');
      await keys('0000');
      await touches('Xem tình trạng');
      says.push(await page.locator('main .error').innerText());
    }
    expect(new Set(says).size).toBe(1);
    for (const digits of ['0001', '0002']) {
      await keys(digits);
      await touches('Xem tình trạng');
      await page.locator('main .error, [data-kiosk=rest]').first().waitFor();
    }
    await sees('Đã sai ba lần');
    await page.getByRole('link', { name: 'Xóa và bắt đầu lại' }).click();
    await scans('42071632');
    await page.clock.runFor(40_000);
    await sees('Đã sai ba lần');
    await page.clock.runFor(6_000);
    await isFresh();
  });

  it('says how long, when too many wrong tries came from here', async () => {
    await scans('42071632');
    await sees('Của số điện thoại');
    await keys('9999');
    await touches('Xem tình trạng');
    await sees('420 giây');
  });

  it('reads aloud where there is a voice, and offers it nowhere else', async () => {
    expect(await page.getByRole('button', { name: 'Đọc to' }).count()).toBe(0);
    await page.addInitScript(() => {
      const spoken: string[] = [];
      const speech = { speaking: false, getVoices: () => [{ lang: 'vi-VN', name: 'a voice' }], speak: ({ text }: { text: string }) => void spoken.push(text), cancel: () => undefined, addEventListener: () => undefined };
      Object.defineProperty(window, 'speechSynthesis', { value: speech });
      Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: class extends EventTarget { constructor(readonly text: string) { super(); } } });
      Object.assign(window, { spoken });
    });
    await opens('/kiosk');
    await looksUp();
    await touches('Đọc to');
    await eventually(async () => expect(await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken.join())).toContain('Yêu cầu bổ sung giấy tờ'));
  });
});
