import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './commands.mjs';
import { findJava } from './java.mjs';
import { checkout } from './places.mjs';
import { answers } from './ports.mjs';
import { launch } from './processes.mjs';
import { provisionKafka } from './provision-kafka.mjs';
import { untilReady } from './waiting.mjs';

/** Fetches what a broker needs; answers the pieces of its command line. */
export async function prepareKafka(cache) {
  // One after the other: Maven would bring a Java of its own choice if none were there yet.
  const java = await findJava();
  const jars = await provisionKafka(cache);
  return { java, classPath: join(jars, 'lib', '*') };
}

export async function startKafka({ places, ports }, { java, classPath }, add) {
  const data = join(places.data, 'kafka');
  const properties = join(places.run, 'kafka.properties');
  await fillIn(properties, { data, port: ports.kafka, controllerPort: ports['kafka-controller'] });
  await formatOnce(data, properties, { java, classPath });
  const { record } = await launch({
    name: 'kafka',
    port: ports.kafka,
    command: java,
    args: ['-Xmx512m', '-XX:+UseSerialGC', ...logging, '-cp', classPath, 'kafka.Kafka', properties],
    env: process.env,
    cwd: places.run,
    log: join(places.logs, 'kafka.log'),
  });
  add(record);
  await untilReady(record, () => answers(ports.kafka));
}

const logging = ['defaultLogLevel=warn', 'showDateTime=true'].map((setting) => `-Dorg.slf4j.simpleLogger.${setting}`);

async function fillIn(file, values) {
  const template = await readFile(join(checkout, 'infra/local/kafka/server.properties'), 'utf8');
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, template.replace(/@(\w+)@/g, (_, name) => values[name]));
}

// A marker of our own tells a finished format from one that was killed half-way.
async function formatOnce(data, properties, { java, classPath }) {
  const marker = join(data, 'formatted-by-launcher');
  if (existsSync(marker)) return;
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true });
  const storageTool = ['-XX:TieredStopAtLevel=1', '-cp', classPath, 'kafka.tools.StorageTool'];
  const ids = await run(java, [...storageTool, 'random-uuid']);
  await run(java, [...storageTool, 'format', '--standalone', '-t', ids.trim().split('\n').at(-1), '-c', properties]);
  await writeFile(marker, '');
}
