import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildServices } from '../launcher/build.mjs';
import { endWithScratch } from '../launcher/ending.mjs';
import { assertNodeVersion } from '../launcher/node-version.mjs';
import { Problem, runCommand } from '../launcher/problem.mjs';
import { progressOn } from '../launcher/progress.mjs';
import { sandbox, services } from '../launcher/services.mjs';
import { startSystem } from '../launcher/system.mjs';

const stackParts = ['kafka', 'postgres', 'ferretdb', 'mongod'];
const parts = [...services, sandbox, ...stackParts];
const drillNames = ['submissions', 'payments', 'counter', 'bulk', 'desk', 'terms'];

const usage = `npm run faults -- [--drill payments,bulk] [--only one-stop,kafka] [--submissions 200] [--dossiers 24] [--seed 7]

Starts a system of its own and, drill by drill and one part after the other, kills the part with SIGKILL in the middle of the work,
starts it again, and counts what became of everything that was acknowledged.
Drills: ${drillNames.join(', ')}. Parts: ${[...services, sandbox].join(', ')},
and of the local stack kafka, postgres, ferretdb. --submissions sizes the flood, --dossiers the drills of the desk.`;

async function faults(args) {
  const options = read(args);
  if (options.help) return console.log(usage);
  assertNodeVersion();
  const progress = progressOn(process.stdout);
  const scratch = await mkdtemp(join(tmpdir(), 'motcua-faults-'));
  const ending = endWithScratch(scratch);
  try {
    await buildServices(progress);
    if (ending.hasBegun()) return 130;
    // Terms run out: that drill needs a clock that can be moved. It stands at this moment until then.
    const clock = isWanted('terms', options) ? new Date() : undefined;
    const system = await startSystem({ home: join(scratch, 'home'), portBase: 'free', env: ownStack(process.env), clock, progress, onPrepared: ending.watch });
    const [{ planFor }, { drillAll }] = [await import('./plan.mjs'), await import('./drills.mjs')];
    const failed = await drillAll(system, { ...options, plan: planFor(system, { ...options, everywhere: stackParts }), progress, isOver: ending.hasBegun });
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

const isWanted = (drill, { chosen }) => !chosen || chosen.includes(drill);

function read(args) {
  try {
    const text = (usual) => ({ type: 'string', ...(usual ? { default: usual } : {}) });
    const known = { drill: text(), only: text(), submissions: text('200'), dossiers: text('24'), seed: text('1'), help: { type: 'boolean', short: 'h' } };
    const { drill, only, submissions, dossiers, seed, help } = parseArgs({ args, options: known }).values;
    if (![submissions, dossiers].every((count) => /^[1-9]\d{0,3}$/.test(count)) || !/^\d{1,9}$/.test(seed)) throw new Error('--submissions, --dossiers and --seed take whole numbers.');
    return { chosen: among(drillNames, drill, 'drill'), only: among(parts, only, 'part'), submissions: Number(submissions), dossiers: Number(dossiers), seed: Number(seed), help };
  } catch (error) {
    throw new Problem(`${error.message}\n\n${usage}`);
  }
}

/** Undefined when nothing was asked for. */
function among(known, text, what) {
  const asked = text?.split(',');
  const stranger = asked?.find((name) => !known.includes(name));
  if (stranger !== undefined) throw new Error(`There is no ${what} "${stranger}".`);
  return asked;
}

/** A store or broker that somebody named holds other data, and is not ours to kill; nobody is limited to a number of requests, and payments are asked for soon. */
function ownStack({ MONGODB_URI, KAFKA_BROKERS, SMTP_URL, PUBLIC_URL, ...env }) {
  return { ...env, SEED: 'demo', REQUESTS_PER_MINUTE: '0', PAYMENT_ASK_AFTER_SECONDS: '2', PAYMENT_SWEEP_MS: '1000' };
}

await runCommand(faults);
