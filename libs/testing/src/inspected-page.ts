import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** The browser of the distribution; without one there is nothing to drive, and such specs are skipped. CI installs one. */
export const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All that an inspector of WCAG 2.2 AA finds on a page as it is shown. */
export async function wrongsOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const expression = `${axe};axe.run({ runOnly: ${JSON.stringify(rules)} }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' · '))))`;
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  await session.detach();
  return JSON.parse(String(result.value)) as string[];
}

/** The same, and whether it scrolls sideways. */
export const faultsOf = async (page: Page): Promise<string[]> => [...(await wrongsOf(page)), ...(await overflowOf(page))];

/** How far a page scrolls sideways on a screen that wide. */
export async function overflowAt(page: Page, width: number): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width, height: 900 });
  const overflow = await overflowOf(page);
  await page.setViewportSize(before);
  return overflow.map((words) => `${words} at ${width} px`);
}

async function overflowOf(page: Page): Promise<string[]> {
  const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  return overflow > 0 ? [`scrolls ${overflow} px sideways`] : [];
}
