import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceToken } from '@motcua/auth/service-token';
import { Watched } from '@motcua/contracts/status-watch-api';
import { Clock } from '@motcua/http/clock';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { testSecret } from '@motcua/testing/stack';
import { randomUUID } from 'node:crypto';
import { aStatusEvent } from '../a-status.ts';
import { aRunningLookup, type RunningLookup } from '../a-running-lookup.ts';
import { bounds, Streams } from './streams.ts';
import { aListener, type Listener } from './a-listener.ts';

const id = randomUUID();
const [reference, lookupNumber] = ['000.12.35.H29-261123-0077', '10000002'];

describe('watching a dossier', () => {
  const clock = new FakeClock();
  let lookup: RunningLookup;
  let app: NestFastifyApplication;
  const listeners: Listener[] = [];
  const change = (version: number, state: string) => lookup.publish(JSON.stringify(aStatusEvent({ id, reference, lookupNumber, version, state })));
  const begin = (code: string, digits: string, from = '203.0.113.7') =>
    fetch(`${lookup.address}/v1/status-watches`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': from }, body: JSON.stringify({ code, digits }) });
  const token = async () => Watched.parse(await (await begin(reference, '2789')).json()).token;
  const listen = async (by: string, headers: Record<string, string> = {}) => {
    const listener = await aListener(`${lookup.address}/v1/status-watches/${by}/events`, headers);
    listeners.push(listener);
    return listener;
  };

  beforeAll(async () => {
    lookup = await aRunningLookup();
    ({ app } = lookup);
    Object.assign(app.get(Clock), { machine: () => clock.machine() });
    await change(1, 'submitted');
    await eventually(async () => expect((await begin(reference, '2789')).status).toBe(201));
  });
  afterAll(async () => {
    for (const listener of listeners) listener.leave();
    await lookup.close();
  });

  it('begins with the look-up: the status, in the words and with the limits of every look-up', async () => {
    const { status, until } = Watched.parse(await (await begin(lookupNumber, '2789')).json());
    expect([status.state, status.reference]).toEqual(['submitted', reference]);
    expect(Date.parse(until)).toBeGreaterThan(clock.machine().getTime());
    const [unknown, wrong] = await Promise.all([begin('000.12.35.H29-261123-0078', '2789'), begin(reference, '0000')]);
    expect([unknown.status, wrong.status]).toEqual([404, 404]);
    const said = (body: unknown) => ({ ...(body as object), traceId: '' });
    expect(said(await unknown.json())).toEqual(said(await wrong.json()));
  });

  it('the code and the look-up number of one dossier are not two chances, nor are the addresses of one network', async () => {
    for (const [n, code] of [reference, lookupNumber, reference, lookupNumber, reference].entries()) await begin(code, '0000', `2001:db8:9:9::${n}`);
    expect((await begin(lookupNumber, '2789', '2001:db8:9:9:ffff::1')).status).toBe(429);
    expect((await begin(lookupNumber, '2789', '2001:db8:9:8::1')).status).toBe(201);
  });

  it('says at once how it stands, and a change within half a second of its event', async () => {
    const listener = await listen(await token());
    await listener.hears(({ data }) => data.state === 'submitted');
    // The worst of many: one slow moment of a busy machine is not the rule that is kept here.
    const took: number[] = [];
    for (let version = 2; version <= 12; version += 1) {
      const began = performance.now();
      await change(version, 'received');
      await listener.hears((event) => event.id === String(version));
      took.push(performance.now() - began);
    }
    expect(took.toSorted((one, other) => one - other)[5]).toBeLessThan(500);
  });

  it('goes on after the version that was seen last, and misses none in between', async () => {
    const by = await token();
    const listener = await listen(by, { 'last-event-id': '11' });
    await listener.hears(({ id: version }) => version === '12');
    const knowing = await listen(by, { 'last-event-id': '12' });
    await change(13, 'in-processing');
    await knowing.hears(({ id: version }) => version === '13');
    expect(knowing.heard.map(({ id: version }) => version)).toEqual(['13']);
  });

  it('is for an owner without digits, asked by the portal alone', async () => {
    const ask = async (from: string, dossierId = id) => {
      const headers = { authorization: `Bearer ${await serviceToken(from, 'lookup', testSecret)}`, 'content-type': 'application/json' };
      return fetch(`${lookup.address}/internal/status-watches`, { method: 'POST', headers, body: JSON.stringify({ dossierId }) });
    };
    const watched = Watched.parse(await (await ask('portal')).json());
    expect((await fetch(`${lookup.address}/v1/status-watches/${watched.token}`)).status).toBe(200);
    expect((await ask('portal', randomUUID())).status).toBe(404);
    expect((await ask('sms')).status).toBe(403);
  });

  it('is over with its token, and opens nothing else', async () => {
    const by = await token();
    expect((await fetch(`${lookup.address}/v1/status-watches/${by}`)).status).toBe(200);
    expect((await fetch(`${lookup.address}/v1/status-watches/${by.slice(0, -1)}A/events`)).status).toBe(404);
    clock.advance(2 * 3_600_000 + 1_000);
    expect((await fetch(`${lookup.address}/v1/status-watches/${by}/events`)).status).toBe(404);
    expect((await fetch(`${lookup.address}/v1/status-watches/${by}`)).status).toBe(404);
  });

  it('keeps no place for whoever has left, and gives one address so many', async () => {
    const streams = app.get(Streams);
    for (const listener of listeners.splice(0)) listener.leave();
    const open = async () => Number(/motcua_status_streams\S* (\d+)/.exec((await app.inject('/metrics')).body)?.[1]);
    await eventually(async () => expect(await open()).toBe(0));
    const watcher = { address: '203.0.113.50', tell: () => undefined, beat: () => undefined, end: () => undefined };
    const leave = Array.from({ length: bounds.perAddress }, () => streams.enter(id, { ...watcher }));
    expect(() => streams.enter(id, watcher)).toThrow('Too many are watching');
    expect((await fetch(`${lookup.address}/v1/status-watches/${await token()}/events`, { headers: { 'x-forwarded-for': watcher.address } })).status).toBe(503);
    for (const go of leave) go();
    streams.enter(id, watcher)();
    expect(await open()).toBe(0);
  });

  it('lets the service close while somebody watches', async () => {
    const listener = await listen(await token());
    await listener.hears(() => true);
    await lookup.close();
    await eventually(() => expect(listener.hasEnded()).toBe(true));
  });
});
