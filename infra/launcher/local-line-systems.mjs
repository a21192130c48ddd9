import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeProgram } from './node-version.mjs';
import { checkout } from './places.mjs';
import { launch } from './processes.mjs';
import { serviceEnv } from './services.mjs';

/** The name of the part, and of its port, at which the APIs of agencies stand. */
export const lineSystems = 'line-systems';

const needed = ['gateway', 'identity', 'connect'];

/** With the demonstration city alone. Not where a clock is moved: their rows are dated by the machine's. */
export const hasLineSystems = ({ SEED = 'demo' }, { stackOnly, services, clock }) => SEED === 'demo' && !stackOnly && clock === undefined && needed.every((name) => services.includes(name));

/** Nobody waits for them: what they do is seen on the pages of the feeds. */
export async function startLineSystems(system, add) {
  if (system.clockFile !== undefined) return;
  const data = join(system.places.data, lineSystems);
  await mkdir(data, { recursive: true });
  const { KAFKA_BROKERS, DATA_DIR, DROP_DIR = join(DATA_DIR, 'drop') } = serviceEnv('connect', system);
  const port = system.ports[lineSystems];
  const { record } = await launch({
    name: lineSystems,
    port,
    command: nodeProgram(),
    args: [join(checkout, 'infra/line-systems/line-systems.mjs')],
    env: { PATH: system.env.PATH, PUBLIC_URL: system.publicUrl, KAFKA_BROKERS, DROP_DIR, DATA_DIR: data, PORT: String(port) },
    cwd: data,
    log: join(system.places.logs, `${lineSystems}.log`),
  });
  add(record);
}
