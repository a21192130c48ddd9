import { describe, expect, it } from '@jest/globals';
import { ToldAgain } from './told-again.ts';

describe('a message that the network tells', () => {
  const answers: string[] = [];
  const answer = (text: string) => async () => void answers.push(text);

  it('is answered once, however often it is told in later sessions', async () => {
    const told = new ToldAgain();
    await told.once('a', { session: 1, now: 0 }, answer('first'));
    await told.once('a', { session: 2, now: 1_000 }, answer('again'));
    expect(answers.splice(0)).toEqual(['first']);
  });

  it('is a new one in the same session, and after some minutes', async () => {
    const told = new ToldAgain();
    await told.once('a', { session: 1, now: 0 }, answer('first'));
    await told.once('a', { session: 1, now: 1_000 }, answer('second'));
    await told.once('a', { session: 2, now: 400_000 }, answer('later'));
    expect(answers.splice(0)).toEqual(['first', 'second', 'later']);
  });

  it('is answered when it is told again after a try that failed', async () => {
    const told = new ToldAgain();
    await expect(told.once('a', { session: 1, now: 0 }, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    await told.once('a', { session: 2, now: 1_000 }, answer('now'));
    expect(answers.splice(0)).toEqual(['now']);
  });
});
