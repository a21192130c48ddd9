import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '../demo/off.mjs';
import { inLanes } from '../simulate/lanes.mjs';
import { act, asks, handedIn, household, lanes, noted } from './acts.mjs';
import { historiesHold } from './histories.mjs';

const receptionist = 'bt.tiepnhan';
const specialist = 'bt.chuyenvien1';
const colleague = 'bt.chuyenvien2';
const head = 'bt.truongphong';

/** How often somebody looks how far a job is, and how long they go on looking. */
const glance = 100;
const patience = 240_000;

/** Jobs over many dossiers. The process that works one off dies several times on the way. */
export const bulk = {
  name: 'bulk',
  victims: ['one-stop', 'identity', 'kafka', 'postgres', 'ferretdb'],
  kills: 4,
  size: ({ dossiers }) => dossiers * 3,

  async begin(room, count) {
    const files = await handedIn(room, household(room), { owner: 'minhhanh', count });
    await inLanes(files, lanes, async (file) => {
      await act(file, { by: receptionist, path: 'receive' }, { room });
      await act(file, { by: receptionist, path: 'pass-on' }, { room });
    });
    const [moved] = files;
    const jobs = [];
    return {
      expected: count * 3,
      async work(told) {
        // Somebody is faster with one of them: that one fails, and so does giving it to whoever has it.
        const before = files.map(({ id, version }) => ({ id, version }));
        await act(moved, { by: colleague, path: 'claim' }, told);
        jobs.push(await done(specialist, { order: { act: 'claim' }, rows: before }, { files, fails: [moved.id], told }));
        const rows = files.map(({ id, version }) => ({ id, version }));
        const order = { act: 'reassign', body: { to: await room.people.id(colleague), reason: 'Chia lại công việc trong phòng.' } };
        jobs.push(await done(head, { order, rows }, { files, fails: [moved.id], told }));
        jobs.push(await done(colleague, { order: { act: 'pass-on' }, rows: files.map(({ id, version }) => ({ id, version })) }, { files, fails: [], told }));
      },
      async counted() {
        for (const job of jobs) await rowsStand(room, job);
        return `${jobs.length} jobs of ${count} rows ended, each row with one result; ${await historiesHold(room, files)}`;
      },
    };
  },
};

/** Orders a job, looks until it has ended, and puts what it did into the log of each dossier. */
async function done(by, asked, { files, fails, told }) {
  const { room, acknowledged } = told;
  const once = { 'idempotency-key': randomUUID() };
  const { id } = await asks(room, by, (api) => api.post('/bulk-jobs', asked, once));
  const end = Date.now() + patience;
  for (let seen = 0; ; await pause(glance)) {
    const job = await asks(room, by, (api) => api.get(`/bulk-jobs/${id}`));
    const worked = job.counts.done + job.counts.failed;
    if (worked > seen) acknowledged(worked - seen);
    seen = Math.max(worked, seen);
    if (job.doneAt !== undefined) return ended(job, { files, fails, order: asked.order });
    expect(Date.now() < end, 'job-open', { id, ...job.counts });
  }
}

function ended(job, { files, fails, order }) {
  const { id, rows } = job;
  expect(rows.length === files.length, 'job-rows', { id, found: rows.length, expected: files.length });
  for (const row of rows) {
    const expected = fails.includes(row.id) ? 'failed' : 'done';
    expect(row.state === expected, 'job-row', { id, reference: row.reference, found: `${row.state} ${row.code ?? ''}`, expected });
    const file = files.find((one) => one.id === row.id);
    if (row.state === 'done') noted(file, { key: `bulk-${id}-${row.id}`, moved: { act: order.act, version: row.version + 1, state: 'in-processing', at: row.at, reference: file.reference } });
  }
  return job;
}

/** What was told of a job at its end stands. */
async function rowsStand({ books }, { id, rows }) {
  const statesOf = (those = []) => those.map(({ state }) => state).join(' ');
  const kept = await books.bulkJob(id);
  expect(kept?.doneAt && statesOf(kept.rows) === statesOf(rows), 'job-row', { id, reference: 'all', found: statesOf(kept?.rows), expected: statesOf(rows) });
}
