import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answersSip, asteriskCommand, soundsInside, writeSettings } from './asterisk.mjs';
import { launch, recordOf } from './processes.mjs';
import { untilReady } from './waiting.mjs';

/** Calls at once: their sound goes over the first sixty UDP ports of the system, which nothing else uses. */
const calls = 30;

/** How the phone service and Asterisk know each other. */
export const phoneEnv = ({ ports, secrets }) => ({ AGI_PORT: String(ports['phone-agi']), AGI_KEY: secrets.AGI_KEY, SOUNDS_AT: soundsInside, CALLS_AT_ONCE: String(calls) });

/** Asterisk on loopback, for calls by a softphone on this machine. An operator is whoever answers on UDP port `sip-operator`. */
export async function startAsterisk({ base, places, ports, secrets }, root, add) {
  const home = join(places.data, 'asterisk');
  const sounds = join(places.data, 'phone', 'prompts');
  const log = join(places.logs, 'asterisk.log');
  await Promise.all([home, sounds].map((directory) => mkdir(directory, { recursive: true })));
  const agi = `agi://127.0.0.1:${ports['phone-agi']}/${secrets.AGI_KEY}`;
  await writeSettings(home, { sip: ports.sip, rtp: base, calls, agi, operator: ports['sip-operator'] });
  const { command, args } = await asteriskCommand({ root, home, sounds });
  const { record: wrapper } = await launch({ name: 'asterisk', port: ports.sip, command, args, env: process.env, cwd: home, log });
  add(wrapper);
  await untilReady(wrapper, () => answersSip(ports.sip));
  // bubblewrap passes no signals on, so it is Asterisk itself that is written down; the wrapper ends with it.
  const pid = Number(await readFile(join(home, 'asterisk.pid'), 'utf8'));
  add(recordOf('asterisk', pid, { log, port: ports.sip }));
}
