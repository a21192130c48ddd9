import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aRunningOffice, signedIn } from '../a-running-office.ts';
import type { RunningOffice } from '../a-running-office.ts';
import { OneDraft } from './a-catalogue.ts';
import { aDraft, aShop } from './a-draft.ts';
import { textAt, withValue } from './content/content.ts';
import type { Content } from './content/content.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Many pages, each looked at whole; on a busy machine that takes its time.
jest.setTimeout(120_000);

const draft = `/office/ban-thao/${aDraft().id}`;
const sheets = ['thong-tin', 'can-cu', 'papers.0', 'form.rules.0', 'form.sections.1', 'form.sections.2.fields.0', ...[1, 2, 9, 11].map((field) => `form.sections.1.fields.${field}`)];
const pages = ['/office/danh-muc', '/office/danh-muc/open-a-shop', draft, `${draft}/vuong-mac`, `${draft}/thay-doi`, `${draft}/cong-bo`, `${draft}/chay-thu`, `${draft}/xem/1`, ...sheets.map((sheet) => `${draft}/sua/${sheet}`)];

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('the designer in a browser', () => {
  const catalogue = new OneDraft();
  let office: RunningOffice;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    office = await aRunningOffice([aShop], catalogue.routes);
    base = (await office.app.getUrl()).replace('[::1]', '127.0.0.1');
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  async function visitor(width: number, script = true): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: script });
    const [name = '', value = ''] = signedIn(office).split('=');
    await context.addCookies([{ name, value, url: base }]);
    return context;
  }

  async function faultsOf(page: Page): Promise<string[]> {
    const session = await page.context().newCDPSession(page);
    const expression = `${axe};axe.run({ runOnly: ${JSON.stringify(rules)} }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' · '))))`;
    const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    return [...(JSON.parse(String(result.value)) as string[]), ...(wide > 0 ? [`scrolls ${wide} px sideways`] : [])];
  }

  it.each([['vi', 1280], ['en', 320]] as const)('has pages in %s at %d px that pass axe and fit, with all that opens open', async (lang, width) => {
    // Something is wrong with it, so that errors are looked at as well.
    catalogue.draft = aDraft({ content: withValue(aShop, 'form.sections.1.fields.1.label.en', '') as Content });
    const context = await visitor(width);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    for (const path of pages) {
      await page.goto(`${base}${path}?lang=${lang}`);
      await page.locator('html[data-ready]').waitFor({ state: 'attached' });
      await page.evaluate(`document.querySelectorAll('details').forEach((part) => { part.open = true; })`);
      faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  });

  it('draws the citizen’s page anew while one types', async () => {
    catalogue.draft = aDraft();
    const context = await visitor(1280);
    const page = await context.newPage();
    await page.goto(`${base}${draft}/sua/form.sections.0.fields.0`);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    await page.fill('[id="label.vi"]', 'Tên chủ quán');
    await page.locator('#picture').getByText('Tên chủ quán').waitFor();
    expect(catalogue.draft.serial).toBe(4);
    await context.close();
  });

  it.each([['with', true], ['without', false]])('edits choices and conditions %s script', async (_, script) => {
    catalogue.draft = aDraft();
    const context = await visitor(1280, script);
    const page = await context.newPage();
    const ready = () => (script ? page.locator('html[data-ready]').waitFor({ state: 'attached' }) : Promise.resolve());
    await page.goto(`${base}${draft}/sua/form.sections.1.fields.9`);
    await ready();
    await page.click('button[name="add"][value="choices"]');
    await page.fill('[id="choices.2.label.vi"]', 'Một công ty');
    await page.fill('[id="choices.2.label.en"]', 'A company');
    await page.fill('[id="choices.2.value"]', 'company');
    await page.click('button[name="add"][value="when.lines"]');
    await page.selectOption('[id="when.lines.0.field"]', 'staff');
    await page.selectOption('[id="when.lines.0.comparison"]', 'more');
    await page.fill('[id="when.lines.0.value"]', '1');
    await Promise.all([page.waitForURL(/luu=1/), page.click('.btn.primary')]);
    const field = 'form.sections.1.fields.9';
    expect(textAt(catalogue.draft.content, `${field}.choices.2.value`)).toBe('company');
    expect(catalogue.draft.content.form).toMatchObject({ sections: [{}, { fields: expect.arrayContaining([expect.objectContaining({ id: 'founders', when: { '>': [{ var: 'staff' }, 1] } })]) }, {}, {}] });
    await context.close();
  });
});
