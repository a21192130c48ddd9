import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { executablePath, faultsOf } from '@motcua/testing/inspected-page';
import { VisitedOffice } from '../a-visited-office.ts';
import { OneDraft } from './a-catalogue.ts';
import { aDraft, aShop } from './a-draft.ts';
import { textAt, withValue } from './content/content.ts';
import type { Content } from './content/content.ts';


// Many pages, each looked at whole; on a busy machine that takes its time.
jest.setTimeout(120_000);

const draft = `/office/ban-thao/${aDraft().id}`;
const sheets = ['thong-tin', 'can-cu', 'papers.0', 'form.rules.0', 'form.sections.1', 'form.sections.2.fields.0', ...[1, 2, 9, 11].map((field) => `form.sections.1.fields.${field}`)];
const pages = ['/office/danh-muc', '/office/danh-muc/open-a-shop', draft, `${draft}/vuong-mac`, `${draft}/thay-doi`, `${draft}/cong-bo`, `${draft}/chay-thu`, `${draft}/xem/1`, ...sheets.map((sheet) => `${draft}/sua/${sheet}`)];

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('the designer in a browser', () => {
  const catalogue = new OneDraft();
  let office: VisitedOffice;

  beforeAll(async () => {
    office = await VisitedOffice.open([aShop], catalogue.routes);
  });
  afterAll(() => office?.close());

  it.each([['vi', 1280], ['en', 320]] as const)('has pages in %s at %d px that pass axe and fit, with all that opens open', async (lang, width) => {
    // Something is wrong with it, so that errors are looked at as well.
    catalogue.draft = aDraft({ content: withValue(aShop, 'form.sections.1.fields.1.label.en', '') as Content });
    const { context, page } = await office.visitor({ width });
    const faults: string[] = [];
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    for (const path of pages) {
      await page.goto(`${office.base}${path}?lang=${lang}`);
      await page.locator('html[data-ready]').waitFor({ state: 'attached' });
      await page.evaluate(`document.querySelectorAll('details').forEach((part) => { part.open = true; })`);
      faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  });

  it('draws the citizen’s page anew while one types', async () => {
    catalogue.draft = aDraft();
    const { context, page } = await office.visitor();
    await page.goto(`${office.base}${draft}/sua/form.sections.0.fields.0`);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    await page.fill('[id="label.vi"]', 'Tên chủ quán');
    await page.locator('#picture').getByText('Tên chủ quán').waitFor();
    expect(catalogue.draft.serial).toBe(4);
    await context.close();
  });

  it.each([['with', true], ['without', false]])('edits choices and conditions %s script', async (_, script) => {
    catalogue.draft = aDraft();
    const { context, page } = await office.visitor({ script });
    const ready = () => (script ? page.locator('html[data-ready]').waitFor({ state: 'attached' }) : Promise.resolve());
    await page.goto(`${office.base}${draft}/sua/form.sections.1.fields.9`);
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
