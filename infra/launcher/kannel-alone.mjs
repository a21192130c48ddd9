import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { kannelSettings } from './kannel-settings.mjs';

/**
 * Kannel in the foreground, for specs and the bench: `node kannel-alone.mjs '{"programs": …, "home": …, "ports": {…}, "password": …, "answersAt": …}'`, and what else
 * `kannelSettings` takes. Says `ready` once its boxes know each other, and ends with its standard input.
 */
const { programs, home, ...settings } = JSON.parse(process.argv[2]);
const configured = join(home, 'kannel.conf');
await writeFile(configured, kannelSettings(settings), { mode: 0o600 });
const children = [];
process.stdin.resume().once('end', end);

start('bearerbox');
await until(/Kannel/);
start('smsbox');
await until(/smsbox:.*on-line/);
console.log('ready');

function start(program) {
  const child = spawn(join(programs, program), ['-v', '2', configured], { cwd: home, stdio: ['ignore', 'ignore', 'ignore'] });
  child.once('exit', (code) => process.exit(code ?? 1));
  children.unshift(child);
}

/** Its page of what goes on says this. Its port for boxes must not be tried: that counts as a box. */
async function until(what) {
  const page = async () => (await fetch(`http://127.0.0.1:${settings.ports.admin}/status.txt?password=${encodeURIComponent(settings.password)}`)).text();
  while (!what.test(await page().catch(() => ''))) await pause(50);
}

/** With messages still waiting it does not always end when asked. */
async function end() {
  for (const child of children) {
    child.removeAllListeners('exit');
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const grace = setTimeout(() => child.kill('SIGKILL'), 3_000);
    await gone;
    clearTimeout(grace);
  }
  process.exit(0);
}
