import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setImmediate as turn } from 'node:timers/promises';
import { lanesOf, Progress, runsOf, workLanes } from './partition-work.ts';

describe('progress', () => {
  it('commits nothing while the first message is not done', () => {
    const progress = new Progress(['5', '6', '7']);
    progress.done(1);
    progress.done(2);
    expect(progress.committable).toBeUndefined();
  });

  it('commits up to the first gap, whatever was done beyond it', () => {
    const progress = new Progress(['5', '6', '8', '9']);
    [0, 3, 1].forEach((index) => progress.done(index));
    expect(progress.committable).toBe('6');
  });

  it('never commits past a message that is not done, in any order of doing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(30).keys()], { minLength: 0 }), (order) => {
        const progress = new Progress([...Array(30).keys()].map(String));
        const done = new Set<number>();
        for (const index of order) {
          progress.done(index);
          done.add(index);
          const upTo = Number(progress.committable ?? -1);
          expect([...Array(upTo + 1).keys()].every((earlier) => done.has(earlier))).toBe(true);
          expect(done.has(upTo + 1)).toBe(false);
        }
      }),
    );
  });
});

describe('lanes', () => {
  it('hold the messages of one key in order', () => {
    expect(lanesOf(['a', 'b', 'a', 'c', 'b'])).toEqual([[0, 2], [1, 4], [3]]);
  });

  it('keep messages without a key behind one another', () => {
    expect(lanesOf([undefined, 'a', undefined])).toEqual([[0, 2], [1]]);
  });

  it('are worked at once up to the limit, each in order', async () => {
    const log: string[] = [];
    let running = 0;
    let most = 0;
    await workLanes([[0, 1], [2, 3], [4, 5]], 2, async (index) => {
      running += 1;
      most = Math.max(most, running);
      await turn();
      log.push(String(index));
      running -= 1;
      return true;
    });
    expect(most).toBe(2);
    for (const [first, second] of [['0', '1'], ['2', '3'], ['4', '5']] as const) expect(log.indexOf(first)).toBeLessThan(log.indexOf(second));
  });

  it('begin nothing more after one said no', async () => {
    const begun: number[] = [];
    await workLanes([[0, 1], [2], [3]], 1, async (index) => {
      begun.push(index);
      return index !== 0;
    });
    expect(begun).toEqual([0]);
  });
});

describe('runs', () => {
  it.each([
    [['a', 'a', 'b', 'a'], 9, [['a', 'a'], ['b'], ['a']]],
    [['a', 'a', 'a'], 2, [['a', 'a'], ['a']]],
    [[], 5, []],
  ])('of %j with at most %d are %j', (items, most, expected) => {
    expect(runsOf(items, (item) => item, most)).toEqual(expected);
  });
});
