import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildServices } from '../launcher/build.mjs';
import { endOnSignal } from '../launcher/ending.mjs';
import { assertNodeVersion } from '../launcher/node-version.mjs';
import { Problem, runCommand } from '../launcher/problem.mjs';
import { progressOn } from '../launcher/progress.mjs';
import { services } from '../launcher/services.mjs';
import { startSystem } from '../launcher/system.mjs';

const stackParts = ['kafka', 'postgres', 'ferretdb', 'mongod'];

const usage = `npm run faults -- [--only one-stop,kafka] [--submissions 200] [--seed 7]

Starts a system of its own and, one part after the other, kills it with SIGKILL in the middle of 200 concurrent submissions,
starts it again, and counts what became of every dossier that was acknowledged. Parts: ${services.join(', ')},
and of the local stack kafka, postgres, ferretdb.`;

async function faults(args) {
  const options = read(args);
  if (options.help) return console.log(usage);
  assertNodeVersion();
  const progress = progressOn(process.stdout);
  const scratch = await mkdtemp(join(tmpdir(), 'motcua-faults-'));
  const ending = endDrills(scratch);
  try {
    await buildServices(progress);
    const system = await startSystem({ home: join(scratch, 'home'), portBase: 'free', env: ownStack(process.env), progress, onPrepared: ending.watch });
    const { drillAll } = await import('./drills.mjs');
    const failed = await drillAll(system, { ...options, victims: victimsIn(system, options.only), progress });
    ending.keep(failed > 0);
    return failed > 0 ? 1 : 0;
  } catch (error) {
    ending.keep(true);
    throw error;
  } finally {
    const kept = await ending.end();
    if (kept) console.log(`The logs stay in ${kept}.`);
  }
}

function read(args) {
  try {
    const known = { only: { type: 'string' }, submissions: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, help: { type: 'boolean', short: 'h' } };
    const { only, submissions, seed, help } = parseArgs({ args, options: known }).values;
    if (!/^[1-9]\d{0,3}$/.test(submissions) || !/^\d{1,9}$/.test(seed)) throw new Error('--submissions and --seed take whole numbers.');
    const stranger = only?.split(',').find((name) => ![...services, ...stackParts].includes(name));
    if (stranger !== undefined) throw new Error(`There is no part "${stranger}".`);
    return { only: only?.split(','), submissions: Number(submissions), seed: Number(seed), help };
  } catch (error) {
    throw new Problem(`${error.message}\n\n${usage}`);
  }
}

/** A store or broker that somebody named holds other data, and is not ours to kill; and nobody is limited to a number of requests. */
function ownStack({ MONGODB_URI, KAFKA_BROKERS, SMTP_URL, PUBLIC_URL, ...env }) {
  return { ...env, SEED: 'demo', REQUESTS_PER_MINUTE: '0' };
}

/** What of the stack runs in a container is Docker's to restart, and left out. */
function victimsIn(system, only) {
  const ours = system.parts.filter(({ name, container }) => !container && stackParts.includes(name)).map(({ name }) => name);
  const all = [...services, ...stackParts.filter((name) => ours.includes(name))];
  const missing = only?.find((name) => !all.includes(name));
  if (missing) throw new Problem(`"${missing}" is not a process of this system: ${all.join(', ')} are.`);
  return only ?? all;
}

/** Stops what was started; the scratch directory goes unless it is to be looked at. */
function endDrills(scratch) {
  let system;
  let keeping = false;
  const { end } = endOnSignal(async () => {
    await system?.stop();
    if (!keeping) await rm(scratch, { recursive: true, force: true });
    return keeping ? join(scratch, 'home/logs') : undefined;
  });
  return { end, watch: (started) => (system = started), keep: (yes) => (keeping = yes) };
}

await runCommand(faults);
