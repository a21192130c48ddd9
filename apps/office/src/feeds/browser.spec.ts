import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { executablePath, faultsOf } from '@motcua/testing/inspected-page';
import type { FastifyInstance } from 'fastify';
import { aProcedure } from '../a-dossier-page.ts';
import { VisitedOffice } from '../a-visited-office.ts';
import { addresses } from '../addresses.ts';
import { aDetail, aHealth, aSilentFeed } from './a-feed-list.ts';

const feed = addresses.feed('dat-dai-binh-thanh');

jest.setTimeout(120_000);

// Without a browser of the distribution there is nothing to drive; CI installs one.
(executablePath ? describe : describe.skip)('pages of feeds', () => {
  let office: VisitedOffice;
  let [looks, replaying] = [0, false];

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
    office = await VisitedOffice.open([aProcedure], routes);
  });
  afterAll(() => office?.close());

  it.each([['vi', 1280], ['en', 320]] as const)('pass axe in %s and fit at %d px', async (lang, width) => {
    const { context, page } = await office.visitor({ width });
    const faults: string[] = [];
    for (const path of [addresses.feeds, feed, addresses.sharingMap]) {
      await page.goto(`${office.base}${path}?lang=${lang}`);
      await page.locator('html[data-ready]').waitFor({ state: 'attached' });
      faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  });

  it('show how far a replay is, by themselves, until it is done', async () => {
    const { context, page } = await office.visitor();
    await page.goto(`${office.base}${feed}`);
    await page.getByRole('button', { name: 'Xử lý lại mọi dòng' }).click();
    await page.getByText('Đang xử lý lại: 40 trên 90 hồ sơ').waitFor();
    await page.getByText('Lần xử lý lại gần nhất xong').waitFor();
    expect(await page.locator('[data-waiting]').count()).toBe(0);
    await context.close();
  });

  it('are for those who look after the catalogue, and for nobody else', async () => {
    const { context, page } = await office.visitor({ as: { roles: ['specialist'] } });
    expect((await page.goto(`${office.base}${addresses.feeds}`))?.status()).toBe(403);
    await context.close();
  });
});
