import { existsSync } from 'node:fs';
import { onPath } from './commands.mjs';
import { aptInstall } from './privileges.mjs';

// Debian puts it where only root's PATH leads.
const usual = '/usr/sbin/sshd';

/**
 * OpenSSH for the specs of SFTP, which start it by themselves on loopback: the one MOTCUA_SSHD names, or one that is there. It is installed in CI alone: Debian's
 * package opens the machine to the network, which nobody wants of a test.
 */
export async function findSshd(env, progress) {
  const found = env.MOTCUA_SSHD ?? installedSshd();
  if (found) return found;
  if (env.CI) await progress.step('OpenSSH for the specs of SFTP', () => aptInstall(['openssh-server', 'openssh-client'], 'send files by SFTP'));
  else progress.say('! The specs of SFTP are skipped: openssh-server is not installed, and is installed by this script in CI alone.');
  return installedSshd();
}

const installedSshd = () => (onPath('sftp') ? (onPath('sshd') ?? (existsSync(usual) ? usual : undefined)) : undefined);
