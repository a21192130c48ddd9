import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { interruptCommands } from './commands.mjs';
import { beginClock, moveClock, readClock } from './moved-clock.mjs';
import { findKannel, forGateway } from './kannel.mjs';
import { startAsterisk } from './local-asterisk.mjs';
import { isKannelPart, kannelPorts, startKannel, startKannelPart } from './local-kannel.mjs';
import { lineSystems, startLineSystems } from './local-line-systems.mjs';
import { nodeProgram } from './node-version.mjs';
import { placesFor } from './places.mjs';
import { assertFree, defaultPortBase, freePortBase, portsFrom } from './ports.mjs';
import { Problem } from './problem.mjs';
import { kill, launch, recordOf } from './processes.mjs';
import { progressOn } from './progress.mjs';
import { secretsIn } from './secrets.mjs';
import { allServices, entryOf, hasOwnExchange, hasOwnNetwork, serviceEnv, servicesFor, serviceUrls } from './services.mjs';
import { chooseFor, stackPorts, startStack, startStackPart } from './stack.mjs';
import { removeState, writeState } from './state.mjs';
import { stopParts } from './stopping.mjs';
import { findExchange } from './telephony.mjs';
import { isReady, untilReady } from './waiting.mjs';

/**
 * Starts a whole system, or only what it stands on. Used by `npm run up`, and by tests, benchmarks and fault drills
 * that want one of their own:
 *
 *   const system = await startSystem({ home: await mkdtemp(…), portBase: 'free', services: ['lookup'], quiet: true });
 *   await system.kill('lookup'); await system.start('lookup'); await system.stop();
 *
 * @param options.home      where data, logs and state go (default: .motcua in the checkout, or MOTCUA_HOME)
 * @param options.portBase  a number, or 'free' to look for one (default: MOTCUA_PORT_BASE or 8000)
 * @param options.services  names of the services to start (default: all but the gateways); they must have been built
 * @param options.stackOnly start store, broker and mailbox, but no service
 * @param options.clock     an instant: all services go by a clock that stands there until it is moved (moved-clock.mjs)
 * @param options.lineSystems start the line systems of the demonstration city, too (default: not)
 * @param options.quiet     print nothing
 * @throws Problem in words for the person at the terminal; what had been started is stopped before
 */
export async function startSystem(options = {}) {
  const { quiet = false, env = process.env, progress = progressOn(process.stdout, { quiet }) } = options;
  const system = await prepareSystem(options, env);
  const handle = handleOf(system, progress);
  options.onPrepared?.(handle);
  try {
    await chooseFor(system, env, progress);
    await chooseGateways(system, progress);
    await assertFree({ ...stackPorts(system), ...pick(system.ports, [...system.wanted, ...(system.kannel ? kannelPorts : []), ...(options.lineSystems ? [lineSystems] : [])]) });
    await startStack(system, progress, system.add);
    if (system.kannel) await progress.step('Kannel (SMS) with its telephones', () => startKannel(system, system.kannel, system.add));
    if (system.asterisk) await progress.step('Asterisk (telephone)', () => startAsterisk(system, system.asterisk, system.add));
    await startServices(system, progress);
    if (options.lineSystems) await startLineSystems(system, system.add);
    return handle;
  } catch (error) {
    await handle.stop();
    throw error;
  }
}

async function prepareSystem({ home, portBase, services: wanted, stackOnly = false, clock }, env) {
  const places = placesFor(env, home);
  const base = portBase === 'free' ? await freePortBase() : Number(portBase ?? env.MOTCUA_PORT_BASE ?? defaultPortBase);
  const ports = portsFrom(base);
  await mkdir(places.run, { recursive: true });
  await putLogsAside(places.logs);
  const system = {
    places,
    base,
    ports,
    env,
    wanted: stackOnly ? [] : (wanted ?? servicesFor(env)),
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${ports.gateway}`,
    secrets: await secretsIn(places.data),
    launcher: recordOf('launcher', process.pid),
    startedAt: new Date().toISOString(),
    parts: [],
    clockFile: begunClock(places, clock),
    stopping: false,
  };
  system.add = (part) => addPart(system, part);
  return system;
}

// With the data, which is dated by it: what was a simulation once goes on from where it stood, and never becomes an earnest system.
function begunClock({ data }, instant) {
  const file = join(data, 'clock');
  const standing = existsSync(file) ? readClock(file) : undefined;
  if (!standing && !instant) return undefined;
  if (!standing) beginClock(file, instant);
  else if (instant > standing) moveClock(file, instant);
  return file;
}

// The logs of one run before this one are kept: they are what explains why it had to be started again.
async function putLogsAside(logs) {
  if (!existsSync(logs)) return;
  await rm(`${logs}.previous`, { recursive: true, force: true });
  await rename(logs, `${logs}.previous`);
}

// Written down at once, so that whatever happens next the part can be found and stopped.
function addPart(system, part) {
  system.parts = [...system.parts.filter(({ name }) => name !== part.name), part];
  save(system);
  if (system.stopping) throw new Problem('Stopped while starting.');
}

function save({ places, secrets, env, add, wanted, stopping, ...state }) {
  writeState(places, state);
}

async function chooseGateways(system, progress) {
  await chooseNetwork(system, progress);
  await chooseExchange(system, progress);
}

/** Short messages need a network: one of their own, or Kannel with one that is none. Without either they are left out. */
async function chooseNetwork(system, progress) {
  if (!system.wanted.includes('sms') || hasOwnNetwork(system)) return;
  system.kannel = await findKannel(system.env, progress, forGateway);
  if (!system.kannel) system.wanted = system.wanted.filter((name) => name !== 'sms');
}

/** The telephone needs an exchange: one's own Asterisk, or ours on loopback. Without either it is left out. */
async function chooseExchange(system, progress) {
  if (!system.wanted.includes('phone') || hasOwnExchange(system)) return;
  system.asterisk = await findExchange(system.env, progress);
  if (!system.asterisk) system.wanted = system.wanted.filter((name) => name !== 'phone');
}

async function startServices(system, progress) {
  if (system.wanted.length === 0) return;
  const waiting = new Set(system.wanted);
  const title = () => (waiting.size === 0 ? 'Services' : `Services (waiting for ${[...waiting].join(', ')})`);
  await progress.step(title(), async (retitle) => {
    const jobs = system.wanted.map(async (name) => {
      await startService(system, name);
      waiting.delete(name);
      retitle(title());
    });
    // The first failure is told at once; the others are stopped with the rest.
    await Promise.all(jobs);
  });
}

async function startService(system, name) {
  if (system.stopping) throw new Problem('Stopped while starting.');
  const data = join(system.places.data, name);
  await mkdir(data, { recursive: true });
  const port = system.ports[name];
  const { record } = await launch({
    name,
    port,
    command: nodeProgram(),
    args: [entryOf(name)],
    env: { ...system.env, ...serviceEnv(name, system) },
    cwd: data,
    log: join(system.places.logs, `${name}.log`),
  });
  system.add(record);
  await untilReady(record, () => isReady(`http://127.0.0.1:${port}`), 120_000);
}

function startAgain(system, name) {
  if (allServices.includes(name)) return startService(system, name);
  if (name === lineSystems) return startLineSystems(system, system.add);
  if (name === 'asterisk') return startAsterisk(system, system.asterisk, system.add);
  return isKannelPart(name) ? startKannelPart(system, system.kannel, { name, add: system.add }) : startStackPart(system, name, system.add);
}

function handleOf(system, progress) {
  const part = (name) => system.parts.find((each) => each.name === name);
  let stopped;
  return {
    ports: system.ports,
    places: system.places,
    publicUrl: system.publicUrl,
    /** Where the moved clock stands, if this system goes by one. */
    clockFile: system.clockFile,
    get parts() { return system.parts; },
    get stopping() { return system.stopping; },
    get mongodbUri() { return system.mongodbUri; },
    get kafkaBrokers() { return system.kafkaBrokers; },
    get smtpUrl() { return system.smtpUrl; },
    /** Where maildev's pages and its JSON are; undefined when SMTP_URL was given. */
    get mailUrl() { return system.mailUrl; },
    /** IDENTITY_URL, ONE_STOP_URL, …, and what a test needs to reach the stack. */
    get env() { return environmentOf(system); },
    /** Base address by service name: urls['one-stop']. */
    urls: Object.fromEntries(allServices.map((name) => [name, `http://127.0.0.1:${system.ports[name]}`])),
    pid: (name) => part(name)?.pid,
    /** SIGKILL, as a power cut would; any part, also `kafka` or `postgres`. */
    kill: (name) => kill(part(name)),
    /** Starts a part again that was killed, and waits until it is ready. */
    start: (name) => startAgain(system, name),
    /** Stops everything, gently. May be called again: the same stop is awaited. */
    stop: () => (stopped ??= stopSystem(system, progress)),
  };
}

async function stopSystem(system, progress) {
  system.stopping = true;
  interruptCommands();
  await stopParts(system, progress.say);
  removeState(system.places);
}

function environmentOf(system) {
  return {
    ...serviceUrls(system.ports),
    PUBLIC_URL: system.publicUrl,
    MONGODB_URI: system.mongodbUri,
    KAFKA_BROKERS: system.kafkaBrokers,
    SMTP_URL: system.smtpUrl,
    ...(system.mailUrl ? { MAILDEV_URL: system.mailUrl } : {}),
    ...system.secrets,
  };
}

function pick(from, names) {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}
