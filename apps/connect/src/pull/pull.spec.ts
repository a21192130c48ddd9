import { eventually } from '@motcua/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedStore } from '../feeds/feed.store.ts';
import { aDefinition, aPushedRow } from '../testing/a-definition.ts';
import { anApi } from '../testing/a-polled-api.ts';
import { aRunningConnect, type RunningConnect } from '../testing/a-running-connect.ts';

describe('rows that are fetched from an agency’s API', () => {
  let [connect, api]: [RunningConnect, Awaited<ReturnType<typeof anApi>>] = [] as never;
  let secret: string;
  const feed = 'dat-dai-binh-thanh';

  beforeAll(async () => {
    [connect, api] = [await aRunningConnect(), await anApi()];
    api.state.rows = [aPushedRow('Mới nhận', '23/11/2026 08:00'), aPushedRow('Đang thẩm định', '24/11/2026 08:00'), aPushedRow('Mới nhận', '24/11/2026 09:00', 'BT-2026-43'), aPushedRow('Đang bay', '24/11/2026 09:30'), aPushedRow('Đã ký', '25/11/2026 08:00')];
    secret = await connect.addFeed(aDefinition({ road: 'pull', pull: { url: api.url, rows: 'data.items', next: 'data.next', parameter: 'tu', everySeconds: 1 } }));
  });
  afterAll(async () => {
    await connect.close();
    await api.close();
  });

  it('come page after page, with the key of the feed, and where to read on is kept', async () => {
    await eventually(() => expect(connect.newest('BT-2026-42')?.status.state).toBe('completed'));
    expect((await connect.feed(feed)).health.counts).toEqual({ first: 2, newer: 2, refused: 1 });
    await eventually(() => expect(api.state.asked.at(-1)?.bearer).toBe(`Bearer ${secret}`));
    await eventually(async () => expect((await connect.app().get(FeedStore).get(feed)).cursor).toBe('5'));
  });

  it('are not skipped when the process ends: it reads on where rows were kept', async () => {
    await connect.restart();
    const before = api.state.asked.length;
    api.state.rows.push(aPushedRow('Đã trả', '25/11/2026 14:00'));
    await eventually(() => expect(connect.newest('BT-2026-42')?.status.state).toBe('returned'));
    expect(Math.min(...api.state.asked.slice(before).map(({ cursor }) => cursor))).toBe(5);
  });

  it('that were read once more, because the cursor was not kept any more, change nothing', async () => {
    const { version } = connect.newest('BT-2026-42')?.status ?? {};
    await connect.app().get(FeedStore).readUpTo(feed, '0');
    await eventually(async () => expect((await connect.app().get(FeedStore).get(feed)).cursor).toBe('6'));
    expect(connect.newest('BT-2026-42')?.status.version).toBe(version);
  });

  it.each(['away', 'nonsense'] as const)('wait while the API is %s, which is shown with the feed until it answers again', async (fault) => {
    api.state.fault = fault;
    await eventually(async () => expect((await connect.feed(feed)).health.trouble).toMatch(fault === 'away' ? /API trả lời 503/ : /API không có danh sách/));
    api.state.fault = undefined;
    await eventually(async () => expect((await connect.feed(feed)).health.trouble).toBeUndefined());
  });
});
