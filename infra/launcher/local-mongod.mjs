import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { answers } from './ports.mjs';
import { launch } from './processes.mjs';
import { untilReady } from './waiting.mjs';

/** A MongoDB of this system's own, from the program that is installed on the machine. */
export async function startMongod({ places, ports }, program, add) {
  const data = join(places.data, 'mongod');
  await mkdir(data, { recursive: true });
  const { record } = await launch({
    name: 'mongod',
    port: ports.store,
    command: program,
    args: ['--dbpath', data, '--port', String(ports.store), '--bind_ip', '127.0.0.1', '--quiet'],
    env: process.env,
    cwd: data,
    log: join(places.logs, 'mongod.log'),
  });
  add(record);
  await untilReady(record, () => answers(ports.store));
}
