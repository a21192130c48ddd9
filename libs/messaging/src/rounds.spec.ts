import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Rounds } from './rounds.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Rounds whose work ends when it is told to. */
function heldRounds() {
  const ends: (() => void)[] = [];
  const troubles: unknown[] = [];
  const rounds = new Rounds({ every: 10_000, work: () => new Promise((resolve) => ends.push(resolve)), onTrouble: (error) => troubles.push(error) });
  const end = async () => {
    ends.at(-1)?.();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { rounds, end, troubles, begun: () => ends.length };
}

describe('rounds', () => {
  it('follow each other, counted from the end of the one before', async () => {
    const { rounds, end, begun } = heldRounds();
    rounds.schedule(0);
    await jest.advanceTimersByTimeAsync(25_000);
    expect(begun()).toBe(1);
    await end();
    await jest.advanceTimersByTimeAsync(9_999);
    expect(begun()).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(begun()).toBe(2);
  });

  it('come at once when somebody asks, also at the very end of the one under way', async () => {
    const { rounds, end, begun } = heldRounds();
    rounds.schedule(0);
    await jest.advanceTimersByTimeAsync(0);
    rounds.schedule(0);
    await end();
    await jest.advanceTimersByTimeAsync(0);
    expect(begun()).toBe(2);
    await end();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(begun()).toBe(3);
  });

  it('are never two at a time', async () => {
    const { rounds, end, begun } = heldRounds();
    const both = Promise.all([rounds.now(), rounds.now()]);
    await jest.advanceTimersByTimeAsync(0);
    expect(begun()).toBe(1);
    await end();
    expect(begun()).toBe(2);
    await end();
    await both;
  });

  it('go on after one that failed, and say so', async () => {
    const troubles: unknown[] = [];
    const away = new Error('away');
    const rounds = new Rounds({ every: 10_000, work: () => Promise.reject(away), onTrouble: (error) => troubles.push(error) });
    rounds.schedule();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(troubles).toEqual([away, away]);
  });

  it('end with the one under way, which is told; none begins afterwards', async () => {
    const { rounds, end, begun } = heldRounds();
    rounds.schedule(0);
    await jest.advanceTimersByTimeAsync(0);
    let closed = false;
    void rounds.close().then(() => (closed = true));
    await jest.advanceTimersByTimeAsync(0);
    expect([closed, rounds.goesOn]).toEqual([false, false]);
    await end();
    expect(closed).toBe(true);
    rounds.schedule(0);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(begun()).toBe(1);
  });
});
