import { describe, expect, it } from '@jest/globals';
import { waitAfter } from './slow-down.ts';

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
