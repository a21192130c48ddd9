import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Piece } from './spoken.ts';
import type { Voice } from './voice.ts';

/** Far more than a city has procedures, agencies and dates to name; a guard against texts that never repeat. */
const mostFiles = 20_000;

/** Twenty callers, each of whom has another procedure named for the first time, must not take the processor from all calls by twenty voices. */
const voicesAtOnce = availableParallelism();

export class TooManyPrompts extends Error {}

/** Sound files by what is said in them: each made once, for all calls and all starts. */
export class Prompts {
  private readonly made = new Set<string>();
  private readonly making = new Map<string, Promise<void>>();
  private speaking = 0;
  private readonly waiting: (() => void)[] = [];

  private constructor(private readonly directory: string, private readonly voice: Voice) {}

  static async in(directory: string, voice: Voice): Promise<Prompts> {
    const prompts = new Prompts(directory, voice);
    await mkdir(directory, { recursive: true });
    for (const file of await readdir(directory)) {
      if (/^[\w-]+\.wav$/.test(file)) prompts.made.add(file.slice(0, -4));
      else await rm(join(directory, file), { force: true });
    }
    return prompts;
  }

  has(piece: Piece): boolean {
    return this.made.has(this.nameOf(piece));
  }

  /** The name of the file, without its suffix, once it is there. @throws TooManyPrompts */
  async of(piece: Piece): Promise<string> {
    const name = this.nameOf(piece);
    if (this.made.has(name)) return name;
    const making = this.making.get(name) ?? this.make(name, piece);
    await making;
    return name;
  }

  private make(name: string, piece: Piece): Promise<void> {
    if (this.made.size + this.making.size >= mostFiles) throw new TooManyPrompts();
    const making = this.inTurn(() => this.write(name, piece)).finally(() => this.making.delete(name));
    this.making.set(name, making);
    return making;
  }

  private async inTurn(speak: () => Promise<void>): Promise<void> {
    if (this.speaking < voicesAtOnce) this.speaking += 1;
    else await new Promise<void>((turn) => this.waiting.push(turn));
    try {
      await speak();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.speaking -= 1;
    }
  }

  /** It appears whole or not at all: Asterisk may be asked for it at any moment. */
  private async write(name: string, piece: Piece): Promise<void> {
    const draft = join(this.directory, `${name}.${randomUUID()}.draft`);
    try {
      await this.voice.speak(piece, draft);
      await rename(draft, join(this.directory, `${name}.wav`));
      this.made.add(name);
    } finally {
      await rm(draft, { force: true });
    }
  }

  private nameOf(piece: Piece): string {
    return promptName(this.voice, piece);
  }
}

/** The name of the sound file in which that voice says it, without its suffix. */
export const promptName = ({ name }: Pick<Voice, 'name'>, { text, language }: Piece): string =>
  createHash('sha256').update(JSON.stringify([name, language, text])).digest('base64url').slice(0, 32);
