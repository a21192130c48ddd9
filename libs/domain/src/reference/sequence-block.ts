import { DomainError } from '../errors.ts';

/**
 * Numbers reserved at once, `next` up to and with `last`, so that giving one out needs no write. A block that a crash leaves
 * behind is never used again: numbers may be missing, none is given twice.
 */
export interface SequenceBlock {
  readonly next: number;
  readonly last: number;
}

export class BlockUnusable extends DomainError {
  constructor(size: number) {
    super('invalid', 'block-invalid', `A block of ${size} numbers cannot be reserved.`, { params: { size } });
  }
}

/**
 * The block that a store has just reserved by raising its counter by `size` to `reservedUpTo` (one atomic write).
 * @throws BlockUnusable
 */
export function blockUpTo(reservedUpTo: number, size: number): SequenceBlock {
  if (!Number.isInteger(size) || size < 1 || size > reservedUpTo) throw new BlockUnusable(size);
  return { next: reservedUpTo - size + 1, last: reservedUpTo };
}

export function remaining({ next, last }: SequenceBlock): number {
  return last - next + 1;
}

/** The next number and what is left of the block; undefined when it is used up and another must be reserved. */
export function takeNumber(block: SequenceBlock): { readonly number: number; readonly rest: SequenceBlock } | undefined {
  return remaining(block) > 0 ? { number: block.next, rest: { next: block.next + 1, last: block.last } } : undefined;
}
