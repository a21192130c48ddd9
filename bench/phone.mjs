import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { aSippCaller } from '@motcua/testing/sipp-caller';
import { soundsInside } from '../infra/launcher/asterisk.mjs';
import { findTelephony } from '../infra/launcher/telephony.mjs';
import { heardBy, listenBetween } from './listened-line.mjs';
import { askOnLoadCore, giveServerCore, processorMicroseconds, quantile } from './load.mjs';
import { ownMegabytes } from './machine.mjs';
import { startAlone } from './standing-process.mjs';
import { digits, statusOf } from './statuses.mjs';

const target = 20;
const mostLines = 200;
/** As the launcher has it. */
const calls = 30;
const key = randomBytes(32).toString('hex');

/** Asterisk is started here, to be listened to. */
export const phoneEnv = (ports) => ({ AGI_KEY: key, AGI_PORT: String(ports['phone-agi']), SOUNDS_AT: soundsInside, CALLS_AT_ONCE: String(mostLines) });

/** Twenty calls at once from SIPp through Asterisk, each to the end of the status; then the phone service by itself, asked by callers who hear in no time. Undefined where there is no Asterisk. */
export async function measurePhone({ system, progress, seconds }) {
  const root = await findTelephony(process.env, progress);
  if (root === undefined) return undefined;
  const began = performance.now();
  await system.start('phone');
  const startSeconds = Math.round((performance.now() - began) / 100) / 10;
  const pid = system.pid('phone');
  const asked = { port: system.ports['phone-agi'], key, number: statusOf(1).lookupNumber, digits };
  // What is named for the first time ever is made then; this call also tells what a caller is to hear.
  const first = await askOnLoadCore('shoot-agi.mjs', { ...asked, lines: 1, seconds: 0 });
  const through = await throughAsterisk({ system, root, asked, expected: statusHeard(first.played), pid });
  [pid, system.pid('lookup')].forEach(giveServerCore);
  const before = processorMicroseconds(pid);
  const { played, ...alone } = await askOnLoadCore('shoot-agi.mjs', { ...asked, lines: mostLines, seconds });
  const microseconds = Math.round((processorMicroseconds(pid) - before) / alone.calls);
  const megabytes = ownMegabytes(pid);
  await system.kill('phone');
  return { target, startSeconds, through, alone: { ...alone, microseconds }, megabytes };
}

/** After welcome, the other language and the menu, what asks for number and digits, and "one moment": up to the menu that is said again after silence, before good-bye. */
const statusHeard = (played) => played.slice(6, played.indexOf(played.at(-2)) + 1);

async function throughAsterisk({ system, root, asked, expected, pid }) {
  const between = await listenBetween(asked.port);
  const sounds = join(system.places.data, 'phone', 'prompts');
  const listens = (await millisecondsOf(expected, sounds)) + 4_000;
  const asterisk = await startAsterisk({ system, root, sounds, agi: `agi://127.0.0.1:${between.port}/${key}` });
  try {
    const keys = [[1_500, '1'], [5_000, `${asked.number}#`], [9_000, asked.digits]];
    const taken = () => [pid, asterisk.pid].map((each) => processorMicroseconds(each));
    const [before, began] = [taken(), performance.now()];
    const { sounds: heard, ended, setUp } = await aSippCaller({ sip: system.ports.sip, from: '903000100', calls: target, keys, listens });
    const seconds = (performance.now() - began) / 1000;
    const [phone, exchange] = taken().map((after, at) => after - before[at]);
    const lines = between.calls.map(heardBy);
    return {
      ...{ calls: target, ended, good: lines.filter(({ files }) => files.join(' ').includes(expected.join(' '))).length, sounding: heard.filter(({ loud }) => loud > (listens / 20) * 0.5).length },
      ...{ setUp: shares(setUp), firstSound: shares(lines.map(({ firstSound }) => firstSound)), afterDigits: shares(lines.map(({ afterDigits }) => afterDigits)), turns: shares(lines.flatMap(({ turns }) => turns)) },
      ...{ phoneMilliseconds: Math.round(phone / 1000 / target), asteriskShare: Math.round(exchange / 10_000 / seconds), asteriskMegabytes: ownMegabytes(asterisk.pid) },
    };
  } finally {
    await asterisk.stop();
    between.close();
  }
}

const shares = (times) => ({ p50: quantile(times, 0.5), p99: quantile(times, 0.99) });

/** 8,000 samples a second of two bytes. */
async function millisecondsOf(files, sounds) {
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(sounds, `${basename(file)}.wav`))).size));
  return sizes.reduce((sum, size) => sum + size / 16, 0);
}

async function startAsterisk({ system: { ports, places }, root, sounds, agi }) {
  const home = join(places.data, 'asterisk');
  await mkdir(home, { recursive: true });
  // The sound of calls goes over the first sixty UDP ports of a system, below the one for SIP.
  const settings = { root, home, sounds, sip: ports.sip, rtp: ports.sip - 2 * calls, calls, agi, operator: ports['sip-operator'] };
  const stop = await startAlone('asterisk-alone.mjs', settings);
  return { stop, pid: Number(await readFile(join(home, 'asterisk.pid'), 'utf8')) };
}
