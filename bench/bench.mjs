import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildServices } from '../infra/launcher/build.mjs';
import { installPackages } from '../infra/launcher/install.mjs';
import { freePortBase, portsFrom } from '../infra/launcher/ports.mjs';
import { Problem, runCommand } from '../infra/launcher/problem.mjs';
import { progressOn } from '../infra/launcher/progress.mjs';
import { secretsIn } from '../infra/launcher/secrets.mjs';
import { startSystem } from '../infra/launcher/system.mjs';
import { describeMachine } from './machine.mjs';

const parts = ['intake', 'validation', 'deadlines', 'outbox', 'visible', 'lookup', 'rebuild', 'sms', 'phone', 'alone', 'inbox'];
/** Filling takes minutes and gigabytes: only when it is asked for. */
const usual = parts.filter((part) => part !== 'inbox');
const usage = `npm run bench -- [--only intake,lookup] [--rounds 3] [--seconds 6] [--dossiers 200000] [--home DIRECTORY]
  --only      of ${parts.join(', ')}
  --dossiers  statuses in the look-up table and in the topic it is built from (1000000 for the target's size: about two minutes to fill), or dossiers behind the inbox (some ten minutes the first time)
  --home      keeps the system's data there, so that what was filled once is measured again

Measures on a system of its own, each figure beside its yardstick in the same run, medians of the rounds.`;
/** Parts that ask a filled look-up, and parts that hand something in. */
const looking = ['lookup', 'sms', 'phone', 'alone'];
const handingIn = ['intake', 'validation', 'deadlines', 'visible', 'inbox'];
const services = ['gateway', 'identity', 'catalogue', 'eforms', 'lookup'];

async function bench(args) {
  const options = read(args);
  if (options.help) return console.log(usage);
  const about = describeMachine();
  const progress = progressOn(process.stdout);
  await installPackages(progress);
  await buildServices(progress);
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'motcua-bench-')));
  const stopOnSignal = { system: undefined };
  try {
    const figures = await measure(home, options, progress, stopOnSignal);
    const file = await keep({ ...about, options, figures });
    console.log(`written to ${file} (load of the machine before: ${about.load.join(' ')})`);
  } finally {
    await stopOnSignal.system?.stop();
    if (!options.home) await rm(home, { recursive: true, force: true });
  }
}

function read(args) {
  try {
    const known = { only: { type: 'string', default: usual.join() }, home: { type: 'string' }, rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '6' }, dossiers: { type: 'string', default: '200000' }, help: { type: 'boolean', short: 'h' } };
    const { values } = parseArgs({ args, options: known });
    const only = values.only.split(',');
    const unknown = only.find((part) => !parts.includes(part));
    if (unknown !== undefined) throw new Error(`There is no part "${unknown}".`);
    const [rounds, seconds, dossiers] = [values.rounds, values.seconds, values.dossiers].map(Number);
    if (![rounds, seconds, dossiers].every((number) => Number.isInteger(number) && number > 0)) throw new Error('Rounds, seconds and dossiers are whole numbers.');
    return { help: values.help, ...(values.home ? { home: resolve(values.home) } : {}), only, rounds, seconds, dossiers };
  } catch (error) {
    throw new Problem(`${error.message}\n\n${usage}`);
  }
}

async function measure(home, options, progress, stopping) {
  // Only now: these read the libraries' builds.
  const { fillLookup, measureLookup, measureAlone } = await import('./look-up.mjs');
  const { measureInbox } = await import('./inbox.mjs');
  const { measureIntake } = await import('./intake.mjs');
  const { measureDeadlines, measureOutbox, measureValidation } = await import('./in-process.mjs');
  const { prepareSubmission } = await import('./submission.mjs');
  const { measureRebuild } = await import('./rebuild.mjs');
  const { measurePhone, phoneEnv } = await import('./phone.mjs');
  const { measureSms, smsEnv } = await import('./sms.mjs');
  const { measureVisible } = await import('./visible.mjs');
  const lines = await import('./lines.mjs');
  const { only, dossiers } = options;
  if (only.some((part) => looking.includes(part))) {
    const { LOOKUP_SECRET: secret } = await secretsIn(join(home, 'data'));
    await progress.step(`Look-up table of ${dossiers.toLocaleString('en')}`, () => fillLookup({ data: join(home, 'data'), count: dossiers, secret }));
  }
  const portBase = await freePortBase();
  const ports = portsFrom(portBase);
  const env = { ...process.env, REQUESTS_PER_MINUTE: '0', ...smsEnv(ports), ...phoneEnv(ports) };
  const system = await startSystem({ home, portBase, services, progress, env, onPrepared: (started) => stopOnInterrupt(started, stopping) });
  const submission = only.some((part) => handingIn.includes(part)) ? await prepareSubmission(system.publicUrl) : undefined;
  const measures = {
    intake: () => measureIntake({ system, submission, ...options }),
    validation: () => measureValidation(submission, options.rounds),
    deadlines: () => measureDeadlines(submission, options.rounds),
    outbox: () => measureOutbox({ system, rounds: options.rounds, events: 20_000 }),
    visible: () => measureVisible({ system, submission, ...options }),
    lookup: () => measureLookup({ system, ...options }),
    rebuild: () => measureRebuild({ system, progress, ...options }),
    sms: () => measureSms({ system, progress, ...options }),
    phone: () => measurePhone({ system, progress, ...options }),
    alone: () => measureAlone({ system, ...options }),
    inbox: () => measureInbox({ system, submission, progress, ...options }),
  };
  const figures = {};
  for (const part of parts.filter((each) => only.includes(each))) {
    figures[part] = await progress.step(lines.titles[part], measures[part]);
    console.log(lines[part](figures[part]));
  }
  return figures;
}

function stopOnInterrupt(system, stopping) {
  stopping.system = system;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await system.stop();
      process.exit(130);
    });
  }
}

async function keep(result) {
  const directory = join(import.meta.dirname, 'results');
  await mkdir(directory, { recursive: true });
  const file = join(directory, `${result.at.replaceAll(':', '-').slice(0, 19)}.json`);
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

await runCommand(bench);
