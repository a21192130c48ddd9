import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DueAgencies, DueAtAgency, MentionsSince, ToldAtOnce } from '@motcua/contracts/notices-api';
import type { Actor } from '@motcua/domain/actor';
import { eventually } from '@motcua/testing/eventually';
import { randomUUID } from 'node:crypto';
import { people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const { receptionist, specialist, secondSpecialist, head, leader, citizen } = people;
const notify: Actor = { id: 'notify', kind: 'service', roles: [] };
const reason = 'Chia lại công việc trong phòng';
const asked = async <Answer>(path: string) => (await oneStop.desk.ask(notify, { method: 'GET', url: `/internal/${path}` })).json<Answer>();
const due = async () => (await asked<DueAtAgency>(`notices/due?${new URLSearchParams({ agency: receptionist.agency ?? '' })}`)).rows;
const told = async (id: string, version: number) => (await asked<ToldAtOnce>(`dossiers/${id}/told/${version}`)).told;
const version = async (id: string) => (await oneStop.desk.mustSee(receptionist, id)).status.version;

async function atAppraisal(): Promise<string> {
  oneStop.clock.set('2026-11-23T03:00:00Z');
  const { id } = await oneStop.submitted();
  await oneStop.desk.move(receptionist, id, 'receive');
  await oneStop.desk.move(receptionist, id, 'pass-on');
  return id;
}

describe('what is due at an agency', () => {
  it('is told with whose it is and how urgent, and with nothing about a person', async () => {
    const id = await atAppraisal();
    await oneStop.desk.move(specialist, id, 'claim');
    const { status } = await oneStop.desk.mustSee(receptionist, id);
    const dueAt = status.dueAt ?? '';
    oneStop.clock.set(new Date(Date.parse(dueAt) - 3_600_000));
    expect((await due()).find((row) => row.id === id)).toEqual({ id, reference: status.reference, procedure: status.procedure.name, dueAt, standing: 'due-today', daysOver: 0, role: 'specialist', holder: specialist.id });
    oneStop.clock.set(new Date(Date.parse(dueAt) + 7 * 86_400_000));
    expect((await due()).find((row) => row.id === id)).toMatchObject({ standing: 'overdue', daysOver: 5 });
    expect(JSON.stringify(await due())).not.toMatch(/Hạnh|0903/);
  });

  it('is told of those agencies alone that have any', async () => {
    const agencies = async () => (await asked<DueAgencies>('notices/due-agencies')).agencies;
    const id = await atAppraisal();
    oneStop.clock.set('2026-11-25T03:00:00Z');
    expect((await due()).some((row) => row.id === id)).toBe(true);
    expect(await agencies()).toContain(receptionist.agency);
    expect(await agencies()).not.toContain(people.elsewhere.agency);
  });
});

describe('who is told at once', () => {
  it('is who is given a dossier by somebody else', async () => {
    const id = await atAppraisal();
    const heard = oneStop.listenTo('motcua.dossier.v1');
    await oneStop.desk.move(specialist, id, 'claim');
    await oneStop.desk.move(head, id, 'reassign', { body: { to: secondSpecialist.id, reason } });
    expect(await told(id, await version(id))).toEqual([{ official: secondSpecialist.id, kind: 'given' }]);
    await eventually(() => expect(heard.find(({ subject, data }) => subject === id && data.fact === 'reassigned')?.data.tells).toBe(true));
    expect(heard.find(({ subject, data }) => subject === id && data.fact === 'received')?.data.tells).toBeUndefined();
  });

  it('is nobody, when an official takes what waited', async () => {
    const id = await atAppraisal();
    await oneStop.desk.move(specialist, id, 'claim');
    expect(await told(id, await version(id))).toEqual([]);
  });

  it('is the head and the leader, of a low rating', async () => {
    const id = await atAppraisal();
    await oneStop.desk.move(specialist, id, 'claim');
    await oneStop.desk.attach(specialist, id);
    for (const [who, act] of [[specialist, 'pass-on'], [head, 'pass-on'], [leader, 'approve']] as const) await oneStop.desk.move(who, id, act);
    await oneStop.desk.move(receptionist, id, 'return', { body: { collector: 'Nguyễn Thị Minh Hạnh', channel: 'counter' } });
    await oneStop.desk.move(citizen, id, 'rate', { body: { stars: 1 } });
    expect((await told(id, await version(id))).map(({ official, kind }) => `${official} ${kind}`)).toEqual(expect.arrayContaining([`${head.id} low-rating`, `${leader.id} low-rating`]));
  });

  it('is who is named in a note, without what it says', async () => {
    const id = await atAppraisal();
    const text = `@${'Lê Thúy Nga'} xem giúp phần này`;
    const answer = await oneStop.desk.ask(specialist, { method: 'POST', url: `/v1/dossiers/${id}/comments`, payload: { text }, headers: { 'idempotency-key': randomUUID() } });
    expect(answer.statusCode).toBeLessThan(300);
    const { mentions } = await asked<MentionsSince>('notices/mentions?instant=2026-11-22T00:00:00.000Z');
    expect(mentions.find(({ dossier }) => dossier.id === id)).toMatchObject({ officials: [secondSpecialist.id] });
    expect(JSON.stringify(mentions)).not.toContain('xem giúp');
  });
});

// Last, because the clock goes to where the calendar ends, and everything is late there.
describe('an agency whose calendar does not tell of the days that come', () => {
  it('keeps no other from being told: it is named, and asked by itself', async () => {
    await atAppraisal();
    oneStop.clock.set('2035-12-31T03:00:00Z');
    expect((await asked<DueAgencies>('notices/due-agencies')).agencies).toContain(receptionist.agency);
  });
});
