import { join } from 'node:path';
import { buildServices } from './build.mjs';
import { interruptCommands } from './commands.mjs';
import { installPackages } from './install.mjs';
import { withLock } from './lock.mjs';
import { assertNodeVersion } from './node-version.mjs';
import { instantFrom } from './moved-clock.mjs';
import { hasLineSystems } from './local-line-systems.mjs';
import { placesFor } from './places.mjs';
import { Problem, runCommand } from './problem.mjs';
import { progressOn } from './progress.mjs';
import { allServices, gateways, services, servicesFor } from './services.mjs';
import { partRuns, readState } from './state.mjs';
import { stopLeftovers } from './stopping.mjs';
import { startSystem } from './system.mjs';
import { welcome } from './welcome.mjs';

const usage = `npm run up -- [--detach] [--stack-only] [--only SERVICE,…] [--gateways] [--clock TIME]
  --detach      return as soon as everything is healthy, and leave it running
  --stack-only  start store, Kafka and mailbox, but no service
  --only a,b    start these services only
  --gateways    also answer short messages, with Kannel and telephones that are none: npm run sms; and calls, with Asterisk for a softphone on this machine
  --clock 2027-01-04T07:30+07:00  a simulation: the time stands there until npm run clock moves it`;

async function up(args) {
  const options = parse(args);
  if (options.help) return console.log(usage);
  assertNodeVersion();
  const progress = progressOn(process.stdout);
  const places = placesFor(process.env);
  const began = Date.now();
  const lock = join(places.run, 'up.lock');
  const waiting = (pid) => progress.say(`… waiting for another "npm run up" (pid ${pid})`);
  const system = await withLock(lock, () => start(options, places, progress), waiting);
  if (!system) return 0;
  progress.say(await welcome(system, { servicesRun: !options.stackOnly }));
  progress.say(`\nReady after ${Math.round((Date.now() - began) / 1000)} s. ${options.detach ? 'npm run down stops it.' : 'Ctrl-C stops it.'}`);
  if (!options.detach) await untilStopped(system, progress);
  return 0;
}

export function parse(args) {
  const options = { detach: false, stackOnly: false, services: servicesFor(process.env) };
  const also = args.includes('--gateways') ? gateways : [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '--detach' || args[at] === '-d') options.detach = true;
    else if (args[at] === '--stack-only') options.stackOnly = true;
    else if (args[at] === '--clock') options.clock = instantFrom(args[(at += 1)] ?? '');
    else if (args[at] === '--help' || args[at] === '-h') options.help = true;
    else if (args[at] === '--gateways') continue;
    else if (args[at] === '--only') options.services = known((args[(at += 1)] ?? '').split(','));
    else throw new Problem(`"${args[at]}" is not an option.\n${usage}`);
  }
  return { ...options, services: [...new Set([...options.services, ...also])] };
}

function known(names) {
  const stranger = names.find((name) => !allServices.includes(name));
  if (stranger === undefined) return names;
  throw new Problem(`There is no service "${stranger}"; there are ${[...services, ...gateways].join(', ')}.`);
}

/** Answers undefined when it runs already. */
async function start(options, places, progress) {
  const running = await runningSystem(places);
  if (running) {
    progress.say(await welcome(running));
    progress.say('\nIt was running already. npm run status shows its parts, npm run down stops it.');
    return undefined;
  }
  await stopLeftovers(places, progress);
  let system;
  endOnSignal(() => system?.stop(), progress);
  await installPackages(progress);
  if (!options.stackOnly) await buildServices(progress);
  return startSystem({ ...options, lineSystems: hasLineSystems(process.env, options), progress, onPrepared: (prepared) => (system = prepared) });
}

async function runningSystem(places) {
  const state = readState(places);
  if (!state || state.parts.length === 0) return undefined;
  const alive = await Promise.all(state.parts.map(partRuns));
  return alive.every(Boolean) ? state : undefined;
}

// Installing the handler also keeps Node from ending at once, which would leave the parts running.
function endOnSignal(stop, progress) {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (ending) return;
      ending = true;
      progress.say('Stopping …');
      interruptCommands();
      await stop();
      progress.say('Stopped; the data stays.');
      process.exit(0);
    });
  }
}

/** Restarts nothing: a service that ends is a fault to be seen, not to be covered up. */
async function untilStopped(system, progress) {
  const told = new Set();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    for (const part of system.parts) {
      if (system.stopping || told.has(part.name) || (await partRuns(part))) continue;
      told.add(part.name);
      progress.say(`! ${part.name} has ended; its log is ${part.log}`);
    }
  }
}

await runCommand(up);
