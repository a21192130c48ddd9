import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NumberSeries } from './number-series.ts';

/** A counter as the store keeps it: durable, raised atomically, shared by processes. */
function aCounter() {
  let upTo = 0;
  const sizes: number[] = [];
  return {
    sizes,
    reserve: async (size: number) => {
      await new Promise(setImmediate);
      sizes.push(size);
      return (upTo += size);
    },
  };
}

describe('a number series', () => {
  it('begins with 1 and leaves no gap while the process lives', async () => {
    const series = new NumberSeries(aCounter().reserve);
    const numbers = await Promise.all(Array.from({ length: 500 }, () => series.next()));
    expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
  });

  it('gives none twice, however many processes take and die', async () => {
    const takers = fc.array(fc.record({ process: fc.nat(3), count: fc.integer({ min: 1, max: 120 }), dies: fc.boolean() }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(takers, async (rounds) => {
        const { reserve } = aCounter();
        const processes = Array.from({ length: 4 }, () => new NumberSeries(reserve));
        const given = await Promise.all(
          rounds.map(({ process, count, dies }) => {
            const series = processes[process] ?? new NumberSeries(reserve);
            if (dies) processes[process] = new NumberSeries(reserve);
            return Promise.all(Array.from({ length: count }, () => series.next()));
          }),
        );
        const all = given.flat();
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 60 },
    );
  });

  it('reserves little for a quiet agency and more for a busy one', async () => {
    const counter = aCounter();
    const series = new NumberSeries(counter.reserve);
    for (let count = 0; count < 3_000; count += 1) await series.next();
    expect(counter.sizes[0]).toBe(50);
    expect(Math.max(...counter.sizes)).toBe(800);
  });

  it('tells those who wait that the store is away, and goes on afterwards', async () => {
    let away = true;
    const { reserve } = aCounter();
    const series = new NumberSeries((size) => (away ? Promise.reject(new Error('away')) : reserve(size)));
    await expect(Promise.all([series.next(), series.next()])).rejects.toThrow('away');
    away = false;
    await expect(series.next()).resolves.toBe(1);
  });
});
