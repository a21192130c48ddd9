import { describe, expect, it } from '@jest/globals';
import { InTurn } from './in-turn.ts';

describe('in turn', () => {
  it('one thing begins when the one before it is over, whether it went well or not', async () => {
    const turns = new InTurn();
    const seen: string[] = [];
    const work = (name: string, fails = false) => async () => {
      seen.push(`${name} begins`);
      await new Promise(setImmediate);
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
    const outcomes = await Promise.allSettled([turns.run('book', work('a')), turns.run('book', work('b', true)), turns.run('book', work('c'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('another key waits for nobody', async () => {
    const turns = new InTurn();
    void turns.run('one', () => new Promise(() => undefined));
    expect(await turns.run('other', async () => 'done')).toBe('done');
  });
});
