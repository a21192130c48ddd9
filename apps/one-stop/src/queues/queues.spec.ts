import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DossierPage } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const page = async (actor: Actor, query: string) => (await oneStop.desk.get(actor, `?${query}`)).json<DossierPage>();
const ids = async (actor: Actor, queue: string) => (await page(actor, `queue=${queue}`)).rows.map(({ id }) => id);
const found = async (q: string, actor: Actor = people.receptionist) => {
  const answer = await oneStop.desk.ask(actor, { method: 'POST', url: '/v1/dossiers/search', payload: { q } });
  return answer.json<DossierPage>().rows.map(({ id }) => id);
};

describe('queues', () => {
  it('hold each dossier where its state, step and holder put it', async () => {
    const { desk, clock } = oneStop;
    clock.set('2026-11-23T03:00:00Z');
    const [fresh, held, free, waiting] = [await oneStop.submitted(), await oneStop.submitted(), await oneStop.submitted(), await oneStop.submitted()].map(({ id }) => id) as [string, string, string, string];
    for (const id of [held, free, waiting]) {
      await desk.move(people.receptionist, id, 'receive');
      await desk.move(people.receptionist, id, 'pass-on');
    }
    await desk.move(people.specialist, held, 'claim');
    await desk.move(people.specialist, waiting, 'request-supplement', { body: { message: 'Thiếu bản vẽ biển hiệu', papers: ['drawing'], until: '2026-12-10' } });
    expect(await ids(people.receptionist, 'to-receive')).toEqual([fresh]);
    expect(await ids(people.specialist, 'mine')).toEqual(expect.arrayContaining([held, waiting]));
    expect(await ids(people.specialist, 'unassigned')).toEqual([free]);
    expect(await ids(people.specialist, 'waiting-citizen')).toEqual([waiting]);
    expect(await ids(people.secondSpecialist, 'mine')).toEqual([]);
    expect(await ids(people.elsewhere, 'all')).toEqual([]);
    expect(await ids(people.leader, 'all')).toHaveLength(4);
    expect((await oneStop.desk.get(people.specialist, '/counts')).json()).toEqual({
      'to-receive': 1, mine: 2, unassigned: 1, 'due-today': 0, 'due-soon': 0, overdue: 0, 'waiting-citizen': 1, 'waiting-unit': 0, suspended: 0, 'to-sign': 0, apologies: 0, 'asked-of-us': 0, 'to-return': 0, done: 0, all: 4,
    });
    clock.set('2026-11-24T08:00:00Z');
    expect(await ids(people.specialist, 'due-soon')).toEqual(expect.arrayContaining([held, free]));
    clock.set('2026-11-26T03:00:00Z');
    expect(await ids(people.specialist, 'due-today')).toEqual(expect.arrayContaining([held, free]));
    clock.set('2026-11-27T03:00:00Z');
    const overdue = (await page(people.specialist, 'queue=overdue')).rows;
    expect(overdue.map(({ id }) => id).sort()).toEqual([held, free].sort());
    expect(overdue[0]).toMatchObject({ light: 'overdue', minutesLeft: -150, applicant: 'Nguyễn Thị Minh Hạnh', step: { id: 'appraisal' } });
    await desk.move(people.citizen, waiting, 'withdraw', { body: { reason: 'Đổi ý' } });
    expect(await ids(people.receptionist, 'done')).toEqual([waiting]);
  });

  it('are read page by page, without a gap and without doubles', async () => {
    oneStop.clock.set('2026-11-23T03:00:00Z');
    await Promise.all(Array.from({ length: 30 }, (_, at) => oneStop.submitted({ channel: 'counter', submittedAt: `2026-11-23T01:${String(at % 7).padStart(2, '0')}:00.000Z` })));
    const first = await page(people.receptionist, 'queue=to-receive&channel=counter');
    const second = await page(people.receptionist, `queue=to-receive&channel=counter&cursor=${first.next}`);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([25, 5, undefined]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(30);
    expect((await page(people.receptionist, 'queue=to-receive&channel=api')).rows).toEqual([]);
  });

  it('do not take a name in the address, nor anyone but officials', async () => {
    expect((await oneStop.desk.get(people.receptionist, '?q=Hanh')).json()).toMatchObject({ status: 400 });
    expect((await oneStop.desk.get(people.citizen, '?queue=all')).statusCode).toBe(403);
    expect((await oneStop.desk.get(people.receptionist, '?queue=secret')).statusCode).toBe(400);
  });
});

describe('search', () => {
  it('finds by code, look-up number, name without accents, phone and identity number, whole or the last four', async () => {
    const { id, reference, lookupNumber } = await oneStop.submitted({
      answers: {
        'full-name': 'Đỗ Trọng Nghĩa', phone: '0988777665', 'identity-number': '079190005432', sign: 'Phở', premises: { street: '1', ward: '26905' }, 'opens-on': '2026-12-01',
      },
    });
    for (const q of [reference, reference.toLowerCase().replaceAll('.', ' '), lookupNumber, 'do trong nghia', 'NGHĨA Đỗ', '0988 777 665', '+84988777665', '079190005432', '5432', '7665']) {
      expect([q, await found(q)]).toEqual([q, [id]]);
    }
    expect(await found('Đỗ Trọng Nhân')).toEqual([]);
    expect(await found(reference, people.elsewhere)).toEqual([]);
  });

  it('leaves nothing of what was typed in the log', () => {
    expect(oneStop.lines.join('\n')).not.toMatch(/trong nghia|NGHĨA|0988 ?777|84988777/i);
  });
});

describe('own dossiers', () => {
  it('are shown to their owner, newest first, without officials', async () => {
    const owner: Actor = { id: 'citizen-new', kind: 'citizen', roles: [] };
    const [first, second] = [await oneStop.submitted({ owner: owner.id, submittedAt: '2026-11-20T02:00:00.000Z' }), await oneStop.submitted({ owner: owner.id })];
    await oneStop.desk.move(people.receptionist, first.id, 'receive');
    const { rows } = (await oneStop.desk.get(owner, '/mine')).json<DossierPage>();
    expect(rows.map(({ id, state }) => [id, state])).toEqual([[second.id, 'submitted'], [first.id, 'received']]);
    expect(rows[1]).not.toHaveProperty('assignee');
  });
});
