import { Agency, Calendar } from '@motcua/contracts/agency';
import { agencyPublished, calendarPublished } from '@motcua/contracts/events';
import { AgencyTree, AgencyWritten } from '@motcua/contracts/organisation-api';
import { foldTopic } from '@motcua/messaging/fold-topic';
import { eventually } from '@motcua/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aCity, aRunningCatalogue } from '../a-running-catalogue.ts';
import { Seeding } from '../seeding.ts';
import { aCalendarWritten, anAgencyWritten } from './an-organisation.ts';

type City = Awaited<ReturnType<typeof aCity>>;
type Running = Awaited<ReturnType<typeof aRunningCatalogue>>;

let city: City;
let catalogue: Running;
const folders: ReturnType<typeof foldTopic>[] = [];

beforeAll(async () => {
  city = await aCity();
  catalogue = await aRunningCatalogue(city.settings);
  await catalogue.ready();
}, 60_000);

afterAll(async () => {
  await Promise.all(folders.map((folding) => folding.close()));
  await catalogue.close();
  await city.remove();
});

interface Asking { method?: string; body?: object; version?: number; key?: string; roles?: string[] | null }

async function ask(path: string, { method = 'POST', body = {}, version, key = randomUUID(), roles = ['catalogue-admin'] }: Asking = {}) {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'idempotency-key': key };
  if (roles) headers['authorization'] = `Bearer ${await city.token(roles)}`;
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  const answer = await fetch(`${catalogue.url}${path}`, { method, headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const agency = async (code: string) => Agency.parse(await catalogue.json(`/v1/agencies/${code}`));
/** As a form sends it: with what the form shows. */
const written = (agency: Agency) => AgencyWritten.strip().parse(agency);
const seed = () => catalogue.app.get(Seeding).seed(city.settings['CATALOGUE_DATA'] ?? '');
const district = '000.12.35.H29';

describe('editing an agency', () => {
  it('makes the next version, which is published', async () => {
    const before = await agency(district);
    const answer = await ask(`/v1/agencies/${district}`, { method: 'PUT', version: before.version, body: { ...written(before), phone: '028 3841 2345' } });
    expect(answer).toMatchObject({ status: 200, body: { name: district, version: before.version + 1 } });
    expect(await agency(district)).toMatchObject({ phone: '028 3841 2345', version: before.version + 1 });
    const seen = await fold('motcua.agency.v1');
    // What the publisher could not send at once, its sweep does.
    await eventually(() => expect(agencyPublished.schema.parse(JSON.parse(seen.get(district) ?? '{}')).data).toMatchObject({ phone: '028 3841 2345' }), 45_000);
  });

  it('gives the same answer to the same key, and refuses the key with other words', async () => {
    const before = await agency('000.12.22.H29');
    const asking = { method: 'PUT', version: before.version, key: randomUUID(), body: { ...written(before), phone: '1900' } };
    const first = await ask('/v1/agencies/000.12.22.H29', asking);
    expect(await ask('/v1/agencies/000.12.22.H29', asking)).toEqual(first);
    expect(await ask('/v1/agencies/000.12.22.H29', { ...asking, body: { ...asking.body, phone: '1901' } })).toMatchObject({ status: 409, body: { type: expect.stringContaining('idempotency-key-reused') } });
    expect((await agency('000.12.22.H29')).version).toBe(before.version + 1);
  });

  it('from an older version is told the newer one', async () => {
    const now = await agency(district);
    const late = await ask(`/v1/agencies/${district}`, { method: 'PUT', version: now.version - 1, body: written(now) });
    expect(late).toMatchObject({ status: 409, body: { type: expect.stringContaining('entry-changed'), current: { version: now.version } } });
  });

  it('of two at once lets one through', async () => {
    const before = await agency('000.12.23.H29');
    const both = await Promise.all(['1', '2'].map((phone) => ask('/v1/agencies/000.12.23.H29', { method: 'PUT', version: before.version, body: { ...written(before), phone: `102${phone}` } })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['without a token', { roles: null }, 401],
    ['as a receptionist', { roles: ['receptionist'] }, 403],
    ['without a version', { version: undefined }, 428],
    ['with a short key', { key: 'x' }, 400],
    ['to another code', { body: anAgencyWritten() }, 400],
    ['to what it cannot be', { body: { ...anAgencyWritten({ code: district, kind: 'district', parent: '000.00.00.H29', phone: '' }) } }, 422],
  ] as const)('%s answers %s', async (_, asking, status) => {
    const now = await agency(district);
    expect((await ask(`/v1/agencies/${district}`, { method: 'PUT', version: now.version, body: written(now), ...(asking as Asking) })).status).toBe(status);
  });

  it('says what is wrong beside its place, in both languages', async () => {
    const answer = await ask('/v1/agencies', { body: anAgencyWritten({ calendar: 'ha-noi' }) });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ at: 'calendar', code: 'calendar-unknown', message: { vi: 'Không có lịch làm việc ha-noi', en: 'There is no working calendar ha-noi' } }] } });
  });
});

describe('the tree of agencies', () => {
  it('takes a new one, which has its place in the tree', async () => {
    expect(await ask('/v1/agencies', { body: anAgencyWritten() })).toMatchObject({ status: 201, body: { version: 1 } });
    expect(await ask('/v1/agencies', { body: anAgencyWritten() })).toMatchObject({ status: 409, body: { type: expect.stringContaining('entry-exists') } });
    const { agencies } = AgencyTree.parse(await catalogue.json('/v1/agencies/tree'));
    expect(agencies[0]).toMatchObject({ code: '000.00.00.H29', depth: 0 });
    const at = agencies.findIndex(({ code }) => code === '000.60.35.H29');
    expect(agencies[at]).toMatchObject({ depth: 2, parent: district });
    expect(agencies.slice(0, at).findLast(({ depth }) => depth === 1)?.code).toBe(district);
  });

  it('keeps a closed one, which offers nothing any more', async () => {
    const ward = await agency('000.60.35.H29');
    const closing = { successor: district, reason: { vi: 'Sáp nhập vào quận', en: 'Merged into the district' } };
    expect(await ask(`/v1/agencies/${ward.code}/close`, { version: ward.version, body: closing })).toMatchObject({ status: 200 });
    expect(await agency(ward.code)).toMatchObject({ closed: { on: '2026-11-23', successor: district } });
    expect(await catalogue.json(`/v1/procedures?agency=${ward.code}`)).toMatchObject({ procedures: [] });
    const changed = { ...written(ward), phone: '1022' };
    expect(await ask(`/v1/agencies/${ward.code}`, { method: 'PUT', version: ward.version + 1, body: changed })).toMatchObject({ status: 200 });
    expect(await agency(ward.code)).toMatchObject({ phone: '1022', closed: { successor: district } });
  });
});

describe('editing a calendar', () => {
  it('adds one and changes one, each published', async () => {
    expect(await ask('/v1/calendars', { body: aCalendarWritten() })).toMatchObject({ status: 201, body: { name: 'quan-binh-thanh', version: 1 } });
    const longer = aCalendarWritten({ holidays: [...aCalendarWritten().holidays, { on: '2026-04-30', name: { vi: 'Ngày Chiến thắng', en: 'Reunification Day' } }] });
    expect(await ask('/v1/calendars/quan-binh-thanh', { method: 'PUT', version: 1, body: longer })).toMatchObject({ status: 200, body: { version: 2 } });
    const calendar = Calendar.parse(await catalogue.json('/v1/calendars/quan-binh-thanh'));
    expect(calendar.holidays.map(({ on }) => on)).toEqual(['2026-04-30', '2026-09-02']);
    const seen = await fold('motcua.calendar.v1');
    await eventually(() => expect(calendarPublished.schema.parse(JSON.parse(seen.get('quan-binh-thanh') ?? '{}')).data.version).toBe(2));
  });

  it('is refused when it contradicts itself; asking first changes nothing', async () => {
    const wrong = aCalendarWritten({ cutOff: 'trưa' });
    expect(await ask('/v1/calendars/check', { body: wrong })).toMatchObject({ status: 200, body: { problems: [{ at: 'cutOff', code: 'time-shape' }] } });
    expect(await ask('/v1/calendars/quan-binh-thanh', { method: 'PUT', version: 2, body: wrong })).toMatchObject({ status: 422, body: { type: expect.stringContaining('calendar-invalid') } });
    expect(await ask('/v1/calendars/check', { body: wrong, roles: ['specialist'] })).toMatchObject({ status: 403 });
  });
});

describe('reading the data files at the next start', () => {
  it('leaves what administrators changed as they left it', async () => {
    const edited = await agency(district);
    expect(await seed()).toMatchObject({ published: 0 });
    expect(await agency(district)).toEqual(edited);
    expect(await agency('000.60.35.H29')).toMatchObject({ closed: { successor: district } });
  });

  it('takes the file again once the file says something new, and once only', async () => {
    const edited = await agency(district);
    await city.edit('agencies.yaml', (text) => text.replace('6 Phan Đăng Lưu', '8 Phan Đăng Lưu'));
    expect(await seed()).toMatchObject({ published: 1 });
    expect(await agency(district)).toMatchObject({ version: edited.version + 1, phone: '1022', address: { vi: expect.stringContaining('8 Phan Đăng Lưu') } });
    expect(await seed()).toMatchObject({ published: 0 });
  });

  it('does not reopen what was closed', async () => {
    const ward = await agency('000.22.35.H29');
    await ask(`/v1/agencies/${ward.code}/close`, { version: ward.version, body: { reason: { vi: 'Sáp nhập', en: 'Merged' } } });
    await city.edit('agencies.yaml', (text) => text.replace(ward.unitCode ?? '-', '99999'));
    expect(await seed()).toMatchObject({ published: 1 });
    expect(await agency(ward.code)).toMatchObject({ unitCode: '99999', closed: { on: '2026-11-23' } });
  });
});

/** The newest text per key of a topic, going on while the spec runs. */
async function fold(topic: Parameters<typeof foldTopic>[1]['topic']): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const folding = foldTopic(city.kafka, { topic, onBatch: async (records) => records.forEach(({ key, value }) => value !== null && seen.set(key, value)) });
  folders.push(folding);
  return seen;
}
