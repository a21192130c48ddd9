import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BulkJob, BulkPreview } from '@motcua/contracts/bulk-api';
import { eventually } from '@motcua/testing/eventually';
import { apiOf, aSubmittedDossier, move, viewOf } from './an-api.ts';
import { boxOf, newest, said, shortCode, waiting } from './on-the-list.ts';
import { allLeave, enters } from './guests.ts';
import { hanh, otherSpecialist, specialist } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const office = wordsOf('apps/office', 'vi');
const once = () => ({ 'idempotency-key': randomUUID() });

const ended = async (job: string) => {
  const api = await apiOf(specialist);
  return eventually(async () => {
    const found = await api.good(BulkJob, `/bulk-jobs/${job}`);
    expect(found.doneAt).toBeDefined();
    return found;
  });
};

/** How often the specialist took it. */
const claimsOf = async (id: string) => (await viewOf(await apiOf(specialist), id)).history.filter(({ act, by }) => act === 'claim' && by === specialist.name).length;

describe('Many dossiers at once, by a program', () => {
  it('have a result each, in one job for one key, and one retry however often it is asked for', async () => {
    const rows = await waiting(2);
    const [, moved] = rows;
    await move(otherSpecialist, moved?.id ?? '', 'claim');
    const api = await apiOf(specialist);
    const preview = await api.good(BulkPreview, '/bulk-jobs/preview', { json: { act: 'claim', choice: { ids: rows.map(({ id }) => id) } } });
    expect(preview.rows.map(({ allowed }) => allowed)).toEqual([true, true]);

    const order = { json: { order: { act: 'claim', body: { reason: 'Nhận theo phân công của phòng.' } }, rows: rows.map(({ id, version }) => ({ id, version })) }, headers: once() };
    const [job, again] = [await api.good(BulkJob, '/bulk-jobs', order), await api.good(BulkJob, '/bulk-jobs', order)];
    expect(again.id).toBe(job.id);
    expect((await ended(job.id)).rows.map(({ state, code }) => [state, code])).toEqual([['done', undefined], ['failed', 'dossier-changed']]);

    const retry = async () => (await api.good(BulkJob, `/bulk-jobs/${job.id}/retry`, { json: {}, headers: once() })).id;
    const first = await retry();
    expect((await ended(first)).rows.map((row) => [row.id, row.state])).toEqual([[moved?.id, 'done']]);
    expect(await retry()).toBe(first);
    for (const { id } of rows) expect(await claimsOf(id)).toBe(1);
  });
});

storiesWithBrowser('Many dossiers at once', () => {
  afterEach(allLeave);

  it('are chosen in a list: three of them done, one left with its reason, and that one tried again once', async () => {
    const rows = await waiting(3);
    const fresh = await aSubmittedDossier(hanh);
    const official = await enters(specialist);
    await official.goesTo('/office?queue=all&channel=online');
    await official.presses(office('bulk.look'));
    await official.sees(office('bulk.none-chosen'));
    expect(await official.page.locator('.filters [name="channel"]').inputValue()).toBe('online');
    await official.goesTo(`/office?queue=all&${newest}`);
    for (const { id } of [...rows, fresh]) await boxOf(official, id).check();
    await official.page.selectOption('#bulk-act', 'claim');
    await official.presses(office('bulk.look'));
    await official.sees(said(office('bulk.preview.can'), { n: 3 }), said(office('bulk.preview.cannot'), { n: 1 }), 'do vai trò khác thực hiện');

    const left = rows[1] ?? fresh;
    await move(otherSpecialist, left.id, 'claim');
    await official.fillsIn({ reason: 'Nhận theo phân công của phòng.' });
    await official.presses(said(office('bulk.preview.do'), { n: 3 }));
    await official.sees(said(office('bulk.job.done'), { done: 2, failed: 1 }));
    const results = await official.page.locator('tbody tr').allTextContents();
    expect(results.filter((text) => text.includes(office('bulk.state.done')))).toHaveLength(2);
    expect(results[0]).toContain(shortCode(left.reference));
    expect(results[0]).toContain('Hồ sơ đã thay đổi sau khi chọn; xin xem lại');

    const beside = await official.opensAnotherWindow();
    await beside.goesTo(official.path());
    await official.presses(said(office('bulk.job.retry'), { n: 1 }));
    await official.sees(said(office('bulk.job.done'), { done: 1, failed: 0 }));
    await beside.presses(said(office('bulk.job.retry'), { n: 1 }));
    expect(beside.path()).toBe(official.path());
    for (const { id } of rows) expect(await claimsOf(id)).toBe(1);
    expect(await claimsOf(fresh.id)).toBe(0);
  });

  it('have a preview and a job that are whole on a narrow screen and in English', async () => {
    const rows = await waiting(3);
    const say = wordsOf('apps/office', 'en');
    const stale = { json: { order: { act: 'claim' }, rows: rows.slice(1).map(({ id, version }, at) => ({ id, version: version - at })) }, headers: once() };
    const { id: job } = await (await apiOf(specialist)).good(BulkJob, '/bulk-jobs', stale);
    expect((await ended(job)).counts).toEqual({ waiting: 0, done: 1, failed: 1 });

    const official = await enters(specialist, { lang: 'en', width: 320 });
    await official.goesTo(`/office?queue=unassigned&${newest}`);
    await boxOf(official, rows[0]?.id ?? '').check();
    await official.page.selectOption('#bulk-act', 'claim');
    await official.presses(say('bulk.look'));
    await official.sees(say('bulk.preview.why'));
    await official.presses(official.page.locator('form.card button[data-once]'));
    await official.sees(said(say('bulk.job.done'), { done: 1, failed: 0 }));
    await official.goesTo(`/office/hang-loat/${job}`);
    await official.sees(said(say('bulk.job.done'), { done: 1, failed: 1 }), say('bulk.state.failed'));
  });
});
