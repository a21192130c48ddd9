import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aProcedure } from '../a-dossier-page.ts';
import { aRunningOffice, signedIn } from '../a-running-office.ts';
import type { RunningOffice } from '../a-running-office.ts';
import { addresses } from '../addresses.ts';
import { aDetail, aHealth, aSilentFeed } from './a-feed-list.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const feed = addresses.feed('dat-dai-binh-thanh');

jest.setTimeout(120_000);

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('pages of feeds', () => {
  let [looks, office, browser, base]: [number, RunningOffice | undefined, Browser | undefined, string] = [0, undefined, undefined, ''];
  let replaying = false;

  /** A replay that ends after it was looked at twice. */
  const routes = (behind: FastifyInstance) => {
    const replay = (done: number, state: 'running' | 'done') => ({ version: 3, done, total: 90, changed: 4, state, startedAt: '2026-11-25T02:00:00.000Z' });
    behind.get('/v1/feeds', () => ({ feeds: [aHealth(), aSilentFeed], at: '2026-11-25T02:00:00.000Z' }));
    behind.get('/v1/webhooks', () => ({ webhooks: [], at: '2026-11-25T02:00:00.000Z' }));
    behind.get('/v1/feeds/:id', () => {
      looks += 1;
      return aDetail(replaying ? { replay: looks < 3 ? replay(40, 'running') : replay(90, 'done') } : {});
    });
    behind.post('/v1/feeds/:id/replay', (_request, reply) => {
      [replaying, looks] = [true, 0];
      return reply.code(202).send(replay(0, 'running'));
    });
  };

  beforeAll(async () => {
    office = await aRunningOffice([aProcedure], routes);
    base = (await office.app.getUrl()).replace('[::1]', '127.0.0.1');
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  async function visitor(width: number, roles = ['catalogue-admin']): Promise<{ context: BrowserContext; page: Page }> {
    if (!browser || !office) throw new Error('not opened');
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const [name = '', value = ''] = signedIn(office, { roles }).split('=');
    await context.addCookies([{ name, value, url: base }]);
    return { context, page: await context.newPage() };
  }

  async function faultsOf(page: Page): Promise<string[]> {
    const session = await page.context().newCDPSession(page);
    const expression = `${axe};axe.run({ runOnly: ${JSON.stringify(rules)} }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' · '))))`;
    const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    return [...(JSON.parse(String(result.value)) as string[]), ...(wide > 0 ? [`scrolls ${wide} px sideways`] : [])];
  }

  it.each([['vi', 1280], ['en', 320]] as const)('pass axe in %s and fit at %d px', async (lang, width) => {
    const { context, page } = await visitor(width);
    const faults: string[] = [];
    for (const path of [addresses.feeds, feed, addresses.sharingMap]) {
      await page.goto(`${base}${path}?lang=${lang}`);
      await page.locator('html[data-ready]').waitFor({ state: 'attached' });
      faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  });

  it('show how far a replay is, by themselves, until it is done', async () => {
    const { context, page } = await visitor(1280);
    await page.goto(`${base}${feed}`);
    await page.getByRole('button', { name: 'Xử lý lại mọi dòng' }).click();
    await page.getByText('Đang xử lý lại: 40 trên 90 hồ sơ').waitFor();
    await page.getByText('Lần xử lý lại gần nhất xong').waitFor();
    expect(await page.locator('[data-waiting]').count()).toBe(0);
    await context.close();
  });

  it('are for those who look after the catalogue, and for nobody else', async () => {
    const { context, page } = await visitor(1280, ['specialist']);
    expect((await page.goto(`${base}${addresses.feeds}`))?.status()).toBe(403);
    await context.close();
  });
});
