import { describe, expect, it } from '@jest/globals';
import { SentLately } from './sent-lately.ts';

describe('a message with the same id', () => {
  let sent = 0;
  const send = async () => `message ${(sent += 1)}`;

  it('goes out once, also while the first is under way', async () => {
    const lately = new SentLately();
    const answers = await Promise.all([lately.once('a', 0, send), lately.once('a', 1_000, send), lately.once('b', 2_000, send)]);
    expect(answers).toEqual(['message 1', 'message 1', 'message 2']);
  });

  it('goes out again when it did not, and after a quarter of an hour', async () => {
    const lately = new SentLately();
    await expect(lately.once('a', 0, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await lately.once('a', 1_000, send)).toBe('message 3');
    expect(await lately.once('a', 16 * 60_000, send)).toBe('message 4');
  });
});
