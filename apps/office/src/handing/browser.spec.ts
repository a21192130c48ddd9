import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { executablePath, faultsOf } from '@motcua/testing/inspected-page';
import type { Page } from 'playwright-core';
import { aProcedure, dossierId } from '../a-dossier-page.ts';
import { VisitedOffice } from '../a-visited-office.ts';
import { addresses } from '../addresses.ts';
import { AOneStop, questionId } from './a-one-stop.ts';

const official = { id: 'specialist-bao', name: 'Lê Quốc Bảo', roles: ['specialist'], agency: '000.12.35.H29' };

jest.setTimeout(120_000);

const dossier = addresses.dossier(dossierId);
const pages = [dossier, ...['pass-on', 'reassign', 'consult', 'transfer'].map((act) => addresses.dossier(dossierId, { act })), addresses.question(dossierId, questionId), addresses.roster(), addresses.mentions()];

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('pages of hands, agencies and notes', () => {
  const oneStop = new AOneStop();
  let office: VisitedOffice;

  beforeAll(async () => {
    office = await VisitedOffice.open([aProcedure], oneStop.routes);
  });
  beforeEach(() => {
    oneStop.sent.length = 0;
    oneStop.foreign = false;
  });
  afterAll(() => office?.close());

  async function wrongsWith(page: Page): Promise<string[]> {
    const primaries = await page.locator('.btn.primary:visible').count();
    return [...(await faultsOf(page)), ...(primaries > 1 ? [`${primaries} primary buttons`] : [])];
  }

  it.each([['vi', 1280], ['en', 320]] as const)('pass axe in %s and fit at %d px, each with one thing to do', async (lang, width) => {
    const { context, page } = await office.visitor({ width, as: official });
    const faults: string[] = [];
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    for (const path of pages) {
      await page.goto(`${office.base}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      await page.locator('html[data-ready]').waitFor({ state: 'attached' });
      await page.evaluate(`document.querySelectorAll('details').forEach((part) => { part.open = true; })`);
      faults.push(...(await wrongsWith(page)).map((fault) => `${path}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  });

  it('warn before a dossier goes to somebody who is away, and send it when that is known', async () => {
    const { context, page } = await office.visitor({ script: false, as: official });
    await page.goto(`${office.base}${addresses.dossier(dossierId, { act: 'pass-on' })}`);
    expect(await page.locator('form.compose').innerText()).toMatch(/Đang giữ 12 hồ sơ[\s\S]*vắng đến hết 27\/11\/2026, chưa có người thay/);
    await page.getByLabel('Võ Thị Mỹ Loan').check();
    await page.click('form.compose .btn.primary');
    expect(await page.locator('#evenIfAway-error').innerText()).toContain('đang vắng');
    expect(await page.getByLabel('Võ Thị Mỹ Loan').isChecked()).toBe(true);
    await page.check('#evenIfAway');
    await page.click('form.compose .btn.primary');
    expect(page.url()).toContain('done=pass-on');
    expect(oneStop.sent.filter(({ path }) => path.endsWith('/pass-on')).at(-1)?.body).toEqual({ assignee: 'specialist-loan', evenIfAway: true });
    // Opening the form was told: nobody takes the move before back under this official's hands.
    expect(oneStop.sent.some(({ path, headers }) => path.endsWith('/opened') && headers['if-match'] === '"3"')).toBe(true);
    await context.close();
  });

  it('take the last move back with one press, under a key of that move', async () => {
    const { context, page } = await office.visitor({ script: false, as: official });
    await page.goto(`${office.base}${dossier}?done=pass-on`);
    await page.locator('.notice').getByRole('button', { name: 'Hoàn tác' }).click();
    expect(page.url()).toContain('done=undo');
    expect(oneStop.sent.at(-1)).toMatchObject({ path: `/v1/dossiers/${dossierId}/undo`, headers: { 'if-match': '"3"', 'idempotency-key': `undo-${dossierId}-3` } });
    await context.close();
  });

  it('lead who was only asked from the dossier’s address to the question, and take the answer with a file', async () => {
    oneStop.foreign = true;
    const { context, page } = await office.visitor({ script: false, as: official });
    await page.goto(`${office.base}${dossier}`);
    expect(new URL(page.url()).pathname).toBe(addresses.question(dossierId, questionId));
    expect(await page.content()).not.toContain('Nguyễn Thị Minh Hạnh');
    await page.click('text=Gửi ý kiến');
    expect(await page.locator('.error-summary, [role=alert]').first().innerText()).toContain('Viết ý kiến');
    await page.fill('#answer', 'Không vướng quy hoạch.');
    await page.setInputFiles('#file', { name: 'công văn.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    await page.click('text=Gửi ý kiến');
    expect(page.url()).toContain('da=answered');
    expect(oneStop.sent.at(-1)).toMatchObject({ path: `/v1/dossiers/${dossierId}/consultations/${questionId}/answer`, headers: { 'content-type': expect.stringContaining('multipart/form-data') } });
    await context.close();
  });

  it('find an agency by what is typed, and ask which where several are called so', async () => {
    const { context, page } = await office.visitor({ script: false, as: official });
    await page.goto(`${office.base}${addresses.dossier(dossierId, { act: 'consult' })}`);
    await page.fill('#agency', 'đà lạt');
    await page.fill('#question', 'Địa điểm này có vướng quy hoạch không?');
    await page.click('form.compose .btn.primary');
    expect(await page.locator('#agency-error').innerText()).toContain('Không có cơ quan nào tên như vậy');
    await page.fill('#agency', 'thanh pho');
    await page.click('form.compose .btn.primary');
    expect(page.url()).toContain('done=consult');
    expect(oneStop.sent.at(-1)?.body).toMatchObject({ to: '000.00.00.H29', days: 5 });
    await context.close();
  });

  it('keep the roster, and say in words why an entry cannot be', async () => {
    const { context, page } = await office.visitor({ script: false, as: official });
    await page.goto(`${office.base}${addresses.roster()}`);
    await page.selectOption('#person', 'specialist-loan');
    await page.click('form.compose .btn.primary');
    expect(await page.locator('#to-error').innerText()).toContain('Ghi ngày kết thúc có thật');
    for (const [box, value] of [['day', '27'], ['month', '11'], ['year', '2026']]) await page.fill(`#to-${box}`, value ?? '');
    await page.selectOption('#reason', 'sick');
    await page.click('form.compose .btn.primary');
    expect(page.url()).toContain('da=recorded');
    expect(oneStop.sent.at(-1)).toMatchObject({ path: '/v1/roster/absences', body: { person: 'specialist-loan', from: '2026-11-24', to: '2026-11-27', reason: 'sick' } });
    await page.click('main summary');
    await page.selectOption('#d-substitute', 'specialist-loan');
    for (const [box, value] of [['day', '27'], ['month', '11'], ['year', '2026']]) await page.fill(`#d-to-${box}`, value ?? '');
    await page.fill('#d-reason', 'Nghỉ phép');
    await page.locator('form[aria-labelledby="delegation-title"] button.btn').click();
    expect(await page.locator('.notice.bad').innerText()).toContain('không ủy quyền tiếp');
    expect(await page.inputValue('#d-reason')).toBe('Nghỉ phép');
    await context.close();
  });
});
