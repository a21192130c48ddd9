import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClamAv } from './scanner.ts';

/** Speaks as clamd does (man clamd, INSTREAM), and finds what EICAR says every scanner finds. */
function aClamd(verdict: (content: string) => string): Promise<{ url: string; server: Server }> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const chunks: Buffer[] = [];
      let at = 'zINSTREAM\0'.length;
      while (at + 4 <= received.length) {
        const length = received.readUInt32BE(at);
        if (length === 0) return void socket.end(verdict(Buffer.concat(chunks).toString()));
        chunks.push(received.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({ server, url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` })));
}

describe('ClamAV', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
  });

  const scan = async (content: string, verdict: (content: string) => string) => {
    const daemon = await aClamd(verdict);
    server = daemon.server;
    const path = join(await mkdtemp(join(tmpdir(), 'scan-')), 'file');
    await writeFile(path, content);
    return new ClamAv(daemon.url).scan(path);
  };
  const judge = (content: string) => (content.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');

  it('finds a file clean', async () => {
    await expect(scan('x'.repeat(300_000), judge)).resolves.toBe('clean');
  });

  it('finds a virus anywhere in the file', async () => {
    await expect(scan(`${'x'.repeat(300_000)}EICAR`, judge)).resolves.toBe('infected');
  });

  it('takes no verdict for no consent', async () => {
    await expect(scan('x', () => 'INSTREAM size limit exceeded. ERROR\0')).rejects.toMatchObject({ name: 'DependencyAway' });
  });

  it('says so when the daemon is away', async () => {
    await expect(new ClamAv('tcp://127.0.0.1:1').scan('/dev/null')).rejects.toMatchObject({ name: 'DependencyAway' });
  });
});
