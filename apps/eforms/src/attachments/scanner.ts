import { DependencyAway } from '@motcua/messaging/failure';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** Looks for viruses in a received file. */
export abstract class Scanner {
  /** @throws DependencyAway when no verdict can be had: the file is then refused for now, not taken unseen. */
  abstract scan(path: string): Promise<'clean' | 'infected'>;
}

/** Where an agency scans elsewhere, on its storage or its desks. */
export class NoScanner extends Scanner {
  override scan(): Promise<'clean'> {
    return Promise.resolve('clean');
  }
}

const patience = 30_000;

/** ClamAV's daemon by its INSTREAM command (man clamd): chunks with their length before them, an empty one at the end. */
export class ClamAv extends Scanner {
  private readonly address: URL;

  constructor(address: string) {
    super();
    this.address = new URL(address);
  }

  override async scan(path: string): Promise<'clean' | 'infected'> {
    const verdict = await this.ask(path).catch((error: unknown) => {
      throw new DependencyAway('the virus scanner does not answer', { cause: error });
    });
    if (/\bFOUND\0?$/.test(verdict)) return 'infected';
    if (/\bOK\0?$/.test(verdict)) return 'clean';
    throw new DependencyAway('the virus scanner gave no verdict');
  }

  private async ask(path: string): Promise<string> {
    const socket = connect({ host: this.address.hostname, port: Number(this.address.port) });
    socket.setTimeout(patience, () => socket.destroy(new Error('no answer in time')));
    try {
      const [verdict] = await Promise.all([text(socket), sendFile(socket, path)]);
      return verdict.trim();
    } finally {
      socket.destroy();
    }
  }
}

async function sendFile(socket: Socket, path: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    socket.write(lengthOf(chunk));
    if (!socket.write(chunk)) await drained(socket);
  }
  socket.write(Buffer.alloc(4));
}

function lengthOf(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
}

const drained = (socket: Socket) =>
  new Promise<void>((resolve, reject) => {
    socket.once('drain', resolve);
    socket.once('close', () => reject(new Error('the connection closed')));
  });
