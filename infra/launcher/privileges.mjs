import { attempt, onPath, run } from './commands.mjs';
import { Problem } from './problem.mjs';

/**
 * How to run something as root: nothing to add for root, `sudo -n` for a user whom sudo lets in without a password,
 * undefined for anyone else. We never ask for a password: a prompt behind a progress line would look like a hang.
 */
export async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (!onPath('sudo')) return undefined;
  return (await attempt('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : undefined;
}

export async function runAsRoot(command, args, options = {}) {
  const prefix = await rootPrefix();
  if (!prefix) throw new Problem(`"${command}" needs root: run it as root or allow sudo without a password.`);
  const [program, ...rest] = [...prefix, command, ...args];
  return run(program, rest, options);
}

let aptQueue = Promise.resolve();

/** Installs Debian packages, or says which command would. `why` completes "… is needed to". */
export function aptInstall(packages, why) {
  // One at a time: apt holds a lock, and several provisioning steps run at once.
  const installed = aptQueue.then(() => aptInstallNow(packages, why));
  aptQueue = installed.catch(() => {});
  return installed;
}

async function aptInstallNow(packages, why) {
  const prefix = onPath('apt-get') ? await rootPrefix() : undefined;
  if (!prefix) throw new Problem(missing(packages, why));
  // sudo drops the environment, hence env(1). A failing third-party repository must not stop us: the install will tell.
  const aptGet = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=300'];
  const [program, ...rest] = aptGet;
  await attempt(program, [...rest, 'update']);
  const { code, output } = await attempt(program, [...rest, 'install', '--no-install-recommends', ...packages]);
  if (code !== 0) throw new Problem(`${missing(packages, why)}\n${output.trim().split('\n').slice(-5).join('\n')}`);
}

function missing(packages, why) {
  const command = onPath('apt-get')
    ? `install with: sudo apt-get install ${packages.join(' ')}`
    : 'on this system start Docker, or set MONGODB_URI and KAFKA_BROKERS';
  return `${packages.join(', ')} needed to ${why}; ${command}`;
}

/** Removes a directory that may hold root's files (a root file system made through sudo). */
export async function removeTree(directory) {
  if ((await attempt('rm', ['-rf', directory])).code !== 0) await runAsRoot('rm', ['-rf', directory]);
}
