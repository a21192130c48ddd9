import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServices } from '../launcher/build.mjs';
import { endWithScratch } from '../launcher/ending.mjs';
import { assertNodeVersion } from '../launcher/node-version.mjs';
import { runCommand } from '../launcher/problem.mjs';
import { progressOn } from '../launcher/progress.mjs';
import { startSystem } from '../launcher/system.mjs';
import { openMailSink } from './mail-sink.mjs';
import { optionsFrom } from './options.mjs';

async function simulate(args) {
  const options = optionsFrom(args);
  if (!options) return 0;
  assertNodeVersion();
  const progress = progressOn(process.stdout);
  const scratch = await mkdtemp(join(tmpdir(), 'motcua-simulate-'));
  const mail = await openMailSink();
  let left;
  const ending = endWithScratch(scratch, { also: () => mail.close(), drop: () => dropDatabases(left) });
  try {
    await buildServices(progress);
    const env = environmentFor(options, mail);
    const clock = new Date(`${options.from}T00:00:00+07:00`);
    const system = await startSystem({ home: join(scratch, 'home'), portBase: 'free', env, clock, progress, onPrepared: ending.watch });
    const { tellYear } = await import('./tell.mjs');
    left = onStackOf(env);
    const agrees = await tellYear(system, { ...options, mail, progress, databasePrefix: env.DATABASE_PREFIX ?? 'motcua' });
    ending.keep(!agrees);
    return agrees ? 0 : 1;
  } catch (error) {
    ending.keep(true);
    throw error;
  } finally {
    const kept = await ending.end();
    if (kept) console.log(`The logs stay in ${kept}.`);
  }
}

/** A stack of its own, unless one is meant for this; nobody is limited to a number of requests, and letters go to the sink. */
function environmentFor({ onStack }, mail) {
  const { MONGODB_URI, KAFKA_BROKERS, PUBLIC_URL, ...env } = process.env;
  const run = randomUUID().slice(0, 8);
  const given = onStack ? { MONGODB_URI, KAFKA_BROKERS, DATABASE_PREFIX: `simulate_${run}`, KAFKA_TOPIC_PREFIX: `simulate.${run}.` } : {};
  return { ...env, ...given, SEED: 'demo', LOG_LEVEL: 'warn', REQUESTS_PER_MINUTE: '0', CODES_PER_IP: '100000', SMTP_URL: mail.url };
}

const onStackOf = ({ MONGODB_URI, DATABASE_PREFIX }) => (DATABASE_PREFIX ? { uri: MONGODB_URI, prefix: DATABASE_PREFIX } : undefined);

/** What a run left on somebody else's store, all of it named after this run. */
async function dropDatabases(left) {
  if (!left) return;
  const { default: mongoose } = await import('mongoose');
  const store = await mongoose.createConnection(left.uri, { serverSelectionTimeoutMS: 5_000 }).asPromise();
  const { databases } = await store.db.admin().listDatabases();
  for (const { name } of databases) if (name.startsWith(`${left.prefix}_`)) await store.useDb(name).dropDatabase();
  await store.close();
}

await runCommand(simulate);
