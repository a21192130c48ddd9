import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Calendar } from '@motcua/contracts/agency';
import { CalendarMoves, Reckoning } from '@motcua/contracts/calendar-moves-api';
import { agencyPublished, calendarPublished } from '@motcua/contracts/events';
import type { Actor } from '@motcua/domain/actor';
import { newEntry } from '@motcua/messaging/event';
import { Lease } from '@motcua/messaging/lease';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { anotherAgency, aWorkingWeek, people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop, started } from '../testing/a-running-one-stop.ts';
import { ReckoningStore } from './reckoning.store.ts';
import { TermMover } from './term-mover.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const admin: Actor = { id: 'admin-toan', kind: 'official', roles: ['catalogue-admin'], agency: '000.00.00.H29' };
const about = { source: '/motcua/test', time: '2026-11-23T03:00:00.000Z' };
const name = { vi: 'Nghỉ bù', en: 'Day in lieu' };

let version = 1;
let calendar: Calendar = aWorkingWeek;
async function publish(changes: Partial<Calendar>): Promise<Calendar> {
  calendar = { ...calendar, ...changes, version: (version += 1) };
  await oneStop.publisher.publish([newEntry(calendarPublished, { ...about, subject: calendar.id, data: calendar })]);
  return calendar;
}

const reckoning = async () => Reckoning.parse((await oneStop.desk.get(admin, `/calendar-reckonings/${aWorkingWeek.id}`)).json());
const done = () => eventually(async () => expect(await reckoning()).toMatchObject({ version, state: 'done' }), 30_000);
async function dryRun(changes: Partial<Calendar>, as: Actor = admin, page = 1) {
  const { version: _, ...rest } = calendar;
  return oneStop.desk.ask(as, { method: 'POST', url: '/v1/dossiers/calendar-dry-run', payload: { calendar: { ...rest, ...changes }, page } });
}
const seen = (id: string) => oneStop.desk.mustSee(people.receptionist, id);
const changesIn = async (id: string) => (await seen(id)).history.filter(({ act }) => act === 'calendar-changed').length;

async function received() {
  const { id } = await oneStop.submitted();
  await oneStop.desk.move(people.receptionist, id, 'receive');
  return id;
}

describe('a new version of a calendar', () => {
  it('moves just the dossiers that the dry run has named, to just those dates', async () => {
    oneStop.clock.set('2026-11-23T03:00:00Z');
    const [first, second] = [await received(), await received()];
    const waiting = (await oneStop.submitted()).id;
    const holidays = [{ on: '2026-11-25', name }];
    const told = CalendarMoves.parse((await dryRun({ holidays })).json());
    expect(told).toMatchObject({ seen: 3, moves: 2, later: 2, earlier: 0, unreached: 0, overdue: 0, page: 1, pages: 1 });
    expect(told.rows.every(({ before, after }) => before.dueAt === '2026-11-26T10:00:00.000Z' && after?.dueAt === '2026-11-27T10:00:00.000Z')).toBe(true);
    expect(JSON.stringify(told)).not.toMatch(/Hạnh|0903512789/);

    const statuses = oneStop.listenTo('motcua.dossier-status.v1');
    await publish({ holidays });
    await done();
    for (const id of [first, second]) {
      const view = await seen(id);
      expect(view.status).toMatchObject({ version: 3, dueAt: told.rows.find(({ reference }) => reference === view.status.reference)?.after?.dueAt });
      expect(view.history.at(-1)).toMatchObject({ act: 'calendar-changed', note: `Tuần làm việc (${version})` });
      await eventually(() => expect(statuses.filter(({ subject }) => subject === id).at(-1)?.data.status).toMatchObject({ version: 3, dueAt: '2026-11-27T10:00:00.000Z' }));
    }
    expect((await seen(waiting)).status.version).toBe(1);
    expect(await reckoning()).toMatchObject({ moved: 2, unreached: 0 });
  });

  it('makes whoever had the dossier open look again, and says why', async () => {
    const id = await received();
    await publish({ holidays: [...calendar.holidays, { on: '2026-11-24', name }] });
    await done();
    const late = await oneStop.desk.try(people.receptionist, id, 'pass-on', { version: 2 });
    expect(late.json()).toMatchObject({ status: 409, current: { act: 'calendar-changed', version: 3 } });
  });

  it('that does not reach a term leaves it as it is, and says so before and after', async () => {
    const id = await received();
    const covers = { from: '2024-01-01', to: '2026-11-24' };
    const told = CalendarMoves.parse((await dryRun({ covers, holidays: [] })).json());
    expect(told.unreached).toBeGreaterThan(0);
    expect(told.rows[0]).not.toHaveProperty('after');
    const before = (await seen(id)).status.dueAt;
    const whole = calendar;
    await publish({ covers, holidays: [] });
    await done();
    expect((await reckoning()).unreached).toBeGreaterThan(0);
    await publish(whole);
    await done();
    expect((await seen(id)).status.dueAt).toBe(before);
  });

  it('reaches an agency that has just got this calendar', async () => {
    const { id } = await oneStop.submitted({ agency: { code: anotherAgency.code, name: anotherAgency.name } });
    await oneStop.desk.move(people.elsewhere, id, 'receive');
    const shortWeek = { ...aWorkingWeek, id: 'four-days', version: 1, week: { '1': aWorkingWeek.week['1'] ?? [], '4': aWorkingWeek.week['4'] ?? [] }, holidays: [] };
    await oneStop.publisher.publish([
      newEntry(calendarPublished, { ...about, subject: shortWeek.id, data: shortWeek }),
      newEntry(agencyPublished, { ...about, subject: anotherAgency.code, data: { ...anotherAgency, calendar: shortWeek.id, version: 2 } }),
    ]);
    await eventually(async () => expect((await oneStop.desk.mustSee(people.elsewhere, id)).status.dueAt).toBe('2026-12-03T10:00:00.000Z'));
  });
});

describe('a process that dies in the middle', () => {
  it('is followed by another that moves what is left, and nothing twice', async () => {
    const ids = [await received(), await received(), await received(), await received()];
    // Somebody else holds the work: as long as that lasts, this process does nothing.
    const { db } = oneStop.app.get<Connection>(getConnectionToken());
    if (!db) throw new Error('the store is not connected');
    const other = new Lease(db, 'calendar-reckoning', 60_000);
    await oneStop.app.get(ReckoningStore).lease.giveBack();
    expect(await other.take()).toBe(true);
    const next = await publish({ holidays: [...calendar.holidays, { on: '2026-12-01', name }, { on: '2026-11-26', name }] });
    await eventually(async () => expect(await oneStop.app.get(TermMover).move(ids.slice(0, 2), `${next.id}/${next.version}`)).toBe(2));
    expect((await reckoning()).state).not.toBe('done');
    await other.giveBack();
    await done();
    const counts = await Promise.all(ids.map(changesIn));
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  it('moves nothing at the next start when all is done', async () => {
    const id = await received();
    const before = await seen(id);
    const again = await started({ ...oneStop.config }, oneStop.clock);
    await again.close();
    expect((await seen(id)).status.version).toBe(before.status.version);
    expect(await changesIn(id)).toBe(0);
  });
});

describe('who may ask', () => {
  it.each([
    ['a receptionist', people.receptionist, 403],
    ['a citizen', people.citizen, 403],
  ])('%s may not', async (_, actor, status) => {
    expect((await dryRun({}, actor)).statusCode).toBe(status);
    expect((await oneStop.desk.get(actor, `/calendar-reckonings/${aWorkingWeek.id}`)).statusCode).toBe(status);
  });

  it('gets an answer for a calendar that contradicts itself, for one that is not there, and for a page beyond the end', async () => {
    const overlapping = { ...aWorkingWeek.week, '1': [{ from: '07:30', to: '12:00' }, { from: '11:00', to: '17:00' }] };
    expect((await dryRun({ week: overlapping })).json()).toMatchObject({ status: 422, type: expect.stringContaining('calendar-invalid') });
    expect((await oneStop.desk.get(admin, '/calendar-reckonings/ha-noi')).statusCode).toBe(404);
    expect((await dryRun({ id: 'ha-noi' })).json()).toMatchObject({ seen: 0, moves: 0, rows: [] });
    expect((await dryRun({}, admin, 7)).json()).toMatchObject({ rows: [], page: 7, pages: 1 });
  });
});
