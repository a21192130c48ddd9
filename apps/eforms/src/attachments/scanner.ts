import { windowsOver } from '@motcua/files/open-file';
import { DependencyAway } from '@motcua/messaging/failure';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

export type ScanVerdict = 'clean' | 'infected';

/** Looks for viruses in a received file. */
export abstract class Scanner {
  /** Whether its verdict can be had while the sender waits. */
  abstract readonly atOnce: boolean;

  /** @throws DependencyAway when no verdict can be had: the file then waits, it is not taken unseen. */
  abstract scan(content: AsyncIterable<Buffer>): Promise<ScanVerdict>;
}

/** Two halves, or scanners would find this very file (eicar.org). */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Where an agency scans elsewhere, on its storage or its desks. Knows the one pattern with which people test whether anybody looks at all. */
export class NoScanner extends Scanner {
  override readonly atOnce = true;

  override async scan(content: AsyncIterable<Buffer>): Promise<ScanVerdict> {
    for await (const { text: window } of windowsOver(content, eicar.length)) if (window.includes(eicar)) return 'infected';
    return 'clean';
  }
}

const patience = 30_000;

/** ClamAV's daemon by its INSTREAM command (man clamd): chunks with their length before them, an empty one at the end. */
export class ClamAv extends Scanner {
  override readonly atOnce = false;
  private readonly address: URL;

  constructor(address: string) {
    super();
    this.address = new URL(address);
  }

  override async scan(content: AsyncIterable<Buffer>): Promise<ScanVerdict> {
    const verdict = await this.ask(content).catch((error: unknown) => {
      throw new DependencyAway('the virus scanner does not answer', { cause: error });
    });
    if (/\bFOUND\0?$/.test(verdict)) return 'infected';
    if (/\bOK\0?$/.test(verdict)) return 'clean';
    throw new DependencyAway('the virus scanner gave no verdict');
  }

  private async ask(content: AsyncIterable<Buffer>): Promise<string> {
    const socket = connect({ host: this.address.hostname, port: Number(this.address.port) });
    socket.setTimeout(patience, () => socket.destroy(new Error('no answer in time')));
    try {
      const [verdict] = await Promise.all([text(socket), send(socket, content)]);
      return verdict.trim();
    } finally {
      socket.destroy();
    }
  }
}

async function send(socket: Socket, content: AsyncIterable<Buffer>): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of content) {
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
