import type { Socket } from 'node:net';
import { commandLine, keyOf, LineCutter, readHeading, readReply, type Reply } from './agi-text.ts';

/** The caller has gone, or Asterisk has. */
export class HungUp extends Error {}

/** Whoever speaks is not Asterisk, or one that has lost the thread. */
export class LineBroken extends Error {}

const allKeys = '0123456789*#';
const mostHeadings = 100;
const patience = { heading: 5_000, reply: 5_000, sound: 120_000 };

/** A telephone line with a caller at its other end, by way of Asterisk's FastAGI. Every question has its time; one that is not answered ends the line. */
export class AgiLine {
  private readonly lines = new LineCutter();
  private readonly chunks: AsyncIterator<string>;

  constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8').setNoDelay(true);
    // Told by whatever is read next; a write may fail first.
    socket.on('error', () => {});
    this.chunks = socket[Symbol.asyncIterator]() as AsyncIterator<string>;
  }

  /** What Asterisk tells of the call, without `agi_`. @throws HungUp, LineBroken */
  heading(): Promise<ReadonlyMap<string, string>> {
    return this.within(patience.heading, async () => {
      const told = new Map<string, string>();
      for (let lines = 0; lines < mostHeadings; lines += 1) {
        const line = await this.line();
        if (line === '') return told;
        const heading = readHeading(line);
        if (!heading) throw new LineBroken('a heading cannot be read');
        told.set(...heading);
      }
      throw new LineBroken('too many headings');
    });
  }

  /** Plays a sound file, named without its suffix. @returns the key that cut it short */
  async play(file: string): Promise<string | undefined> {
    return keyOf(await this.ask(commandLine('STREAM FILE', file, allKeys), patience.sound));
  }

  /** @returns undefined when no key was pressed in that time */
  async key(milliseconds: number): Promise<string | undefined> {
    return keyOf(await this.ask(commandLine('WAIT FOR DIGIT', milliseconds), milliseconds + patience.reply));
  }

  /** Told to the dial plan, which goes on when the line is given back. */
  async set(variable: string, value: string): Promise<void> {
    await this.ask(commandLine('SET VARIABLE', variable, value), patience.reply);
  }

  /** Gives the call back to the dial plan. Asterisk's own HANGUP would leave it standing while the connection does. */
  giveBack(): void {
    this.socket.end();
  }

  cut(): void {
    this.socket.destroy();
  }

  private async ask(command: string, within: number): Promise<number> {
    this.socket.write(command);
    const reply = await this.within(within, () => this.reply());
    if (reply.is === 'done') return reply.result;
    throw reply.is === 'hung-up' ? new HungUp() : new LineBroken('a command was refused');
  }

  private async reply(): Promise<Reply> {
    const reply = readReply(await this.line());
    return reply.is === 'unfinished' ? this.reply() : reply;
  }

  private async line(): Promise<string> {
    for (;;) {
      const line = this.lines.next();
      if (line !== undefined) return line;
      const { done, value } = await this.chunks.next();
      if (done === true) throw new HungUp();
      this.lines.add(value);
    }
  }

  private async within<Answer>(milliseconds: number, reading: () => Promise<Answer>): Promise<Answer> {
    const timer = setTimeout(() => this.socket.destroy(new LineBroken('no answer in time')), milliseconds);
    try {
      return await reading();
    } catch (error) {
      throw asEnding(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

function asEnding(error: unknown): Error {
  if (error instanceof HungUp || error instanceof LineBroken) return error;
  const isNetwork = error instanceof Error && 'code' in error;
  return isNetwork ? new HungUp() : new LineBroken('what was said cannot be read', { cause: error });
}
