import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { system } from './a-system.ts';

const demo = fileURLToPath(new URL('../../infra/demo/demo.mjs', import.meta.url));
// Kannel and Asterisk are the real ones; without them there is nobody to write to and to call. `npm test` installs both.
const areThere = system.pids['asterisk'] !== undefined && system.pids['telephones'] !== undefined;

(areThere ? describe : describe.skip)('Where is my dossier? asked on every channel', () => {
  it('is answered the same at the same moment, and without a name', async () => {
    expect(await told()).toMatch(/3 trên 3 lần/);
  }, 300_000);
});

/** By the demonstration, as anybody can repeat it; when something is off, what it told is the reason. */
async function told(): Promise<string> {
  const env = { ...process.env, MOTCUA_HOME: system.home, NODE_OPTIONS: '', ...(system.mailUrl ? { MAILDEV_URL: system.mailUrl } : {}) };
  const run = promisify(execFile)(process.execPath, [demo, '--channels', '--lang', 'vi', '--seed', '7'], { env });
  return run.then(({ stdout }) => stdout, ({ stdout = '', stderr = '' }: { stdout?: string; stderr?: string }) => stdout + stderr);
}
