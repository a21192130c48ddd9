import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testVoice } from '@motcua/testing/stack';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Prompts } from './prompts.ts';
import type { Piece } from './spoken.ts';
import { voiceBy, type Voice } from './voice.ts';

const greeting: Piece = { text: 'Xin chào ông bà.', language: 'vi' };

describe('sound files', () => {
  let directory: string;
  const spokenTexts: string[] = [];
  const voice: Voice = {
    name: 'a voice',
    async speak({ text }, file) {
      spokenTexts.push(text);
      await writeFile(file, text);
      if (text === 'cannot be said') throw new Error('no voice');
    },
  };
  beforeAll(async () => void (directory = await mkdtemp(join(tmpdir(), 'motcua-prompts-'))));
  afterAll(() => rm(directory, { recursive: true }));

  it('are made once, however many calls ask for them at once', async () => {
    const prompts = await Prompts.in(directory, voice);
    const names = await Promise.all(Array.from({ length: 20 }, () => prompts.of(greeting)));
    expect([new Set(names).size, spokenTexts]).toEqual([1, [greeting.text]]);
    expect(await readFile(join(directory, `${names[0]}.wav`), 'utf8')).toBe(greeting.text);
  });

  it('are made by as many voices at once as there are processors, whatever is asked for', async () => {
    const speaking = { now: 0, most: 0 };
    const counted: Voice = {
      name: 'counted',
      async speak(piece, file) {
        speaking.most = Math.max(speaking.most, (speaking.now += 1));
        await voice.speak(piece, file).finally(() => (speaking.now -= 1));
      },
    };
    const others = await mkdtemp(join(tmpdir(), 'motcua-prompts-'));
    const prompts = await Prompts.in(others, counted);
    const asked = Array.from({ length: 60 }, (_, n) => prompts.of({ text: n % 7 === 0 ? 'cannot be said' : `Thủ tục ${n}`, language: 'vi' }));
    const made = (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled');
    expect([made.length, (await readdir(others)).length, speaking]).toEqual([51, 51, { now: 0, most: Math.min(60, availableParallelism()) }]);
    await rm(others, { recursive: true });
  });

  it('are there after a new start, and made anew for another voice', async () => {
    expect([(await Prompts.in(directory, voice)).has(greeting), (await Prompts.in(directory, { ...voice, name: 'another' })).has(greeting)]).toEqual([true, false]);
  });

  it('are never half made', async () => {
    const prompts = await Prompts.in(directory, voice);
    const bad: Piece = { text: 'cannot be said', language: 'vi' };
    await expect(prompts.of(bad)).rejects.toThrow('no voice');
    expect([prompts.has(bad), (await readdir(directory)).length]).toEqual([false, 1]);
    await writeFile(join(directory, 'x.draft'), 'left by a crash');
    await Prompts.in(directory, voice);
    expect(await readdir(directory)).toHaveLength(1);
  });

  it('are told apart by language', async () => {
    const prompts = await Prompts.in(directory, voice);
    expect(await prompts.of({ ...greeting, language: 'en' })).not.toBe(await prompts.of(greeting));
  });

  (testVoice() ? it : it.skip)('by espeak-ng and sox are what telephones take: 8 kHz, one channel, 16 bit', async () => {
    const prompts = await Prompts.in(directory, voiceBy('espeak-ng'));
    const wav = await readFile(join(directory, `${await prompts.of({ text: '--help; $(id)', language: 'vi' })}.wav`));
    expect([wav.toString('latin1', 0, 4), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual(['RIFF', 1, 8_000, 16]);
    // Between a third of a second and ten.
    expect(wav.length).toBeGreaterThan(5_000);
    expect(wav.length).toBeLessThan(160_000);
  });
});
