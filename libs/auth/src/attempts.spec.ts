import { describe, expect, it } from '@jest/globals';
import { Attempts, bounds } from './attempts.ts';

const fail = (attempts: Attempts, times: number, code: string, address: string, now = 0) => {
  for (let i = 0; i < times; i += 1) attempts.failed(code, address, now);
};

describe('wrong tries', () => {
  it('are borne up to the bound of code and address, then cost a wait', () => {
    const attempts = new Attempts();
    fail(attempts, bounds.perCodeAndAddress - 1, 'c', 'a');
    expect(attempts.wait('c', 'a', 0)).toBe(0);
    fail(attempts, 1, 'c', 'a');
    expect(attempts.wait('c', 'a', 0)).toBe(900);
  });

  it('for one code from many addresses stop at the bound of the code', () => {
    const attempts = new Attempts();
    for (let i = 0; i < bounds.perCode; i += 1) attempts.failed('c', `a${i}`, 0);
    expect(attempts.wait('c', 'somebody else', 0)).toBeGreaterThan(0);
    expect(attempts.wait('other', 'somebody else', 0)).toBe(0);
  });

  it('for many codes from one address stop at the bound of the address', () => {
    const attempts = new Attempts();
    for (let i = 0; i < bounds.perAddress; i += 1) attempts.failed(`c${i}`, 'a', 0);
    expect(attempts.wait('fresh', 'a', 0)).toBeGreaterThan(0);
    expect(attempts.wait('fresh', 'b', 0)).toBe(0);
  });

  it('end their wait at a fixed time, however often one tries meanwhile', () => {
    const attempts = new Attempts();
    fail(attempts, bounds.perCodeAndAddress, 'c', 'a');
    fail(attempts, 10, 'c', 'a', bounds.windowMilliseconds - 1);
    expect(attempts.wait('c', 'a', bounds.windowMilliseconds)).toBe(0);
  });

  it('are remembered in bounded memory', () => {
    const attempts = new Attempts(10);
    for (let i = 0; i < 100; i += 1) attempts.failed(`c${i}`, `a${i}`, 0);
    expect(attempts.wait('c99', 'a99', 0)).toBe(0);
  });
});
