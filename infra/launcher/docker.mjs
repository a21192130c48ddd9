import { attempt, onPath, run } from './commands.mjs';
import { pinned } from './pinned.mjs';
import { checkout } from './places.mjs';

const patience = 10_000;

/** Whether an engine answers, with compose, and its images are here or can be had. */
export async function probeDocker() {
  if (!onPath('docker')) return { usable: false, why: 'no Docker' };
  const engine = await attempt('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: patience });
  if (engine.code !== 0) return { usable: false, why: 'no Docker engine answers' };
  const compose = await attempt('docker', ['compose', 'version'], { timeout: patience });
  if (compose.code !== 0) return { usable: false, why: 'Docker without its compose plugin' };
  for (const image of [pinned.mongoImage, pinned.kafkaImage]) {
    if (!(await canBeHad(image))) return { usable: false, why: `Docker, but not its image ${image}` };
  }
  return { usable: true, why: `Docker ${engine.output.trim()} with its images at hand` };
}

async function canBeHad(image) {
  const here = await attempt('docker', ['image', 'inspect', image], { timeout: patience });
  if (here.code === 0) return true;
  return (await attempt('docker', ['manifest', 'inspect', image], { timeout: patience })).code === 0;
}

function compose(system, ...args) {
  const env = {
    ...process.env,
    MOTCUA_STORE_PORT: String(system.ports.store),
    MOTCUA_KAFKA_PORT: String(system.ports.kafka),
    MOTCUA_MONGO_IMAGE: pinned.mongoImage,
    MOTCUA_KAFKA_IMAGE: pinned.kafkaImage,
  };
  return run('docker', ['compose', '-p', projectOf(system), ...args], { env, cwd: checkout });
}

/** Each system has containers and volumes of its own. */
export function projectOf(system) {
  return `motcua-${system.base}`;
}

export async function startContainers(system, names) {
  await compose(system, 'up', '--detach', '--wait', ...names);
}

export async function stopContainers(system, names) {
  await compose(system, 'stop', ...names);
}

export async function wipeContainers(system) {
  await compose(system, 'down', '--volumes');
}
