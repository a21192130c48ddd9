import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BulkJob, BulkPreview } from '@motcua/contracts/bulk-api';
import type { Actor } from '@motcua/domain/actor';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { DossierStore } from '../dossiers/dossier.store.ts';
import { people } from '../testing/a-city.ts';
import { submitDenunciation } from '../testing/a-denunciation.ts';
import { aRunningOneStop, type RunningOneStop, started, Visitor } from '../testing/a-running-one-stop.ts';
import { BulkRunner } from './bulk-runner.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const post = (actor: Actor, path: string, payload: object, key: string = randomUUID()) =>
  oneStop.desk.ask(actor, { method: 'POST', url: `/v1/bulk-jobs${path}`, payload, headers: { 'idempotency-key': key } });
const ask = async (actor: Actor, id: string) => (await oneStop.desk.ask(actor, { method: 'GET', url: `/v1/bulk-jobs/${id}` })).json<BulkJob>();
const done = (actor: Actor, id: string) =>
  eventually(async () => {
    const job = await ask(actor, id);
    expect(job.doneAt).toBeDefined();
    return job;
  });
const versionOf = async (id: string) => (await oneStop.desk.mustSee(people.leader, id)).status.version;

/** Received and passed on: they wait for a specialist. */
async function waiting(count: number): Promise<{ id: string; version: number }[]> {
  const made = [];
  for (let at = 0; at < count; at += 1) {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(people.receptionist, id, 'receive');
    made.push({ id, version: (await oneStop.desk.move(people.receptionist, id, 'pass-on')).version });
  }
  return made;
}

async function ordered(actor: Actor, order: object, rows: object[], key?: string): Promise<BulkJob> {
  const answer = await post(actor, '', { order, rows }, key);
  expect([answer.statusCode, answer.body]).toEqual([201, expect.anything()]);
  return answer.json<BulkJob>();
}

describe('a bulk job', () => {
  it('does one thing with many, tells of each what came of it, and overwrites nothing', async () => {
    const [first, second, moved] = await waiting(3);
    if (!first || !second || !moved) throw new Error('there are three');
    await oneStop.desk.move(people.secondSpecialist, moved.id, 'claim');
    const { id } = await ordered(people.specialist, { act: 'claim' }, [first, second, moved]);
    const { rows, counts } = await done(people.specialist, id);
    expect(rows.map(({ state, code }) => [state, code])).toEqual([['done', undefined], ['done', undefined], ['failed', 'dossier-changed']]);
    expect(rows[2]?.because?.vi).toBe('Hồ sơ đã thay đổi sau khi chọn; xin xem lại');
    expect(counts).toEqual({ waiting: 0, done: 2, failed: 1 });
    expect((await oneStop.desk.mustSee(people.specialist, first.id)).assignee?.id).toBe(people.specialist.id);
    expect((await oneStop.desk.mustSee(people.specialist, moved.id)).assignee?.id).toBe(people.secondSpecialist.id);
  });

  it('says beforehand with which it can be done and why not with the others', async () => {
    const [free] = await waiting(1);
    const { id: fresh } = await oneStop.submitted();
    const preview = await post(people.specialist, '/preview', { act: 'claim', choice: { ids: [free?.id, fresh] } });
    expect(preview.json<BulkPreview>().rows.map(({ id, allowed, because }) => [id, allowed, because?.vi])).toEqual([
      [free?.id, true, undefined],
      [fresh, false, 'Bước “Tiếp nhận” do vai trò khác thực hiện'],
    ]);
    const all = (await post(people.specialist, '/preview', { act: 'claim', choice: { list: { queue: 'unassigned' } } })).json<BulkPreview>();
    expect(all.rows.map(({ id }) => id)).toContain(free?.id);
    expect(all.beyond).toBe(0);
  });

  it('is one job for one key, and another request with the key is refused', async () => {
    const rows = await waiting(1);
    const key = randomUUID();
    const [one, again] = [await ordered(people.specialist, { act: 'claim' }, rows, key), await ordered(people.specialist, { act: 'claim' }, rows, key)];
    expect(again.id).toBe(one.id);
    expect((await post(people.specialist, '', { order: { act: 'pass-on' }, rows }, key)).statusCode).toBe(409);
  });

  it('tries the failed ones again, from where they are now, those alone and once, however often it is asked', async () => {
    const rows = await waiting(2);
    const stale = rows.map((row, at) => (at === 0 ? row : { ...row, version: row.version - 1 }));
    const { id } = await ordered(people.specialist, { act: 'claim' }, stale);
    expect((await done(people.specialist, id)).counts).toEqual({ waiting: 0, done: 1, failed: 1 });
    const retry = await post(people.specialist, `/${id}/retry`, {});
    const again = await done(people.specialist, retry.json<BulkJob>().id);
    expect(again.rows.map((row) => [row.id, row.state])).toEqual([[rows[1]?.id, 'done']]);
    // From another window, or after an answer that got lost: what has gone through meanwhile is not done once more.
    const pressedAgain = await post(people.specialist, `/${id}/retry`, {});
    expect(pressedAgain.json<BulkJob>().id).toBe(again.id);
    const { history } = await oneStop.desk.mustSee(people.specialist, rows[1]?.id ?? '');
    expect(history.filter(({ act }) => act === 'claim')).toHaveLength(1);
  });

  it('belongs to who ordered it, and takes no dossier of another agency', async () => {
    const rows = await waiting(1);
    const { id } = await ordered(people.specialist, { act: 'claim' }, rows);
    expect((await oneStop.desk.ask(people.leader, { method: 'GET', url: `/v1/bulk-jobs/${id}` })).statusCode).toBe(404);
    expect((await post(people.elsewhere, '', { order: { act: 'claim' }, rows })).statusCode).toBe(404);
    expect((await post(people.citizen, '', { order: { act: 'claim' }, rows })).statusCode).toBe(403);
  });

  it('leaves confidential dossiers alone, and says no name of theirs', async () => {
    const { id } = await submitDenunciation(oneStop);
    const preview = await post(people.inspector, '/preview', { act: 'claim', choice: { ids: [id] } });
    expect(preview.json<BulkPreview>().rows).toEqual([expect.objectContaining({ id, allowed: false, because: { vi: 'Hồ sơ mật được xử lý riêng từng hồ sơ', en: expect.anything() } })]);
    expect(preview.json<BulkPreview>().rows[0]).not.toHaveProperty('applicant');
    expect((await post(people.specialist, '/preview', { act: 'claim', choice: { ids: [id] } })).json<BulkPreview>().rows).toEqual([]);
    const job = await ordered(people.inspector, { act: 'claim' }, [{ id, version: 1 }]);
    expect((await done(people.inspector, job.id)).rows).toMatchObject([{ state: 'failed', code: 'confidential' }]);
  });

  it('says of no dossier that it is not there because the store was away', async () => {
    const rows = await waiting(2);
    const store = oneStop.app.get(DossierStore);
    const find = store.find.bind(store);
    let away = true;
    store.find = (id) => {
      if (!away || id !== rows[1]?.id) return find(id);
      away = false;
      return Promise.reject(Object.assign(new Error('connection closed'), { name: 'MongoNetworkError' }));
    };
    try {
      const { id } = await ordered(people.specialist, { act: 'claim' }, rows);
      const job = await eventually(async () => {
        const found = await ask(people.specialist, id);
        expect(found.doneAt).toBeDefined();
        return found;
      }, 20_000);
      expect([away, job.rows.map(({ state }) => state)]).toEqual([false, ['done', 'done']]);
    } finally {
      store.find = find;
    }
  }, 30_000);

  it('whose process dies in the middle goes on elsewhere and does nothing twice', async () => {
    const rows = await waiting(6);
    const doomed = await started(oneStop.config, oneStop.clock);
    // This one must not take it up first, and the other dies after the third was moved and before that was noted.
    await oneStop.app.get(BulkRunner).onApplicationShutdown();
    const end = Promise.withResolvers<never>();
    const store = doomed.get(DossierStore);
    let saved = 0;
    const save = store.save.bind(store);
    store.save = async (...saving) => {
      if (saved >= 3) return end.promise;
      await save(...saving);
      saved += 1;
      if (saved === 3) await end.promise;
    };
    const other = new Visitor(doomed, oneStop.identity);
    const answer = await other.ask(people.specialist, { method: 'POST', url: '/v1/bulk-jobs', payload: { order: { act: 'claim' }, rows }, headers: { 'idempotency-key': randomUUID() } });
    const { id } = answer.json<BulkJob>();
    await eventually(async () => expect((await ask(people.specialist, id)).counts.done).toBe(2));
    await eventually(async () => expect(await versionOf(rows[2]?.id ?? '')).toBe((rows[2]?.version ?? 0) + 1));
    // What is left of a killed process in the store: its lease, which runs out.
    await oneStop.app.get<Connection>(getConnectionToken()).collection('leases').deleteOne({ _id: 'bulk-jobs' as never });
    const third = await started(oneStop.config, oneStop.clock);
    try {
      const job = await done(people.specialist, id);
      expect(job.rows.map(({ state }) => state)).toEqual(rows.map(() => 'done'));
      for (const row of rows) {
        const { history, status } = await oneStop.desk.mustSee(people.specialist, row.id);
        expect([status.version, history.filter(({ act }) => act === 'claim').length]).toEqual([row.version + 1, 1]);
      }
    } finally {
      end.reject(new Error('the process is dead'));
      await Promise.all([third.close(), doomed.close()]);
    }
  }, 60_000);
});
