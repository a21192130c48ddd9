import { describe, expect, it } from '@jest/globals';
import { type MessageIds, readMessageId } from './message-ids.ts';

describe('a message that a network names twice', () => {
  it.each<[MessageIds, string, string]>([
    ['as-is', '0A1B2C', '0A1B2C'],
    ['hex-decimal', '0A1B2C', '662316'],
    ['hex-decimal', 'a1b2c', '0000662316'],
    ['hex-decimal', 'FFFFFFFFFFFFFFFE', '18446744073709551614'],
    ['decimal-hex', '0662316', 'a1b2c'],
    ['hex-hex', '000A1B2C', 'a1b2c'],
    ['hex-decimal', 'N-17/x', 'N-17/x'],
  ])('is one, %s: %s and %s', (ids, taken, reported) => {
    expect(readMessageId[ids].reported(reported)).toBe(readMessageId[ids].taken(taken));
  });

  it.each<[MessageIds, string, string]>([
    ['as-is', '0A1B2C', '662316'],
    ['as-is', '0A1B2C', '0a1b2c'],
    ['hex-decimal', '17', '17'],
    ['decimal-hex', '17', '17'],
  ])('is another, %s: %s and %s', (ids, taken, reported) => {
    expect(readMessageId[ids].reported(reported)).not.toBe(readMessageId[ids].taken(taken));
  });
});
