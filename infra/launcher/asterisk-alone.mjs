import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answersSip, asteriskCommand, writeSettings } from './asterisk.mjs';

/**
 * Asterisk in the foreground, for specs: `node asterisk-alone.mjs '{"root": …, "home": …, "sounds": …, "sip": …, "rtp": …, "calls": …, "agi": …, "operator": …}'`.
 * Says `ready` once it answers, and ends with its standard input.
 */
const settings = JSON.parse(process.argv[2]);
await writeSettings(settings.home, settings);
await mkdir(settings.sounds, { recursive: true });
const { command, args } = await asteriskCommand(settings);
// Sound keeps time also while other specs take the processor; without the right to it nice goes on as it is.
const child = spawn('nice', ['-n', '-10', command, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
child.once('exit', (code) => process.exit(code ?? 1));
process.stdin.resume().once('end', end);

while (!(await answersSip(settings.sip))) await pause(100);
console.log('ready');

// bubblewrap passes no signals on, so it is Asterisk itself that is told; the wrapper ends with it.
async function end() {
  const pid = Number(await readFile(join(settings.home, 'asterisk.pid'), 'utf8').catch(() => ''));
  if (pid > 1) process.kill(pid, 'SIGTERM');
  else child.kill('SIGKILL');
}
