import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessPage, OwnAccessPage } from '@motcua/contracts/access-log-api';
import type { Actor } from '@motcua/domain/actor';
import { eventually } from '@motcua/testing/eventually';
import { anAgency, people } from '../testing/a-city.ts';
import { aDenunciationInHands } from '../testing/a-denunciation.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';
import { accessCsv } from './access-csv.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const own = async (id: string, cursor = '') => (await oneStop.desk.get(people.citizen, `/${id}/access${cursor && `?cursor=${cursor}`}`)).json<OwnAccessPage>();
const page = async (by: Actor, id: string, query = '') => (await oneStop.desk.get(by, `/${id}/access-log${query}`)).json<AccessPage>();

describe('the owner', () => {
  it('sees when somebody looked, at what, from which unit and as what, but not who', async () => {
    const { id } = await oneStop.submitted();
    oneStop.clock.set('2026-11-24T01:00:00Z');
    await oneStop.desk.get(people.receptionist, `/${id}`);
    oneStop.clock.set('2026-11-24T02:00:00Z');
    await oneStop.desk.get(people.specialist, `/${id}/form.pdf`);
    await oneStop.desk.get(people.elsewhere, `/${id}`);
    await oneStop.desk.ask({ id: 'notify', kind: 'service', roles: [] }, { method: 'GET', url: `/internal/dossiers/${id}/contact` });
    const answer = await oneStop.desk.get(people.citizen, `/${id}/access`);
    expect(answer.json()).toEqual({
      lines: [
        { at: '2026-11-24T02:00:00.000Z', what: 'read-paper', unit: anAgency.name, role: 'specialist' },
        { at: '2026-11-24T01:00:00.000Z', what: 'read', unit: anAgency.name, role: 'receptionist' },
      ],
    });
    expect(answer.body.normalize('NFC')).not.toMatch(/trang|bao|Phạm|Trần/);
  });

  it('turns the pages of a long list', async () => {
    const { id } = await oneStop.submitted();
    for (let at = 0; at < 60; at += 1) await oneStop.desk.get(people.receptionist, `/${id}`);
    const first = await own(id);
    const second = await own(id, first.next);
    expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 10, undefined]);
  });
});

describe('the call centre', () => {
  const operator: Actor = { id: 'operator-vy', kind: 'official', roles: ['operator'], agency: anAgency.code };
  const looksUp = (by: Actor, id: string) => oneStop.desk.ask(by, { method: 'POST', url: `/v1/dossiers/${id}/looked-up` });

  it('leaves a trace of each look for a caller, which those who answer for the dossier see', async () => {
    const { id } = await oneStop.submitted();
    expect((await looksUp(operator, id)).statusCode).toBe(204);
    expect((await page(people.head, id)).lines).toContainEqual(expect.objectContaining({ what: 'look-up', kind: 'read', who: expect.objectContaining({ id: operator.id, roles: ['operator'] }) }));
    expect((await own(id)).lines).toEqual([]);
  });

  it('alone may say so', async () => {
    const { id } = await oneStop.submitted();
    expect([(await looksUp(people.receptionist, id)).statusCode, (await looksUp(people.citizen, id)).statusCode]).toEqual([403, 403]);
  });
});

describe('those who answer for it', () => {
  it('see everything with names: looks, moves, attempts; and their own look at it', async () => {
    const { id, reference } = await oneStop.submitted();
    await oneStop.desk.move(people.receptionist, id, 'receive');
    await oneStop.desk.get(people.elsewhere, `/${id}`);
    await eventually(async () => expect((await page(people.head, id, '?kind=writes')).lines).toHaveLength(2));
    const all = await page(people.inspector, id);
    expect(all).toMatchObject({ reference, mayExport: true });
    expect(all.lines).toContainEqual(expect.objectContaining({ what: 'receive', kind: 'write', version: 2, who: { id: 'receptionist-trang', kind: 'official', name: 'Phạm Thu Trang', unit: anAgency.name, roles: ['receptionist'], owner: false, forOwner: false } }));
    expect(all.lines).toContainEqual(expect.objectContaining({ what: 'submit', who: { id: 'citizen-hanh', kind: 'citizen', roles: [], owner: true, forOwner: false } }));
    expect(all.lines.filter(({ what }) => what === 'read-access').map(({ who }) => who.name)).toEqual(expect.arrayContaining(['Võ Thị Lan', 'Trương Công Minh']));
    expect((await page(people.leader, id, '?kind=refused')).lines.map(({ what, who }) => [what, who.id])).toEqual([['read', 'receptionist-mai']]);
    expect((await page(people.leader, id, '?by=receptionist-trang&kind=writes')).lines).toHaveLength(1);
    expect(JSON.stringify(all)).not.toMatch(/Hạnh|0903512789/);
  });

  it('narrow it down to days, as they are at the agency', async () => {
    const { id } = await oneStop.submitted();
    // Half past midnight on 30 November there.
    oneStop.clock.set('2026-11-29T17:30:00Z');
    await oneStop.desk.get(people.receptionist, `/${id}`);
    expect((await page(people.head, id, '?kind=reads&by=receptionist-trang&from=2026-11-30&to=2026-11-30')).lines).toHaveLength(1);
    expect((await page(people.head, id, '?kind=reads&by=receptionist-trang&to=2026-11-29')).lines).toEqual([]);
  });

  it.each([['a specialist', people.specialist, 403], ['a receptionist', people.receptionist, 403], ['another agency', { ...people.elsewhere, roles: ['leader'] }, 404], ['the owner', people.citizen, 403]] as const)('are not %s', async (_, actor, status) => {
    const { id } = await oneStop.submitted();
    expect((await oneStop.desk.get(actor, `/${id}/access-log`)).statusCode).toBe(status);
  });

  it('take it out as a sheet when they inspect', async () => {
    const { id, reference } = await oneStop.submitted();
    await oneStop.desk.get(people.receptionist, `/${id}`);
    const answer = await oneStop.desk.get(people.inspector, `/${id}/access-log.csv`);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([200, 'text/csv; charset=utf-8', `attachment; filename="nhat-ky-${reference}.csv"`]);
    expect(answer.body.startsWith('\uFEFFat,kind,what,')).toBe(true);
    expect(answer.body).toContain('receptionist-trang,Phạm Thu Trang,receptionist');
    expect((await page(people.head, id)).lines.map(({ what }) => what)).toContain('export-access');
    expect((await oneStop.desk.get(people.leader, `/${id}/access-log.csv`)).statusCode).toBe(403);
  });
});

it('of a confidential dossier is for the inspector who holds it and their head, and tells the owner no name', async () => {
  const { id } = await aDenunciationInHands(oneStop);
  const seen = await page(people.headInspector, id, '?kind=reads');
  expect(new Set(seen.lines.map(({ who }) => who.id))).toEqual(new Set(['inspector-minh', 'inspector-ngan', 'citizen-hanh']));
  expect((await oneStop.desk.get(people.leader, `/${id}/access-log`)).statusCode).toBe(404);
  const told = await own(id);
  expect(new Set(told.lines.map(({ role }) => role))).toEqual(new Set(['inspector']));
  expect(JSON.stringify(told)).not.toMatch(/inspector-|Trương|Phan/);
});

it('is no formula in anybody’s sheet', () => {
  const who = { id: '=cmd|x', kind: 'official' as const, roles: [], owner: false, forOwner: false, name: '@SUM(A1), "x"' };
  expect(accessCsv([{ at: '2026-11-24T01:00:00.000Z', what: 'read', kind: 'read', outcome: 'done', who, entry: '-1' }])).toContain(`,'=cmd|x,"'@SUM(A1), ""x""",,,,,,'-1`);
});
