import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GroupCommit } from './group-commit.ts';

describe('group commit', () => {
  it('writes what arrives in one turn of the event loop in one batch', async () => {
    const batches: number[] = [];
    const commit = new GroupCommit<number, number>(async (items) => {
      batches.push(items.length);
      return items.map((item) => item * 2);
    });
    await expect(Promise.all([1, 2, 3].map((item) => commit.add(item)))).resolves.toEqual([2, 4, 6]);
    expect(batches).toEqual([3]);
  });

  it('gives each caller the error of its own item', async () => {
    const commit = new GroupCommit<number, number>(async (items) => items.map((item) => (item === 2 ? new Error('two') : item)));
    const results = await Promise.allSettled([1, 2, 3].map((item) => commit.add(item)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('tells all callers of a batch when the whole write failed, and goes on with the next', async () => {
    let broken = true;
    const commit = new GroupCommit<number, number>(async (items) => {
      if (broken) throw new Error('store away');
      return [...items];
    });
    await expect(commit.add(1)).rejects.toThrow('store away');
    broken = false;
    await expect(commit.add(2)).resolves.toBe(2);
  });

  it('refuses beyond its bound instead of promising', async () => {
    const commit = new GroupCommit<number, number>(async (items) => [...items], { waiting: 2 });
    const accepted = [commit.add(1), commit.add(2)];
    await expect(commit.add(3)).rejects.toMatchObject({ name: 'DependencyAway' });
    await expect(Promise.all(accepted)).resolves.toEqual([1, 2]);
  });

  it('answers everyone exactly once, whatever the batches and the number in flight', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 300 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 }), async (items, batch, inFlight) => {
        let most = 0;
        let flying = 0;
        const commit = new GroupCommit<number, number>(async (part) => {
          most = Math.max(most, (flying += 1));
          await Promise.resolve();
          flying -= 1;
          return [...part];
        }, { batch, inFlight });
        expect(await Promise.all(items.map((item) => commit.add(item)))).toEqual(items);
        expect(most).toBeLessThanOrEqual(inFlight);
      }),
      { numRuns: 30 },
    );
  });
});
