import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { executablePath, faultsOf } from '@motcua/testing/inspected-page';
import type { FastifyInstance } from 'fastify';
import { aProcedure } from '../a-dossier-page.ts';
import { VisitedOffice } from '../a-visited-office.ts';
import { addresses } from '../addresses.ts';
import { aHealth } from '../feeds/a-feed-list.ts';
import { aWebhookDetail, aWebhookHealth, aWebhookInTrouble } from './a-webhook-detail.ts';

const at = '2026-11-25T02:00:00.000Z';

jest.setTimeout(120_000);

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('pages of partners', () => {
  let office: VisitedOffice;
  const posted: unknown[] = [];

  const routes = (behind: FastifyInstance) => {
    behind.get('/v1/feeds', () => ({ feeds: [aHealth()], at }));
    behind.get('/v1/webhooks', () => ({ webhooks: [aWebhookHealth(), aWebhookInTrouble], at }));
    behind.get('/v1/webhooks/:id', ({ params }) => aWebhookDetail((params as { id: string }).id === aWebhookInTrouble.id ? aWebhookInTrouble : { version: 1, life: 'new' }));
    behind.post('/v1/webhooks', ({ body }, reply) => {
      posted.push(body);
      return reply.code(201).send({ id: 'bo-theo-doi', version: 1, secret: { id: 's-1', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' } });
    });
    behind.post('/v1/webhooks/:id/replay', ({ body }, reply) => {
      posted.push(body);
      return reply.code(202).send({ deliveries: 3 });
    });
  };

  beforeAll(async () => {
    office = await VisitedOffice.open([aProcedure], routes);
  });
  afterAll(() => office?.close());

  it.each([['vi', 1280], ['en', 320]] as const)('pass axe in %s and fit at %d px', async (lang, width) => {
    const { context, page } = await office.visitor({ width });
    const faults: string[] = [];
    for (const path of [addresses.webhooks, addresses.newWebhook, addresses.webhook(aWebhookInTrouble.id), addresses.sharingMap]) {
      await page.goto(`${office.base}${path}?lang=${lang}`);
      await page.locator('html[data-ready]').waitFor({ state: 'attached' });
      faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  });

  it('make a partner and show its secret this once; what is wrong comes back with what was typed', async () => {
    const { context, page } = await office.visitor();
    await page.goto(`${office.base}${addresses.newWebhook}`);
    await page.getByLabel('Mã trong hệ thống').fill('bo-theo-doi');
    await page.getByRole('button', { name: 'Thêm đối tác' }).click();
    await page.getByText('Ghi tên đối tác bằng cả hai thứ tiếng.').first().waitFor();
    for (const [id, words] of [['name-vi', 'Bộ'], ['name-en', 'Ministry'], ['agency-code', '000.00.00.G05'], ['agency-vi', 'Bộ'], ['agency-en', 'Ministry'], ['address', 'https://partner.example/x'], ['procedures', 'household-business\nbirth']] as const) await page.locator(`#${id}`).fill(words);
    await page.getByRole('button', { name: 'Thêm đối tác' }).click();
    expect(await page.getByLabel('Khóa ký', { exact: true }).inputValue()).toMatch(/^whsec_/);
    expect(posted).toEqual([{ id: 'bo-theo-doi', name: { vi: 'Bộ', en: 'Ministry' }, agency: { code: '000.00.00.G05', name: { vi: 'Bộ', en: 'Ministry' } }, address: 'https://partner.example/x', agencies: 'all', procedures: ['household-business', 'birth'] }]);
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });

  it('send again from a day on', async () => {
    const { context, page } = await office.visitor();
    await page.goto(`${office.base}${addresses.webhook(aWebhookInTrouble.id)}`);
    await page.getByLabel('Gửi lại từ ngày').fill('2026-11-20');
    await page.getByRole('button', { name: 'Gửi lại', exact: true }).click();
    await page.getByText('Đã xếp để gửi lại.').waitFor();
    expect(posted.at(-1)).toEqual({ what: 'since', from: '2026-11-19T17:00:00.000Z' });
    await context.close();
  });

  it('are for those who look after the catalogue, and for nobody else', async () => {
    const { context, page } = await office.visitor({ as: { roles: ['specialist'] } });
    expect((await page.goto(`${office.base}${addresses.webhooks}`))?.status()).toBe(403);
    await context.close();
  });
});
