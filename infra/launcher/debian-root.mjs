import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attempt, onPath } from './commands.mjs';
import { pinned } from './pinned.mjs';
import { aptInstall, rootPrefix, runAsRoot } from './privileges.mjs';
import { Problem } from './problem.mjs';

// Documentation and translations are half of a package and nobody reads them here.
const leftOut = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*', '/usr/share/info/*'];

/** Makes a Debian root file system with the given packages in an empty directory. It is the user's own afterwards. */
export async function makeRoot(directory, packages) {
  await needPrograms();
  const options = [
    '--mode=root',
    '--variant=apt',
    `--include=${packages.join(',')}`,
    '--aptopt=APT::Install-Recommends "false"',
    // Mirrors of unstable lag now and then; an expired date is no reason to refuse a signed index.
    '--aptopt=Acquire::Check-Valid-Until "false"',
    ...leftOut.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
  ];
  const mirror = process.env.MOTCUA_DEBIAN_MIRROR;
  // Root is needed because the packages' own scripts chown and chroot; mmdebstrap's user-namespace mode failed where
  // apt could not switch to its sandbox user.
  await runAsRoot('mmdebstrap', [...options, pinned.debianSuite, directory, ...(mirror ? [mirror] : [])]);
  if (process.getuid() !== 0) await handOver(directory);
}

// The user's programs run in it under the user's own id, which initdb insists on finding in passwd.
async function handOver(directory) {
  const [uid, gid] = [process.getuid(), process.getgid()];
  await runAsRoot('chown', ['-R', `${uid}:${gid}`, directory]);
  await appendFile(join(directory, 'etc/passwd'), `motcua:x:${uid}:${gid}::/tmp:/bin/sh\n`);
}

async function needPrograms() {
  const missing = [];
  if (!onPath('mmdebstrap')) missing.push('mmdebstrap');
  if (!onPath('bwrap')) missing.push('bubblewrap');
  if (!existsSync('/usr/share/keyrings/debian-archive-keyring.gpg')) missing.push('debian-archive-keyring');
  if (missing.length > 0) await aptInstall(missing, 'set up the database without Docker');
  if (!(await rootPrefix())) {
    throw new Problem(
      'The database has to be set up as root once: run "npm run up" as root or with sudo allowed, ' +
        'start Docker, or set MONGODB_URI.',
    );
  }
  // Told before minutes are spent on a root file system that could not be used.
  if (process.getuid() === 0 && !(await mayUnshare())) {
    throw new Problem('bubblewrap may not make user namespaces here (is this a container?); start Docker, or set MONGODB_URI.');
  }
}

/**
 * The command line that runs a program inside such a root: read-only but for the `writable` pairs [outside, inside],
 * on the machine's network, as the user who asks. Root becomes `rootBecomes`, a name in the root's passwd, because
 * PostgreSQL refuses to run as root; outside its files still belong to root.
 */
export async function insideRoot({ root, rootBecomes = 'root', writable = [], readable = [], env = {}, program }) {
  const settings = { LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin', ...env };
  const args = [
    ...['--ro-bind', root, '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/run'],
    // PostgreSQL keeps shared memory there; under sudo the directories would be root's alone.
    ...['/tmp', '/dev/shm'].flatMap((path) => ['--perms', '1777', '--tmpfs', path]),
    ...readable.flatMap((path) => ['--ro-bind-try', path, path]),
    ...writable.flatMap(([outside, inside]) => ['--bind', outside, inside]),
    '--clearenv',
    ...Object.entries(settings).flatMap(([name, value]) => ['--setenv', name, value]),
  ];
  if (!onPath('bwrap')) await aptInstall(['bubblewrap'], 'run the database without Docker');
  if (process.getuid() === 0) {
    const { uid, gid } = await idsOf(root, rootBecomes);
    return { command: 'bwrap', args: ['--unshare-user', '--uid', uid, '--gid', gid, ...args, ...program] };
  }
  if (await mayUnshare()) return { command: 'bwrap', args: [...args, ...program] };
  return throughSudo(args, program);
}

async function idsOf(root, user) {
  const passwd = await readFile(join(root, 'etc/passwd'), 'utf8');
  const [, , uid, gid] = passwd.split('\n').find((line) => line.startsWith(`${user}:`)).split(':');
  return { uid, gid };
}

async function mayUnshare() {
  return (await attempt('bwrap', ['--unshare-user', '--ro-bind', '/', '/', '/bin/true'])).code === 0;
}

// Ubuntu 24.04 and hardened kernels keep user namespaces from ordinary users. There root mounts and steps down again.
async function throughSudo(args, program) {
  const prefix = await rootPrefix();
  if (!prefix) {
    throw new Problem(
      'bubblewrap may not make user namespaces here; allow it with: ' +
        'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    );
  }
  const stepDown = ['setpriv', `--reuid=${process.getuid()}`, `--regid=${process.getgid()}`, '--clear-groups'];
  const [command, ...rest] = [...prefix, 'bwrap', ...args, ...stepDown, ...program];
  return { command, args: rest };
}
