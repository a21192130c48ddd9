import { eicar } from '@motcua/files/a-file';
import { eventually } from '@motcua/testing/eventually';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Speaks as clamd does (man clamd, INSTREAM), and finds what EICAR says every scanner finds. */
export async function aTalkingClamd(verdict: (content: string) => string = judge, port = 0) {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
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
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

const judge = (content: string) => (content.includes(eicar) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');

/** A port that nobody listens on at the moment. */
export async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The real daemon, with one signature of our own and none from anywhere else. */
export async function aRealClamd(program: string) {
  const [directory, port] = [await mkdtemp(join(tmpdir(), 'clamd-')), await aFreePort()];
  // Signed content anywhere in any file (ClamAV manual, extended signatures).
  await writeFile(join(directory, 'local.ndb'), `Eicar-Test:0:*:${Buffer.from(eicar).toString('hex')}\n`);
  await chmod(directory, 0o755);
  const settings = [`DatabaseDirectory ${directory}`, `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', 'Foreground yes', 'StreamMaxLength 50M', ...(process.getuid?.() === 0 ? ['User root'] : [])];
  await writeFile(join(directory, 'clamd.conf'), `${settings.join('\n')}\n`);
  const daemon = spawn(program, ['--config-file', join(directory, 'clamd.conf')], { stdio: 'ignore' });
  const ended = once(daemon, 'exit');
  await eventually(() => answers(port));
  return {
    url: `tcp://127.0.0.1:${port}`,
    close: async () => {
      daemon.kill('SIGTERM');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
}
