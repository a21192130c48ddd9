import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitsOf } from '@motcua/forms/units';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aRunningPortal, signedIn } from './a-running-portal.ts';
import type { RunningPortal } from './a-running-portal.ts';
import { executablePath, overflowAt, wrongsOf } from '@motcua/testing/inspected-page';
import { aFilledDraft, draftId } from './draft/a-filled-draft.ts';
import { theShippedCity } from './the-shipped-city.ts';

const city = theShippedCity();
const { procedures, agencies, units: { units: list } } = city;
const ward = agencies.find(({ kind }) => kind === 'ward');
const company = procedures.find(({ id }) => id === 'business-registration-company') ?? procedures[0];
if (!ward?.parent || !company) throw new Error('the shipped city has no ward or no procedure');
const open = aFilledDraft(company, { agencies, units: unitsOf(list) });

/** One page of every kind, and of those with much on them the fullest. */
const kinds = [
  '/', '/thu-tuc', '/thu-tuc?q=xay+dung&muc=3', '/thu-tuc?q=mat+trang&linh-vuc=tax', `/thu-tuc?co-quan=${ward.code}`,
  '/su-kien/start-a-business', '/su-kien/speak-up',
  `/thu-tuc/birth-registration?quan=${ward.parent}`, `/ho-so/moi?thu-tuc=birth-registration&quan=${ward.parent}`, '/ho-so/moi?thu-tuc=business-registration-household',
  '/co-quan', '/co-quan?q=phuong+1', '/co-quan/000.00.00.H29', `/co-quan/${ward.parent}`, `/co-quan/${ward.code}`,
  '/tra-cuu', '/tro-giup', '/ho-so', `/ban-nhap/${draftId}`,
  ...['representative', 'establishment', 'head-office', 'business-lines', 'capital', 'commitments'].map((id) => `/ban-nhap/${draftId}/${id}`),
];

const looks = ['vi', 'en'].flatMap((lang) => [...kinds, ...procedures.map(({ id }) => `/thu-tuc/${id}`)].map((path) => [path, lang] as const));

/** Procedures with the most to tell. */
const fullest = [...procedures].sort((one, other) => other.papers.length - one.papers.length).slice(0, 3).map(({ id }) => `/thu-tuc/${id}`);

const budget = 170 * 1024;
/** Some thirty pages are fetched anew, with fonts and all, on a machine that does other things as well. */
const patience = 150_000;

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('in a browser', () => {
  let portal: RunningPortal;
  let browser: Browser;
  let context: BrowserContext;
  let base: string;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    portal = await aRunningPortal((behind) => {
      behind.get('/v1/drafts', (_request, reply) => reply.send({ drafts: [open.draft] }));
      behind.get(`/v1/drafts/${draftId}`, (_request, reply) => reply.send(open.draft));
      behind.get('/v1/dossiers/mine', (_request, reply) => reply.code(503).send({}));
    }, city);
    base = await portal.app.getUrl();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const [name = '', value = ''] = signedIn(portal).split('=', 2);
    await context.addCookies([{ name, value, url: base }]);
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.close();
  });

  const goTo = async (path: string, lang: string) => {
    complaints.length = 0;
    const url = new URL(path, base);
    url.searchParams.set('lang', lang);
    await page.goto(url.href, { waitUntil: 'domcontentloaded' });
    await page.locator('html[data-ready]').waitFor({ state: 'attached', timeout: 10_000 });
  };

  /** All that an inspector of WCAG 2.2 AA finds, and whether the page fits the smallest phone. */
  async function inspect(path: string, lang: string): Promise<string[]> {
    await goTo(path, lang);
    return [...(await wrongsOf(page)), ...complaints, ...(await overflowAt(page, 320))];
  }

  // One test each, so that none depends on how fast all of them are together.
  it.each(looks)('%s passes axe and fits a phone, in %s', async (path, lang) => {
    expect(await inspect(path, lang)).toEqual([]);
  });

  it('no page weighs more than 170 KB with all that it loads, as it comes over the line', async () => {
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.setCacheDisabled', { cacheDisabled: true });
    let bytes = 0;
    client.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength));
    const heavy: Record<string, number> = {};
    for (const path of [...kinds, ...fullest]) {
      bytes = 0;
      await goTo(path, 'vi');
      await page.waitForLoadState('networkidle');
      // Nothing measured is no light page.
      if (bytes > budget || bytes < 20_000) heavy[path] = bytes;
    }
    await client.send('Network.setCacheDisabled', { cacheDisabled: false });
    expect(heavy).toEqual({});
  }, patience);

  it('the wards of a district come when it is chosen, and the choice is remembered', async () => {
    await goTo('/thu-tuc/birth-registration', 'vi');
    await page.selectOption('#district', ward.parent ?? '');
    await page.selectOption('#agency', ward.code);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('district');
    expect(new URL(page.url()).pathname).toBe('/thu-tuc/birth-registration');
    expect(await page.locator('#agency option').count()).toBeLessThan(40);
    expect((await context.cookies()).find(({ name }) => name === 'co-quan')?.value).toBe(ward.parent);
  });

  it('an address asks for the district, then for its wards', async () => {
    await goTo(`/ban-nhap/${draftId}/head-office`, 'vi');
    await page.selectOption('[name$=".district"]', '760');
    await page.selectOption('[name$=".ward"]', '26734');
    expect(await page.locator('button[name="wards"]').first().isVisible()).toBe(false);
    await page.selectOption('[name$=".district"]', '769');
    await page.selectOption('[name$=".ward"]', '27088');
  });
});
