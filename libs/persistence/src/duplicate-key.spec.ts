import { describe, expect, it } from '@jest/globals';
import { ignoreDuplicateKeys } from './duplicate-key.ts';

const failed = (code: number, writeErrors?: unknown) => Object.assign(new Error('x'), { name: 'MongoBulkWriteError', code, ...(writeErrors === undefined ? {} : { writeErrors }) });
const duplicate = { code: 11000, index: 0 };

describe('a write of many', () => {
  it.each([
    ['several were there already', failed(11000, [duplicate, duplicate])],
    ['one was, told by itself', failed(11000, duplicate)],
  ])('is done when %s', (_, error) => {
    expect(() => ignoreDuplicateKeys(error)).not.toThrow();
  });

  it.each([
    ['the store went away before it began', failed(1, [])],
    ['it failed before there was a batch', failed(11000)],
    ['one of them failed for another reason', failed(11000, [duplicate, { code: 121, index: 1 }])],
    ['something else was thrown', 'thrown text'],
  ])('is not done when %s', (_, error) => {
    expect(() => ignoreDuplicateKeys(error)).toThrow();
  });
});
