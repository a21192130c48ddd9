import { eventually } from '@motcua/testing/eventually';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** OpenSSH's own server on loopback as whoever runs the test, with a key of its own, for SFTP in one directory. The chroot of the real thing needs root, so it is left out. */
export async function anSftpServer(sshd: string, directory: string) {
  const home = await mkdtemp(join(tmpdir(), 'sftp-'));
  const [port, here] = [await aFreePort(), (name: string) => join(home, name)];
  for (const key of ['host', 'agency']) await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', here(key)]);
  await copyFile(here('agency.pub'), here('authorized_keys'));
  await writeFile(here('sshd_config'), configOf({ port, home, directory }));
  // Where it gives up its rights when it is started by root.
  if (userInfo().uid === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  const server = spawn(sshd, ['-D', '-e', '-f', here('sshd_config')], { stdio: 'ignore' });
  await eventually(() => answers(port));

  const client = (batch: string, options: readonly string[] = []): ChildProcess => {
    const known = ['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-o', 'IdentitiesOnly=yes', '-o', 'LogLevel=ERROR'];
    const child = spawn('sftp', ['-q', '-b', '-', '-P', String(port), '-i', here('agency'), ...known, ...options, `${userInfo().username}@127.0.0.1`], { stdio: ['pipe', 'ignore', 'inherit'] });
    child.stdin?.end(`${batch}\n`);
    return child;
  };
  return {
    /** A kilobyte a second, in small pieces. */
    slowly: (batch: string) => client(batch, ['-l', '8', '-B', '512', '-R', '1']),
    does: async (batch: string): Promise<void> => {
      const [code] = (await once(client(batch), 'exit')) as [number];
      if (code !== 0) throw new Error(`sftp ended with ${code}`);
    },
    close: async (): Promise<void> => {
      server.kill();
      await once(server, 'exit');
      await rm(home, { recursive: true });
    },
  };
}

const configOf = ({ port, home, directory }: { port: number; home: string; directory: string }): string =>
  [
    ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${join(home, 'host')}`, `AuthorizedKeysFile ${join(home, 'authorized_keys')}`, 'PidFile none', 'UsePAM no'],
    ...['StrictModes no', 'PasswordAuthentication no', 'KbdInteractiveAuthentication no', 'DisableForwarding yes'],
    ...['Subsystem sftp internal-sftp', `ForceCommand internal-sftp -u 0007 -d ${directory}`, ''],
  ].join('\n');

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function answers(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
