import { describe, expect, it } from '@jest/globals';
import { despiteDeadlocks } from './deadlock.ts';

const deadlock = Object.assign(new Error('the store said no'), { code: 16908292 });

/** Fails with each error in turn, then works. */
const failing = (...errors: Error[]) => {
  let tried = 0;
  const work = () => {
    const error = errors[tried];
    tried += 1;
    return error ? Promise.reject(error) : Promise.resolve(tried);
  };
  return { work, tried: () => tried };
};

describe('a write that lost to another', () => {
  it('is done again until it comes through', async () => {
    await expect(despiteDeadlocks(failing(deadlock, new Error('deadlock detected')).work)).resolves.toBe(3);
  });

  it('is given up when it never does', async () => {
    const { work, tried } = failing(...Array<Error>(20).fill(deadlock));
    await expect(despiteDeadlocks(work)).rejects.toBe(deadlock);
    expect(tried()).toBe(8);
  });

  it('is not done again where something else was wrong', async () => {
    const { work, tried } = failing(new Error('no space left'));
    await expect(despiteDeadlocks(work)).rejects.toThrow('no space left');
    expect(tried()).toBe(1);
  });
});
