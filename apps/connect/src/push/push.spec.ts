import { factorOf } from '@motcua/auth/second-factor';
import { readLookupNumber } from '@motcua/domain/reference/lookup-number';
import { eventually } from '@motcua/testing/eventually';
import { testSecret } from '@motcua/testing/stack';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrivalOf } from '../rows/arrival.ts';
import { jsonRow } from '../rows/json-rows.ts';
import { RowStore } from '../rows/row.store.ts';
import { aDefinition, aPushedRow } from '../testing/a-definition.ts';
import { aRunningConnect, type RunningConnect } from '../testing/a-running-connect.ts';

describe('rows that a line system pushes', () => {
  let connect: RunningConnect;
  let secret: string;
  const feed = 'dat-dai-binh-thanh';

  beforeAll(async () => {
    connect = await aRunningConnect();
    secret = await connect.addFeed(aDefinition());
  });
  afterAll(() => connect.close());

  it('become the status of a dossier, to be looked up by reference, number and last digits, and without names', async () => {
    const { status, body } = await connect.push(feed, secret, [aPushedRow('Mới nhận', '24/11/2026 08:00'), aPushedRow('Đang thẩm định', '25/11/2026 08:00')]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ taken: 2, refused: 0, results: [{ fate: 'first', reference: '000.12.35.H29-260101-110000042' }, { fate: 'newer' }] });
    await eventually(() => expect(connect.newest('BT-2026-42')?.status.state).toBe('in-processing'));
    const { status: told, factors } = connect.newest('BT-2026-42') ?? {};
    expect(told).toMatchObject({ step: { vi: 'Đang thẩm định địa chính' }, elsewhere: { system: { vi: 'Phần mềm đất đai Bình Thạnh' }, code: 'BT-2026-42' }, timeline: [{ state: 'received', at: '2026-11-24T01:00:00.000Z' }, { state: 'in-processing' }] });
    expect(readLookupNumber(told?.lookupNumber ?? '')).toBe(told?.lookupNumber);
    expect(factors).toEqual([factorOf(testSecret, told?.id ?? '', '2789')]);
  });

  it('leave no name, address or number of anybody in log, store or event', async () => {
    const everything = [connect.lines.join('\n'), JSON.stringify(connect.told), JSON.stringify(await connect.feed(feed)), JSON.stringify([...(await connect.app().get(RowStore).ofDossiers([connect.newest('BT-2026-42')?.status.id ?? ''])).values()])].join('\n');
    for (const personal of ['Hạnh', 'Đinh Tiên Hoàng', '0903512789', '2789"']) expect(everything).not.toContain(personal);
  });

  it('that come again change nothing and are told to be the same', async () => {
    connect.clock.advance(1_000);
    const before = connect.newest('BT-2026-42')?.status.version;
    const { body } = await connect.push(feed, secret, { rows: [aPushedRow('Đang thẩm định', '25/11/2026 08:00'), aPushedRow('Đang thẩm định', '2026-11-25T08:00:00+07:00')] });
    expect(body.results.map(({ fate }) => fate)).toEqual(['duplicate', 'duplicate']);
    expect(connect.newest('BT-2026-42')?.status.version).toBe(before);
  });

  it('that are wrong are refused one by one, with column and reason, and change nothing', async () => {
    const lines = [JSON.stringify(aPushedRow('Đang bay', '25/11/2026 09:00')), '{no json', JSON.stringify({ trangThai: 'Đã ký' }), JSON.stringify(aPushedRow('Mới nhận', '25/11/2026 10:00', 'BT-2026-43'))].join('\n');
    const { body } = await connect.push(feed, secret, lines, { type: 'application/x-ndjson' });
    expect(body.results.map(({ fate, problems = [] }) => [fate, ...problems.map(({ code, column }) => `${code} ${column}`)])).toEqual([['refused', 'status-unknown trangThai'], ['refused', 'not-readable 2'], ['refused', 'missing hoSo.ma', 'missing luc'], ['first']]);
    const { refused, health } = await connect.feed(feed);
    expect(refused.map(({ problems }) => problems[0]?.code).sort()).toEqual(['missing', 'not-readable', 'status-unknown']);
    expect(health).toMatchObject({ life: 'alive', dossiers: 2, counts: { refused: 3, duplicate: 2 } });
  });

  it('of one dossier that come by two requests at once are all counted', async () => {
    const hours = Array.from({ length: 8 }, (_, n) => `25/11/2026 0${n}:30`);
    await Promise.all(hours.map((luc) => connect.push(feed, secret, [aPushedRow('Đang thẩm định', luc, 'BT-2026-50'), aPushedRow('Mới nhận', '20/11/2026 08:00', `BT-2026-${600 + hours.indexOf(luc)}`)])));
    await eventually(() => expect(connect.newest('BT-2026-50')?.status.changedAt).toBe('2026-11-25T00:30:00.000Z'));
    const rows = await connect.app().get(RowStore).ofDossiers([connect.newest('BT-2026-50')?.status.id ?? '']);
    expect([...rows.values()].flat().map(({ fate }) => fate).sort()).toEqual(expect.arrayContaining(['first']));
    expect([...rows.values()].flat()).toHaveLength(8);
    const numbers = connect.told.map(({ status }) => `${status.lookupNumber} ${status.id}`);
    expect(new Set(numbers.map((pair) => pair.split(' ')[0])).size).toBe(new Set(numbers).size);
  });

  it('that contradict are kept, decided by the rule of the feed, and shown to its keeper', async () => {
    const { body } = await connect.push(feed, secret, [aPushedRow('Đã trả', '25/11/2026 08:00', 'BT-2026-60'), aPushedRow('Đang thẩm định', '25/11/2026 09:00', 'BT-2026-60')]);
    expect(body.results.map(({ fate }) => fate)).toEqual(['first', 'contradictory']);
    expect((await connect.feed(feed)).contradictions).toEqual([{ reference: '000.12.35.H29-260101-110000060', code: 'BT-2026-60', kind: 'after-end', taken: { state: 'returned', at: '2026-11-25T01:00:00.000Z' }, left: { state: 'in-processing', at: '2026-11-25T02:00:00.000Z' } }]);
  });

  it('that were kept when the process died are judged by the next one', async () => {
    const { columns } = aDefinition();
    const at = new Date(connect.clock.now().getTime() - 60_000);
    await connect.app().get(RowStore).keep([arrivalOf(jsonRow(aPushedRow('Đã ký', '25/11/2026 08:30', 'BT-2026-70'), columns), { feed, columns, secret: testSecret, at }, 0)]);
    await connect.restart();
    await eventually(() => expect(connect.newest('BT-2026-70')?.status.state).toBe('completed'));
  });

  it.each<[string, (rows: unknown) => ReturnType<RunningConnect['push']>]>([
    ['another secret', (rows) => connect.push(feed, 'whsec_AAAA', rows)],
    ['an old signature', (rows) => connect.push(feed, secret, rows, { at: Date.now() - 301_000 })],
    ['a key that is none of its', (rows) => connect.push(feed, secret, rows, { headers: { 'webhook-key-id': 'k-000000000000' } })],
    ['a feed that there is not', (rows) => connect.push('khong-co', secret, rows)],
  ])('with %s are not taken', async (_, send) => {
    const { status, body } = await send([aPushedRow('Đã trả', '25/11/2026 10:00', 'BT-2026-80')]);
    expect([status, (body as { type?: string }).type?.split('/').at(-1)]).toEqual([401, 'feed-signature-invalid']);
    expect(connect.newest('BT-2026-80')).toBeUndefined();
  });

  it('are not taken with a key that was revoked, and are with the next one', async () => {
    const { keys } = await connect.feed(feed);
    const next = (await connect.ask('POST', `/v1/feeds/${feed}/keys`)).json() as { id: string; secret: string };
    expect((await connect.ask('DELETE', `/v1/feeds/${feed}/keys/${keys[0]?.id}`)).status).toBe(204);
    const rows = [aPushedRow('Mới nhận', '25/11/2026 10:00', 'BT-2026-81')];
    expect((await connect.push(feed, secret, rows)).status).toBe(401);
    expect((await connect.push(feed, next.secret, rows, { headers: { 'webhook-key-id': next.id } })).status).toBe(200);
    secret = next.secret;
  });
});
