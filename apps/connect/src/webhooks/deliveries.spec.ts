import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { randomUUID } from 'node:crypto';
import { aDefinition, aPushedRow } from '../testing/a-definition.ts';
import { aPartner, type Partner } from '../testing/a-partner.ts';
import { aRunningConnect, type RunningConnect } from '../testing/a-running-connect.ts';
import { aChangedStatus, aWebhook, partnersOf } from '../testing/a-webhook.ts';
import { Courier } from './courier.ts';

const hour = 3_600_000;

describe('statuses out to partners', () => {
  let connect: RunningConnect;
  let partners: ReturnType<typeof partnersOf>;
  let [id, partner, secret]: [string, Partner, string] = [] as never;
  const deliveries = async () => (await partners.detail(id)).deliveries;
  const codes = () => partner.events().map(({ data }) => `${data.code} ${data.version}`);

  beforeAll(async () => {
    connect = await aRunningConnect();
    partners = partnersOf(connect);
  });
  afterAll(() => connect.close());

  /** Each case with a partner of its own, told of a procedure of its own. */
  beforeEach(async () => {
    [id, partner] = [`p-${randomUUID()}`, await aPartner()];
    secret = await partners.add(aWebhook(partner.address, { id, procedures: [id] }));
  });
  afterEach(() => partner.close());
  const change = (reference: string, version = 2, dossier: string = randomUUID()) => aChangedStatus({ id: dossier, reference, version, procedure: { id, version: 1, name: { vi: 'Đăng ký', en: 'Registration' } } });

  it('are what look-up shows, signed, and tell no more than that', async () => {
    await partners.tell(change('H26-1'));
    await eventually(async () => expect((await partners.health(id)).life).toBe('alive'));
    expect(partner.verify(secret)).toMatchObject({ type: 'dossier.status_changed', data: { code: 'H26-1', version: 2, state: 'received', agency: { code: '000.12.35.H29' }, timeline: [{}, {}] } });
    expect(partner.got[0]?.body).not.toMatch(/Hạnh|lookupNumber|66197954|factors|aaaaaa/);
    expect(connect.lines.join('\n')).not.toContain(secret);
  });

  it('come from dossiers of other systems as well', async () => {
    const feed = `f-${id.slice(2, 30)}`;
    const key = await connect.addFeed(aDefinition({ id: feed, procedure: { id, name: { vi: 'Đất đai', en: 'Land' } } }));
    await connect.push(feed, key, [aPushedRow('Mới nhận', '24/11/2026 08:00')]);
    await eventually(() => expect(partner.events()).toMatchObject([{ data: { state: 'received', elsewhere: { code: 'BT-2026-42' } } }]));
  });

  it('go out once each, however often they are read', async () => {
    const status = change('H26-2');
    await partners.tell(status, status, change('H26-3'));
    await partners.tell(status);
    await partners.tell(change('H26-4'));
    await eventually(() => expect(codes()).toContain('H26-4 2'));
    expect(codes().sort()).toEqual(['H26-2 2', 'H26-3 2', 'H26-4 2']);
  });

  it('are tried again under the same id when the partner fails, until it takes them', async () => {
    partner.state.mood = 503;
    await partners.tell(change('H26-5'));
    await eventually(async () => expect(await deliveries()).toMatchObject([{ state: 'waiting', tries: 1, fault: { code: 'answered', status: 503 }, nextAt: expect.any(String) }]));
    await partners.timePasses(id);
    await eventually(async () => expect(await deliveries()).toMatchObject([{ tries: 2 }]));
    partner.state.mood = 200;
    await partners.timePasses(id);
    await eventually(async () => expect(await deliveries()).toMatchObject([{ state: 'delivered', tries: 3 }]));
    expect(new Set(partner.ids()).size).toBe(1);
    expect(partner.verify(secret)).toBeDefined();
  });

  it('of one dossier never overtake each other: the newest takes the place of one that could not be brought', async () => {
    const dossier = randomUUID();
    partner.state.mood = 500;
    await partners.tell(change('H26-6', 2, dossier));
    await eventually(async () => expect(await deliveries()).toMatchObject([{ tries: 1 }]));
    await partners.tell(change('H26-6', 3, dossier));
    await eventually(async () => expect(await deliveries()).toHaveLength(2));
    partner.state.mood = 200;
    await partners.timePasses(id);
    await eventually(async () => expect((await deliveries()).map(({ version, state }) => `${version} ${state}`).sort()).toEqual(['2 superseded', '3 delivered']));
    await partners.tell(change('H26-6', 4, dossier), change('H26-6', 5, dossier));
    await eventually(() => expect(codes().at(-1)).toBe('H26-6 5'));
    const versions = partner.events().map(({ data }) => data.version);
    expect(versions).toEqual([...versions].sort());
  });

  it('wait while an earlier one of the same dossier is under way', async () => {
    const dossier = randomUUID();
    partner.state.mood = 'hangs';
    await partners.tell(change('H26-7', 2, dossier));
    await eventually(() => expect(codes()).toEqual(['H26-7 2']));
    await partners.tell(change('H26-7', 3, dossier));
    await eventually(async () => expect((await partners.health(id)).waiting).toBe(2));
    expect(codes()).toEqual(['H26-7 2']);
    partner.state.mood = 200;
    partner.answerAll(200);
    await eventually(() => expect(codes()).toEqual(['H26-7 2', 'H26-7 3']));
  });

  it('are not held up by another partner that hangs', async () => {
    const other = await aPartner();
    other.state.mood = 'hangs';
    await partners.add(aWebhook(other.address, { id: `${id}-x`, procedures: [id] }));
    await partners.tell(...Array.from({ length: 8 }, (_, at) => change(`H26-8-${at}`)));
    await eventually(() => expect(partner.got).toHaveLength(8));
    // Four at once, and no more.
    expect(other.got.length).toBeLessThanOrEqual(4);
    other.answerAll(200);
    other.state.mood = 200;
    await eventually(() => expect(new Set(other.ids()).size).toBe(8));
    await other.close();
  });

  it('are not for a partner that says it is gone: it is switched off, which is noted', async () => {
    partner.state.mood = 410;
    await partners.tell(change('H26-9'));
    await eventually(async () => expect(await partners.health(id)).toMatchObject({ life: 'off', gone: true, fault: { code: 'gone', status: 410 } }));
    expect((await partners.detail(id)).changes[0]).toMatchObject({ act: 'switched-off', by: 'partner' });
    await partners.tell(change('H26-10'));
    partner.state.mood = 200;
    await partners.ask('PUT', `/${id}/switch`, { on: true });
    await partners.tell(change('H26-11'));
    await eventually(() => expect(codes().at(-1)).toBe('H26-11 2'));
    expect(codes()).not.toContain('H26-10 2');
  });

  it('follow nobody elsewhere', async () => {
    partner.state.mood = 'redirects';
    await partners.tell(change('H26-12'));
    await eventually(async () => expect(await deliveries()).toMatchObject([{ state: 'waiting', fault: { code: 'redirects', status: 307 } }]));
    expect(partner.state.elsewhere).toBe(0);
  });

  it('that are answered too late, or by nobody, have failed', async () => {
    Object.assign(connect.app().get(Courier), { mostWait: 200 });
    partner.state.mood = 'hangs';
    expect(await partners.test(id)).toMatchObject({ delivered: false, fault: { code: 'timeout' } });
    const nobody = await aPartner();
    await partners.add(aWebhook(nobody.address, { id: `${id}-x` }));
    await nobody.close();
    expect(await partners.test(`${id}-x`)).toMatchObject({ fault: { code: 'unreachable' } });
    Object.assign(connect.app().get(Courier), { mostWait: 10_000 });
  });

  it('find a partner in trouble asked with one alone, until it takes something: then all go out', async () => {
    partner.state.mood = 500;
    await partners.tell(...Array.from({ length: 10 }, (_, at) => change(`H26-13-${at}`)));
    await eventually(async () => expect(await partners.health(id)).toMatchObject({ life: 'trouble', restsUntil: expect.any(String), failuresInRow: partner.got.length }));
    const tried = partner.got.length;
    // Those four that were under way when the fifth failed may fail, too.
    expect(tried).toBeLessThanOrEqual(8);
    await partners.timePasses(id);
    await eventually(async () => expect((await partners.health(id)).failuresInRow).toBe(tried + 1));
    expect(partner.got).toHaveLength(tried + 1);
    partner.state.mood = 200;
    await partners.timePasses(id);
    await eventually(async () => expect(await partners.health(id)).toMatchObject({ life: 'alive', waiting: 0, delivered: 10 }));
  });

  it('are given up after the last try, and replayed by hand; what was told since is not told in its old form', async () => {
    const dossier = randomUUID();
    partner.state.moodFor = ({ data: { version } }) => (version === 2 ? 500 : 200);
    await partners.tell(change('H26-14', 2, dossier), change('H26-15'));
    await eventually(async () => expect((await partners.health(id)).failuresInRow).toBe(2));
    await partners.daysPass(id, 9);
    await eventually(async () => expect(await deliveries()).toMatchObject([{ state: 'failed', tries: 10 }, { state: 'failed', tries: 10 }]));
    await partners.tell(change('H26-14', 3, dossier));
    await eventually(() => expect(codes().at(-1)).toBe('H26-14 3'));
    partner.state.moodFor = undefined;
    expect(await partners.ask('POST', `/${id}/replay`, { what: 'failed' })).toEqual({ deliveries: 2 });
    await eventually(async () => expect(await partners.health(id)).toMatchObject({ waiting: 0, failed: 0, delivered: 2 }));
    expect(codes().slice(-2)).toEqual(['H26-14 3', 'H26-15 2']);
  });

  it('are replayed from a moment on, under the ids that they had', async () => {
    const later = (status: ReturnType<typeof change>) => ({ ...status, changedAt: new Date(Date.parse(status.changedAt) + 2 * hour).toISOString() });
    await partners.tell(change('H26-16'), later(change('H26-17')));
    await eventually(async () => expect((await partners.health(id)).delivered).toBe(2));
    expect(await partners.ask('POST', `/${id}/replay`, { what: 'since', from: '2026-11-25T10:00:00.000Z' })).toEqual({ deliveries: 1 });
    await eventually(() => expect(codes().sort()).toEqual(['H26-16 2', 'H26-17 2', 'H26-17 2']));
    expect(new Set(partner.ids()).size).toBe(2);
  });

  it('survive the end of the process in the middle of one: it goes out again under the same id', async () => {
    partner.state.mood = 'hangs';
    await partners.tell(change('H26-18'), change('H26-19'));
    await eventually(() => expect(partner.got).toHaveLength(2));
    // Those two are never answered; what comes from now on is.
    partner.state.mood = 200;
    await connect.restart();
    await eventually(async () => expect(await partners.health(id)).toMatchObject({ waiting: 0, delivered: 2 }));
    expect(new Set(partner.ids()).size).toBe(2);
  });

  it('are taken over from a process that was killed while it had them in hand', async () => {
    await partners.killedProcessHolds(60_000);
    await partners.tell(change('H26-20'));
    await eventually(async () => expect((await partners.health(id)).waiting).toBe(1));
    expect(partner.got).toEqual([]);
    await partners.killedProcessHolds(0);
    await eventually(() => expect(codes()).toEqual(['H26-20 2']));
  });
});
