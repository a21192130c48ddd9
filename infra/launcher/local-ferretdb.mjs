import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { postgresHome } from './local-postgres.mjs';
import { answers } from './ports.mjs';
import { launch } from './processes.mjs';
import { untilReady } from './waiting.mjs';

// The path of a Unix socket may not exceed 107 bytes, which a checkout somewhere deep easily does. As seen from
// FerretDB's own working directory it is always this short.
const socketDirectory = '/proc/self/cwd';

export async function startFerretdb({ places, ports }, program, add) {
  const state = join(places.data, 'ferretdb');
  await mkdir(state, { recursive: true });
  const { record } = await launch({
    name: 'ferretdb',
    port: ports.store,
    command: program,
    args: [
      `--listen-addr=127.0.0.1:${ports.store}`,
      '--debug-addr=-',
      '--telemetry=disable',
      '--no-auth',
      '--log-level=warn',
      `--state-dir=${state}`,
    ],
    // Its default pools together pass PostgreSQL's limit, and writes fail.
    env: { ...process.env, FERRETDB_POSTGRESQL_URL: `postgres://postgres@/postgres?host=${socketDirectory}&pool_max_conns=12` },
    cwd: postgresHome(places),
    log: join(places.logs, 'ferretdb.log'),
  });
  add(record);
  await untilReady(record, () => answers(ports.store));
}
