import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { executablePath, wrongsOf } from '@motcua/testing/inspected-page';
import type { FastifyInstance } from 'fastify';
import { chromium } from 'playwright-core';
import type { Browser, Page, Route } from 'playwright-core';
import { showcaseApp } from './app.tsx';
import type { Heard } from './app.tsx';
import { showcaseNames } from './pages.tsx';

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('in a browser', () => {
  const heard: Heard = { drafts: [], posts: [], version: 1 };
  let app: FastifyInstance;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    app = showcaseApp(heard);
    base = await app.listen({ port: 0, host: '127.0.0.1' });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  async function visit<T>(path: string, look: (page: Page) => Promise<T>, { width = 1280, allowed = '409' }: { width?: number; allowed?: string } = {}): Promise<T> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => line.type() === 'error' && !line.text().includes(allowed) && complaints.push(line.text()));
    await page.goto(`${base}${path}`);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    const seen = await look(page);
    // A policy that forbids inline styles and scripts complains here as well.
    expect(complaints).toEqual([]);
    await page.close();
    return seen;
  }

  describe.each(showcaseNames)('the %s pieces', (name) => {
    it.each([['vi', 1280], ['en', 1280], ['vi', 320]] as const)('in %s at %d px pass axe and fit', async (lang, width) => {
      const { violations, overflow } = await visit(`/${name}?lang=${lang}`, async (page) => {
        const violations = await wrongsOf(page);
        const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        return { violations, overflow: Number(wide) };
      }, { width });
      expect(violations).toEqual([]);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });

  it('the error summary has the focus and leads to the fields', async () => {
    await visit('/form', async (page) => {
      expect(await page.evaluate('document.activeElement.className')).toBe('error-summary');
      await page.click('.error-summary a >> nth=1');
      expect(await page.evaluate('document.activeElement.id')).toBe('kind-1');
    });
  });

  it('a field is asked when its rule holds, and not posted while it does not', async () => {
    await visit('/form', async (page) => {
      expect(await page.locator('#reason').isVisible()).toBe(false);
      expect(await page.locator('#reason').isDisabled()).toBe(true);
      await page.check('#kind-2');
      await page.locator('#reason').waitFor({ state: 'visible' });
      await page.check('#kind-1');
      await page.locator('#reason').waitFor({ state: 'hidden' });
    });
  });

  it('groups come and go, each with ids of its own, up to the most', async () => {
    await visit('/form', async (page) => {
      await page.click('button[name=add]');
      await page.click('button[name=add]');
      expect(await page.locator('[data-scope] > legend').allTextContents()).toEqual(['Thành viên 1', 'Thành viên 2', 'Thành viên 3']);
      expect(await page.locator('button[name=add]').isVisible()).toBe(false);
      await page.click('button[name=remove] >> nth=1');
      expect(await page.locator('[data-scope] > legend').allTextContents()).toEqual(['Thành viên 1', 'Thành viên 2']);
      expect(await page.locator('[id="members.2.name"]').count()).toBe(1);
    });
  });

  it('a form saves itself, says when, and gives way to a newer copy', async () => {
    heard.version = 1;
    await visit('/form', async (page) => {
      await page.fill('#name', 'Lê Văn Thành');
      await page.getByText('Đã lưu lúc 10:33.').waitFor();
      expect(new URLSearchParams(heard.drafts.at(-1)).get('name')).toBe('Lê Văn Thành');
      expect(await page.inputValue('input[name=version]')).toBe('2');
      heard.version = 9;
      await page.fill('#name', 'Lê Văn Thanh');
      await page.getByText('Tờ khai đang được sửa ở một cửa sổ khác').waitFor();
    });
  });

  it('a post waits for the save on its way, so that it does not look like another window', async () => {
    heard.version = 1;
    await visit('/form', async (page) => {
      const { promise: clicked, resolve: letThrough } = Promise.withResolvers<void>();
      await page.route('**/draft', async (route) => {
        await clicked;
        await route.continue();
      });
      const saving = page.waitForRequest('**/draft');
      await page.fill('#name', 'Lê Văn Thành');
      await saving;
      await page.click('[data-once]');
      letThrough();
      await page.getByText('ok').waitFor();
      expect(new URLSearchParams(heard.posts.at(-1)).get('version')).toBe('2');
    });
  });

  it('a button of single use sends once, and again only when the page is shown anew', async () => {
    await visit('/form', async (page) => {
      // Counts what would leave the page, and keeps it from leaving.
      await page.evaluate(`var sent = 0; addEventListener('submit', (event) => { if (!event.defaultPrevented) sent += 1; event.preventDefault(); })`);
      await page.dblclick('[data-once]');
      expect(await page.evaluate('sent')).toBe(1);
      expect(await page.getAttribute('[data-once]', 'aria-disabled')).toBe('true');
      await page.evaluate(`dispatchEvent(new Event('pageshow'))`);
      await page.click('[data-once]');
      expect(await page.evaluate('sent')).toBe(2);
    });
  });

  it('a file is sent as soon as it is chosen, and its row follows the server; a too big one is refused at once', async () => {
    await visit('/form', async (page) => {
      const input = page.locator('input[type=file]');
      await input.setInputFiles([{ name: '<b>mới.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }, { name: 'rong.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) }]);
      const row = page.locator('.file', { hasText: '<b>mới.pdf' });
      await row.getByText('Đã quét, an toàn').waitFor();
      expect(await page.locator('[data-tell]').textContent()).toBe('<b>mới.pdf: Đã quét, an toàn');
      expect(await page.locator('.file', { hasText: 'rong.pdf' }).getAttribute('data-state')).toBe('failed');
      await row.getByRole('button', { name: 'Bỏ' }).click();
      await row.waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe('/form');
    });
  });

  it('a file that is refused has the words of the server', async () => {
    await visit('/form', async (page) => {
      await page.locator('input[type=file]').setInputFiles({ name: 'virus.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
      const refused = page.locator('.file', { hasText: 'virus.pdf' });
      await refused.getByText('Tệp có vi-rút').waitFor();
      await page.locator('input[type=file]').setInputFiles({ name: 'tot.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
      await refused.waitFor({ state: 'detached' });
    }, { allowed: '422' });
  });

  it('a file is paused and goes on where it stood, also after a lost line', async () => {
    await visit('/form', async (page) => {
      const file = { name: 'lon.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(3_500_000) };
      const input = page.locator('input[type=file]');
      const row = page.locator('.file', { hasText: 'lon.pdf' });
      const offsets: number[] = [];
      page.on('request', (request) => request.method() === 'PATCH' && offsets.push(Number(request.headers()['upload-offset'])));
      let parts = 0;
      const held: Route[] = [];
      await page.route('**/uploads/*', async (route) => {
        if (route.request().method() !== 'PATCH') return route.continue();
        parts += 1;
        if (parts === 2) return void held.push(route);
        return parts === 3 ? route.abort('internetdisconnected') : route.continue();
      });
      await input.setInputFiles(file);
      await eventually(() => expect(held).toHaveLength(1));
      await row.getByRole('button', { name: 'Tạm dừng' }).click();
      await row.getByText('Đang tạm dừng').waitFor();
      await page.unroute('**/uploads/*');
      await page.route('**/uploads/*', (route) => (route.request().method() === 'PATCH' && (parts += 1) === 3 ? route.abort('internetdisconnected') : route.continue()));
      await row.getByRole('button', { name: 'Gửi tiếp' }).click();
      await row.getByText('Đã quét, an toàn').waitFor();
      expect(offsets).toEqual([0, 1_048_576, 1_048_576, 1_048_576, 2_097_152, 3_145_728]);
    }, { allowed: 'ERR_INTERNET_DISCONNECTED' });
  });

  it('the keys walk the work list', async () => {
    await visit('/office', async (page) => {
      await page.keyboard.press('j');
      expect(await page.locator('tr.at').getAttribute('data-key')).toBe('261119-0009');
      await page.keyboard.press('k');
      await page.keyboard.press('k');
      await page.keyboard.press('x');
      expect(await page.locator('tr.at input').isChecked()).toBe(true);
      await page.keyboard.press('/');
      expect(await page.evaluate('document.activeElement.id')).toBe('find');
      await page.keyboard.type('jk');
      expect(await page.locator('tr.at').getAttribute('data-key')).toBe('261120-0019');
    });
  });

  it('the number keys type on the spot', async () => {
    await visit('/citizen', async (page) => {
      await page.click('.key[value="1"]');
      await page.click('.key[value=erase]');
      await page.click('.key[value="9"]');
      expect(await page.inputValue('input[name=typed]')).toBe('42079');
    });
  });
});
