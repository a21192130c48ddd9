import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testSecret } from '@motcua/testing/stack';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './a-free-port.ts';

const built = fileURLToPath(new URL('../../../lookup/dist/main.js', import.meta.url));

/** Another service is another process: lookup as it was built. Without a build there is none. */
export const lookupIsBuilt = existsSync(built);

export async function aRealLookup(topicPrefix: string) {
  const [directory, port] = [await mkdtemp(join(tmpdir(), 'lookup-')), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...{ PORT: String(port), LOG_LEVEL: 'silent', KAFKA_BROKERS: testBrokers().join(), KAFKA_TOPIC_PREFIX: topicPrefix, DATA_DIR: directory },
    ...{ PUBLIC_URL: 'http://127.0.0.1:8080', IDENTITY_URL: 'http://127.0.0.1:9', SERVICE_SECRET: testSecret, LOOKUP_SECRET: testSecret },
  };
  const lookup: ChildProcess = spawn(process.execPath, [built], { env, stdio: 'ignore' });
  await eventually(async () => {
    if (!(await fetch(`${url}/health/ready`)).ok) throw new Error('lookup is not ready');
  }, 80_000);
  return {
    url,
    async close() {
      const gone = once(lookup, 'exit');
      lookup.kill('SIGTERM');
      await gone;
      await rm(directory, { recursive: true });
    },
  };
}
