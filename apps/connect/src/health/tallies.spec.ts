import type { RowFate } from '@motcua/contracts/feeds-api';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { aDefinition } from '../testing/a-definition.ts';
import { aRunningConnect, type RunningConnect } from '../testing/a-running-connect.ts';
import { ForeignDossierStore } from '../judging/foreign-dossier.store.ts';
import type { RowDocument } from '../rows/row.schema.ts';
import { RowStore } from '../rows/row.store.ts';
import { Tallies } from './tallies.service.ts';
import { emptyTally, type FeedTally } from './tally.ts';

jest.setTimeout(240_000);

const feed = 'dat-dai-binh-thanh';
const fates: readonly RowFate[] = ['first', 'newer', 'late', 'duplicate', 'contradictory', 'future', 'refused'];
const begin = Date.parse('2026-11-25T08:00:00Z');

describe('the tally of a feed', () => {
  let connect: RunningConnect;
  const rows = () => connect.app().get(RowStore);
  const tallies = () => connect.app().get(Tallies);
  /** Of a process that died after it had noted a batch: it comes back to life later. */
  const late: FeedTally[] = [];
  const aRow = (n: number, at = new Date(begin)): RowDocument => ({ _id: `${feed}:${n}`, feed, dossier: `d-${n}`, values: {}, factors: [], firstAt: at, place: n, receivedAt: at, times: 1, fate: 'waiting' });
  let arrivals = 0;
  const all = () => rows().ofDossiers(Array.from({ length: 12 }, (_, n) => `d-${n}`));

  const moves = {
    arrive: (ns: number[]) => {
      arrivals += 1;
      const at = new Date(begin + arrivals);
      return rows().keep([...new Set(ns)].map((n) => aRow(n, at)));
    },
    judge: async (ns: number[], fate: RowFate) => {
      const there = await rows().ofIds(ns.map((n) => aRow(n)._id));
      await rows().judge(there.map(({ _id }) => ({ _id, feed, fate })));
    },
    count: () => tallies().count(feed),
    dieBeforeMarking: async () => {
      const noted = await tallies().note(feed);
      if (noted && noted !== 'lost') late.push(noted);
    },
    dieAmidMarking: async () => {
      const noted = await tallies().note(feed);
      if (noted && noted !== 'lost') await rows().markCounted(noted.marks?.rows.slice(0, 1) ?? [], noted.serial);
    },
    markTooLate: async () => {
      const noted = late.shift();
      if (noted) await tallies().mark(noted);
    },
    twoAtOnce: () => Promise.all([tallies().count(feed), tallies().count(feed)]),
  };
  type Move = readonly [move: keyof typeof moves, rows: number[], fate: RowFate];

  beforeAll(async () => {
    connect = await aRunningConnect();
    await connect.addFeed(aDefinition());
  });
  afterAll(() => connect.close());

  it('is what a count of all rows comes to, whatever arrives, is judged, judged anew, and dies in between', async () => {
    const move = fc.tuple(fc.constantFrom(...(Object.keys(moves) as (keyof typeof moves)[])), fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 6 }), fc.constantFrom(...fates));
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 25 }), async (sequence: Move[]) => {
        for (const [name, ns, fate] of sequence) await moves[name](ns, fate);
        const { fates: told, again, last, refused } = (await tallies().ofFeeds([feed])).get(feed) ?? emptyTally(feed);
        const kept = [...(await all()).values()].flat();
        const counted = Object.fromEntries(Object.entries(told).filter(([, n]) => n !== 0));
        expect(counted).toEqual(Object.fromEntries([...Map.groupBy(kept, ({ fate: one }) => one)].map(([one, of]) => [one, of.length])));
        expect(again).toBe(kept.reduce((sum, { times }) => sum + times - 1, 0));
        expect(last?.place).toBe([...kept].sort((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime() || one.place - other.place).at(-1)?.place);
        expect(refused.map(({ row }) => row).sort()).toEqual(kept.filter(({ fate: one }) => one === 'refused' || one === 'future').map(({ _id }) => _id).sort());
      }),
      { numRuns: 12 },
    );
  });

  it('counts dossiers once, and once those with contradictions', async () => {
    const [id, status] = ['d-1', { state: 'received' }];
    const dossiers = connect.app().get(ForeignDossierStore);
    const now = new Date();
    const judgement = { _id: id, feed, reference: 'r-1', lookupNumber: '540000010', status: status as never, factors: [], contradictions: [], contradictory: false };
    await dossiers.add(judgement, { entries: [], now });
    const counted = async () => (await tallies().ofFeeds([feed])).get(feed);
    expect(await counted()).toMatchObject({ dossiers: 1, contradictory: 0 });
    for (const contradictory of [true, true, false, true]) {
      const known = (await dossiers.find([id])).get(id);
      if (known) await dossiers.change({ ...judgement, contradictory }, known, { entries: [], now });
      expect(await counted()).toMatchObject({ dossiers: 1, contradictory: Number(contradictory) });
    }
  });
});
