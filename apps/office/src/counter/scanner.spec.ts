import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { executablePath } from '@motcua/testing/inspected-page';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

const script = readFileSync(new URL('../../assets/scanner.js', import.meta.url), 'utf8');
const page = `<nav class="rail"><a href="#/office/quay">Tiếp nhận</a><a href="#/office/quay/tra">Trả kết quả</a></nav><input id="other"><script type="module">${script}</script>`;

jest.setTimeout(60_000);

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('the keys of every page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(() => browser?.close());

  const opened = async ({ stopped = false } = {}): Promise<Page> => {
    const tab = await browser.newPage();
    if (stopped) await tab.clock.install();
    await tab.setContent(page);
    return tab;
  };

  /** A key that came so many milliseconds after the page was asked for. */
  const key = (tab: Page, name: string, at: number) =>
    tab.evaluate(`{ const key = new KeyboardEvent('keydown', { key: '${name}', bubbles: true }); Object.defineProperty(key, 'timeStamp', { value: ${at} }); document.body.dispatchEvent(key); }`);

  it.each([['n', '#/office/quay', 40], ['r', '#/office/quay/tra', 140], ['n', '#/office/quay', 5_000]])('%s opens %s, however soon after the page it is pressed (%d ms)', async (name, door, at) => {
    const tab = await opened();
    await key(tab, name, at);
    await tab.waitForFunction(`location.hash === '${door}'`);
    await tab.close();
  });

  it('a letter with which a code begins opens nothing', async () => {
    const tab = await opened({ stopped: true });
    await key(tab, 'n', 1_000);
    await key(tab, 'h', 1_020);
    await tab.clock.runFor(1_000);
    expect(await tab.evaluate('location.hash')).toBe('');
    await tab.close();
  });
});
