import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCity, type City } from '../testing/a-city.ts';
import { SlowDown, waitAfter } from './slow-down.ts';
import { TallyStore } from './tally.store.ts';

describe('the wait after wrong passwords', () => {
  it.each([
    [1, 0],
    [3, 0],
    [4, 500],
    [5, 1000],
    [6, 2000],
    [8, 8000],
    [500, 8000],
  ])('is, at try %d of three free ones, %d ms', (tries, wait) => {
    expect(waitAfter(tries, 3, 8000)).toBe(wait);
  });
});

describe('the people of an office, behind one address,', () => {
  let city: City;
  beforeAll(async () => {
    city = await aCity();
  });
  afterAll(() => city.close());

  it('are not counted as guessing when they sign in, and those who guess stay counted', async () => {
    const [slowDown, tallies] = [city.identity.get(SlowDown), city.identity.get(TallyStore)];
    const ip = '203.0.113.7';
    const found = (whom: string | null) => () => Promise.resolve(whom);
    for (let nth = 0; nth < 5; nth += 1) await slowDown.attempt({ login: `official-${nth}`, ip }, found('somebody'));
    await slowDown.attempt({ login: 'guessed', ip }, found(null));
    expect(await tallies.count({ what: 'sign-in from', whom: ip }, 60)).toBe(2);
  });
});
