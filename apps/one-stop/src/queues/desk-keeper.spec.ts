import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DossierPage, Light, Queue, type QueueCounts, QueueOrder } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { unitsOf } from '@motcua/forms/units';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Connection } from 'mongoose';
import { DossierStore } from '../dossiers/dossier.store.ts';
import { newDossier } from '../submissions/new-dossier.ts';
import { anAgency, aProcedure, aProvince, aSubmission, aWorkingWeek, people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop, started, Visitor } from '../testing/a-running-one-stop.ts';
import { DeskFiler } from './desk-filer.ts';

let oneStop: RunningOneStop;
let another: NestFastifyApplication;
let there: Visitor;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
  another = await started(oneStop.config, oneStop.clock);
  there = new Visitor(another, oneStop.identity);
}, 120_000);
afterAll(async () => {
  await another.close();
  await oneStop.close();
});

const surroundings = { procedure: aProcedure, calendar: new WorkingCalendar(aWorkingWeek), units: unitsOf(aProvince.units), agencies: [] };
const collection = () => oneStop.app.get<Connection>(getConnectionToken()).collection('dossiers');
const page = async (desk: Visitor, actor: Actor, query: string) => (await desk.get(actor, `?${query}`)).json<DossierPage>();
const counts = async (desk: Visitor, actor: Actor) => (await desk.get(actor, '/counts')).json<QueueCounts>();

/** A few of everything, a day apart. */
async function aWorkload() {
  const { desk, clock } = oneStop;
  for (const [day, way] of [['23', 'fresh'], ['23', 'held'], ['24', 'free'], ['25', 'waiting'], ['26', 'held'], ['26', 'withdrawn']] as const) {
    clock.set(`2026-11-${day}T03:00:00Z`);
    const { id } = await oneStop.submitted({ submittedAt: `2026-11-${day}T02:00:00.000Z` });
    if (way === 'withdrawn') await desk.move(people.citizen, id, 'withdraw', { body: { reason: 'Đổi ý' } });
    if (way === 'fresh' || way === 'withdrawn') continue;
    await desk.move(people.receptionist, id, 'receive');
    await desk.move(people.receptionist, id, 'pass-on');
    if (way === 'free') continue;
    await desk.move(people.specialist, id, 'claim');
    if (way === 'waiting') await desk.move(people.specialist, id, 'request-supplement', { body: { message: 'Thiếu bản vẽ biển hiệu', papers: ['drawing'], until: '2026-12-10' } });
  }
}

describe('the desk index', () => {
  it('holds what was written, at once in the process that wrote it and soon in every other', async () => {
    await aWorkload();
    for (const actor of [people.receptionist, people.specialist, people.leader]) {
      // Either of the two may have taken a submission in.
      const here = await eventually(async () => {
        const all = await counts(oneStop.desk, actor);
        expect(all.all).toBe(6);
        return all;
      });
      await eventually(async () => expect(await counts(there, actor)).toEqual(here));
    }
  });

  it('is the same in a process that starts later', async () => {
    const third = await started(oneStop.config, oneStop.clock);
    try {
      expect(await counts(new Visitor(third, oneStop.identity), people.specialist)).toEqual(await counts(oneStop.desk, people.specialist));
    } finally {
      await third.close();
    }
  });

  it('learns what became of a write whose answer got lost', async () => {
    const { id } = await oneStop.submitted();
    const toReceive = async () => (await counts(oneStop.desk, people.receptionist))['to-receive'];
    const before = await eventually(async () => {
      expect((await page(oneStop.desk, people.receptionist, 'queue=to-receive')).rows.map((row) => row.id)).toContain(id);
      return toReceive();
    });
    // As if the connection had broken between the write and its answer.
    await collection().updateOne({ _id: id as never }, { $set: { version: 9, 'desk.open': false, state: 'withdrawn', closed: { at: oneStop.clock.now().toISOString(), reason: '' } } });
    oneStop.app.get(DeskFiler).index.doubt([id]);
    await eventually(async () => expect(await toReceive()).toBe(before - 1));
  });

  it('shows no row that another process has taken away meanwhile', async () => {
    const { id } = await oneStop.submitted();
    await collection().updateOne({ _id: id as never }, { $set: { version: 9, 'desk.open': false, state: 'withdrawn' } });
    const shown = await page(oneStop.desk, people.receptionist, 'queue=to-receive');
    expect(shown.rows.map((row) => row.id)).not.toContain(id);
    await collection().deleteOne({ _id: id as never });
    expect((await page(oneStop.desk, people.receptionist, 'queue=all')).rows.map((row) => row.id)).not.toContain(id);
    expect((await counts(oneStop.desk, people.receptionist))['to-receive']).toBe((await page(oneStop.desk, people.receptionist, 'queue=to-receive')).rows.length);
  });

  it.each(Queue.options)('counts as many as the queue %s shows', async (queue) => {
    for (const actor of [people.receptionist, people.specialist, people.leader, people.elsewhere]) {
      const { total, rows } = await page(oneStop.desk, actor, `queue=${queue}`);
      expect([(await counts(oneStop.desk, actor))[queue], rows.length]).toEqual([total, total]);
    }
  });
});

describe('filters', () => {
  it.each(Light.options)('show by the light %s what has this light in its row', async (light) => {
    for (const now of ['2026-11-26T03:00:00Z', '2026-11-27T09:59:30Z', '2026-11-27T10:00:30Z', '2026-11-27T10:01:00Z', '2026-12-04T03:00:00Z']) {
      oneStop.clock.set(now);
      const all = (await page(oneStop.desk, people.specialist, 'queue=all')).rows;
      const expected = all.filter((row) => row.light === light).map(({ id }) => id);
      expect([now, (await page(oneStop.desk, people.specialist, `queue=all&light=${light}`)).rows.map(({ id }) => id)]).toEqual([now, expected]);
    }
    oneStop.clock.set('2026-11-26T03:00:00Z');
  });

  it('narrow down to a procedure, a step, an official, nobody, and days, both included', async () => {
    const total = async (query: string) => (await page(oneStop.desk, people.specialist, `queue=all&${query}`)).total;
    const all = await total('');
    expect(await total('procedure=shop-sign')).toBe(all);
    expect(await total('procedure=another')).toBe(0);
    expect(await total('step=appraisal')).toBe(4);
    expect(await total(`assignee=${people.specialist.id}`)).toBe(3);
    expect(await total('assignee=nobody&step=appraisal')).toBe(1);
    expect(await total('receivedFrom=2026-11-24&receivedTo=2026-11-25&step=appraisal')).toBe(2);
    expect((await oneStop.desk.get(people.specialist, '?light=green')).statusCode).toBe(400);
  });

  it.each(QueueOrder.options)('sort by %s', async (order) => {
    const { rows } = await page(oneStop.desk, people.specialist, `queue=all&step=appraisal&order=${order}`);
    const dates = rows.map((row) => (order.endsWith('received') ? row.receivedAt : undefined));
    expect(dates).toEqual(order.startsWith('-') ? dates.toSorted().toReversed() : dates.toSorted());
    expect(rows).toHaveLength(4);
  });
});

describe('a search by a common name', () => {
  const submittedAt = (at: number) => new Date(Date.UTC(2026, 9, 1) + at * 6 * 3_600_000).toISOString();

  it('shows the newest first, page by page, and says that there are more', async () => {
    const many = Array.from({ length: 230 }, (_, at) => aSubmission({ submittedAt: submittedAt(at), answers: { 'full-name': 'Trần Văn Ánh', phone: '0911222333', sign: 'Phở', premises: { street: '1', ward: '26905' }, 'opens-on': '2026-12-01' } }));
    await oneStop.app.get(DossierStore).add(many.map((submission) => newDossier(submission, surroundings)));
    const ask = async (cursor?: string, q = 'tran van anh') =>
      (await oneStop.desk.ask(people.receptionist, { method: 'POST', url: '/v1/dossiers/search', payload: { q, ...(cursor ? { cursor } : {}) } })).json<DossierPage>();
    const first = await ask();
    const second = await ask(first.next);
    expect(first.more).toBe(true);
    const newest = many.map((submission) => submission.id).toReversed();
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(newest.slice(0, 50));
    expect((await ask(undefined, 'tran van anh nghia')).rows).toEqual([]);
    expect((await oneStop.desk.ask(people.elsewhere, { method: 'POST', url: '/v1/dossiers/search', payload: { q: 'tran' } })).json<DossierPage>().rows).toEqual([]);
  });

  it('shows a dossier of a year that the calendar does not tell of, and those beside it', async () => {
    const { id } = await oneStop.submitted({ submittedAt: '2026-11-26T02:30:00.000Z', answers: { 'full-name': 'Đinh Bảo Khuê', phone: '0911555666', sign: 'Phở', premises: { street: '1', ward: '26905' }, 'opens-on': '2026-12-01' } });
    await collection().updateOne({ _id: id as never }, { $set: { submittedAt: '2021-03-01T02:00:00.000Z', receivedAt: '2021-03-01T02:00:00.000Z' } });
    const answer = await oneStop.desk.ask(people.receptionist, { method: 'POST', url: '/v1/dossiers/search', payload: { q: 'dinh bao khue' } });
    expect(answer.json<DossierPage>().rows.map((row) => row.id)).toEqual([id]);
  });

  it('takes the code as lists show it, without the agency', async () => {
    const { id, reference } = await oneStop.submitted();
    const answer = await oneStop.desk.ask(people.receptionist, { method: 'POST', url: '/v1/dossiers/search', payload: { q: reference.slice(anAgency.code.length + 1) } });
    expect(answer.json<DossierPage>().rows.map((row) => row.id)).toEqual([id]);
  });
});
