import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { executablePath, faultsOf } from '@motcua/testing/inspected-page';
import { aProcedure, aView } from '../a-dossier-page.ts';
import { VisitedOffice } from '../a-visited-office.ts';
import { addresses } from '../addresses.ts';

const { status } = aView();

jest.setTimeout(120_000);

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('answering a call at the keyboard', () => {
  let office: VisitedOffice;
  beforeAll(async () => {
    office = await VisitedOffice.open([aProcedure], (server) => {
      server.post('/internal/status', async () => ({ status }));
      server.post('/v1/dossiers/:id/looked-up', (_, reply) => reply.code(204).send());
    });
  });
  afterAll(() => office?.close());

  it.each([['vi', 1280], ['en', 320]] as const)('needs no mouse, and passes axe in %s at %d px', async (lang, width) => {
    const { context, page } = await office.visitor({ width, as: { id: 'operator-vy', name: 'Đỗ Thị Vy', roles: ['operator'], agency: '000.00.00.H29' } });
    await page.goto(`${office.base}${addresses.calls}?lang=${lang}`);
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
