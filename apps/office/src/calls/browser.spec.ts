import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { aProcedure, aView } from '../a-dossier-page.ts';
import { aRunningOffice, signedIn } from '../a-running-office.ts';
import type { RunningOffice } from '../a-running-office.ts';
import { addresses } from '../addresses.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const { status } = aView();

jest.setTimeout(120_000);

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('answering a call at the keyboard', () => {
  let office: RunningOffice;
  let browser: Browser;
  beforeAll(async () => {
    office = await aRunningOffice([aProcedure], (server) => {
      server.post('/internal/status', async () => ({ status }));
      server.post('/v1/dossiers/:id/looked-up', (_, reply) => reply.code(204).send());
    });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  async function faultsOf(page: Page): Promise<string[]> {
    const session = await page.context().newCDPSession(page);
    const expression = `${axe};axe.run({ runOnly: ${JSON.stringify(rules)} }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' · '))))`;
    const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    return [...(JSON.parse(String(result.value)) as string[]), ...(wide > 0 ? [`scrolls ${wide} px sideways`] : [])];
  }

  it.each([['vi', 1280], ['en', 320]] as const)('needs no mouse, and passes axe in %s at %d px', async (lang, width) => {
    const base = (await office.app.getUrl()).replace('[::1]', '127.0.0.1');
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const [name = '', value = ''] = signedIn(office, { id: 'operator-vy', name: 'Đỗ Thị Vy', roles: ['operator'], agency: '000.00.00.H29' }).split('=');
    await context.addCookies([{ name, value, url: base }]);
    const page = await context.newPage();
    await page.goto(`${base}${addresses.calls}?lang=${lang}`);
    await page.locator('#code:focus').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    // The kit gives it the focus once the page is there; keys pressed before would go astray.
    await page.locator('.error-summary:focus').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('#code').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('66197954');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2789');
    await page.keyboard.press('Enter');
    await page.locator('#script-vi').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });
});
