import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockUpTo, BlockUnusable, remaining, takeNumber } from './sequence-block.ts';
import type { SequenceBlock } from './sequence-block.ts';

function takeAll(block: SequenceBlock): number[] {
  const taken = takeNumber(block);
  return taken ? [taken.number, ...takeAll(taken.rest)] : [];
}

describe('a block of sequence numbers', () => {
  it('gives out exactly the numbers reserved, in order', () => {
    expect(takeAll(blockUpTo(150, 50))).toEqual(Array.from({ length: 50 }, (_, index) => 101 + index));
  });

  it('from several processes never gives a number twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 }), (sizes) => {
        let counter = 0;
        const numbers = sizes.flatMap((size) => takeAll(blockUpTo((counter += size), size)));
        expect(numbers).toEqual(Array.from({ length: counter }, (_, index) => index + 1));
      }),
    );
  });

  it('that is used up gives nothing', () => {
    const { rest } = takeNumber(blockUpTo(1, 1))!;
    expect(remaining(rest)).toBe(0);
    expect(takeNumber(rest)).toBeUndefined();
  });

  it.each([0, -5, 1.5, 11])('of %p numbers out of 10 cannot be reserved', (size) => {
    expect(() => blockUpTo(10, size)).toThrow(BlockUnusable);
  });
});
