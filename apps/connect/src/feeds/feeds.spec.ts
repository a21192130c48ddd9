import { eventually } from '@motcua/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDefinition, aPushedRow } from '../testing/a-definition.ts';
import { aRunningConnect, type RunningConnect } from '../testing/a-running-connect.ts';

describe('a feed as data', () => {
  let connect: RunningConnect;
  let secret: string;
  const feed = 'dat-dai-binh-thanh';
  const code = (answer: { json: () => unknown }) => (answer.json() as { type?: string }).type?.split('/').at(-1);
  const mended = aDefinition({ states: { ...aDefinition().states, 'Trình ký': { state: 'in-processing' as const, says: { vi: 'Chờ lãnh đạo ký', en: 'Waits for the signature' } } } });

  beforeAll(async () => {
    connect = await aRunningConnect();
    secret = await connect.addFeed(aDefinition());
  });
  afterAll(() => connect.close());

  it('is kept by administrators of the catalogue alone', async () => {
    expect((await connect.ask('GET', '/v1/feeds', { roles: ['receptionist'] })).status).toBe(403);
    expect((await connect.ask('POST', '/v1/feeds', { body: aDefinition(), roles: ['leader'] })).status).toBe(403);
  });

  it.each([
    ['a template without a number', { code: 'BT-{yyyy}' }, 'code'],
    ['an agency that cannot be', { agency: { ...aDefinition().agency, code: '000.12.35' } }, 'agency.code'],
    ['sheets that are pushed', { format: 'csv' as const }, 'format'],
    ['an API to fetch from that is not named', { road: 'pull' as const }, 'pull'],
  ])('is refused with %s, in words', async (_, changes, at) => {
    const answer = await connect.ask('POST', '/v1/feeds', { body: { ...aDefinition(), id: 'khac', series: 12, ...changes } });
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ at, message: { vi: expect.any(String), en: expect.any(String) } }] });
  });

  it('shares neither its id nor its series with another', async () => {
    expect(code(await connect.ask('POST', '/v1/feeds', { body: aDefinition() }))).toBe('feed-exists');
    expect(code(await connect.ask('POST', '/v1/feeds', { body: { ...aDefinition(), id: 'khac' } }))).toBe('feed-exists');
  });

  it('tells by a dry run what rows would do, by its table or by one that is tried, and keeps nothing', async () => {
    await connect.push(feed, secret, [aPushedRow('Mới nhận', '24/11/2026 08:00')]);
    const rows = [aPushedRow('Trình ký', '25/11/2026 08:00'), aPushedRow('Mới nhận', '23/11/2026 08:00'), aPushedRow('Mới nhận', '24/11/2026 08:00'), aPushedRow('Mới nhận', '24/11/2026 08:00', 'BT-2026-43')];
    const now = (await connect.ask('POST', `/v1/feeds/${feed}/dry-run`, { body: rows })).json() as { rows: { fate: string }[] };
    expect(now.rows.map(({ fate }) => fate)).toEqual(['refused', 'late', 'duplicate', 'first']);
    const tried = (await connect.ask('POST', `/v1/feeds/${feed}/dry-run`, { body: { rows, definition: mended } })).json();
    expect(tried).toMatchObject({ counts: { newer: 1, late: 1, duplicate: 1, first: 1 }, rows: [{ fate: 'newer', state: 'in-processing', reference: '000.12.35.H29-260101-110000042' }, {}, {}, {}] });
    expect((await connect.feed(feed)).health.counts).toEqual({ first: 1 });
  });

  it('reads files in a dry run too', async () => {
    const csv = 'hoSo.ma;trangThai;luc\nBT-2026-42;Đã ký;25/11/2026 08:00\n';
    const answer = await connect.ask('POST', `/v1/feeds/${feed}/dry-run`, { body: csv, type: 'text/csv' });
    expect(answer.json()).toMatchObject({ counts: { newer: 1 } });
    expect(code(await connect.ask('POST', `/v1/feeds/${feed}/dry-run`, { body: 'ten\nHạnh', type: 'text/csv' }))).toBe('feed-file-unreadable');
  });

  it('is changed by whoever saw its newest version, and never in what says whose a row is', async () => {
    const change = (body: object, seen: number) => connect.ask('PUT', `/v1/feeds/${feed}`, { body, headers: { 'if-match': `"${seen}"` } });
    expect(code(await change({ ...mended, series: 12 }, 1))).toBe('feed-key-fixed');
    await connect.push(feed, secret, [aPushedRow('Trình ký', '25/11/2026 08:00')]);
    expect((await change(mended, 1)).json()).toEqual({ id: feed, version: 2 });
    expect(await change(mended, 1).then((answer) => [code(answer), answer.json()])).toMatchObject(['feed-changed', { current: { version: 2 } }]);
  });

  it('is replayed from its rows: what was refused counts by the new table, and a second replay changes nothing', async () => {
    const replayed = async () => {
      expect((await connect.ask('POST', `/v1/feeds/${feed}/replay`)).status).toBe(202);
      return eventually(async () => {
        const { replay } = (await connect.feed(feed)).health;
        expect(replay?.state).toBe('done');
        return replay;
      });
    };
    expect(await replayed()).toMatchObject({ version: 2, done: 1, total: 1, changed: 1 });
    await eventually(() => expect(connect.newest('BT-2026-42')?.status).toMatchObject({ state: 'in-processing', step: { vi: 'Chờ lãnh đạo ký' } }));
    const version = connect.newest('BT-2026-42')?.status.version;
    expect(await replayed()).toMatchObject({ changed: 0 });
    expect(connect.newest('BT-2026-42')?.status.version).toBe(version);
  });

  it('is called silent when nothing came for longer than it should', async () => {
    connect.clock.advance(61 * 60_000);
    expect((await connect.feeds()).feeds).toMatchObject([{ id: feed, life: 'silent', lagSeconds: expect.any(Number) }]);
  });
});
