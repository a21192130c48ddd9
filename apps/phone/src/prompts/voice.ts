import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { Piece } from './spoken.ts';

/** Text to speech. Whoever has a better voice puts it here: `TTS`. */
export interface Voice {
  /** Part of what a sound file is known by: with another voice all are made anew. */
  readonly name: string;
  /** Writes a WAV file as telephones want it: 8 kHz, 16 bit, one channel. */
  speak(piece: Piece, file: string): Promise<void>;
}

/** A sentence is made in a fraction of a second; a program that hangs must not hold a call. */
const patience = 20_000;

/** As people talk on the telephone: a little slower than espeak's own pace. */
const espeak: Readonly<Record<Piece['language'], readonly string[]>> = { vi: ['-v', 'vi', '-s', '145'], en: ['-v', 'en-gb', '-s', '150'] };

/** @param program `espeak-ng`, or one that is called as `PROGRAM LANGUAGE FILE` and reads the text from its input */
export function voiceBy(program: string): Voice {
  const isEspeak = /(^|\/)espeak-ng$/.test(program);
  return {
    name: isEspeak ? `${program} ${JSON.stringify(espeak)}` : program,
    async speak({ text, language }, file) {
      const raw = `${file}.raw.wav`;
      try {
        await run(program, isEspeak ? [...espeak[language], '-w', raw, '--stdin'] : [language, raw], text);
        await run('sox', ['-G', raw, '-r', '8000', '-c', '1', '-b', '16', '-t', 'wav', file, ...closeFitting(text)]);
      } finally {
        await rm(raw, { force: true });
      }
    },
  };
}

/** Without the silence that a voice puts around each text, so that pieces follow each other as words do; a sentence keeps a breath at its end. */
function closeFitting(text: string): string[] {
  const trimmed = ['silence', '1', '0.01', '0.2%', 'reverse'];
  return [...trimmed, ...trimmed, 'pad', '0.02', /[.:]$/.test(text) ? '0.35' : '0.06'];
}

function run(program: string, args: readonly string[], input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: patience }, (error) => (error ? reject(error) : resolve()));
    // A program that ends without reading tells so by its exit code.
    child.stdin?.on('error', () => {}).end(input);
  });
}
