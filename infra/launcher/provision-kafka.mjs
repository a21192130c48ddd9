import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.mjs';
import { onPath, run } from './commands.mjs';
import { pinned } from './pinned.mjs';
import { checkout } from './places.mjs';
import { aptInstall } from './privileges.mjs';
import { Problem } from './problem.mjs';

/** The directory of Kafka's jars. Maven is the client of the registry that publishes them; nothing is compiled. */
export function provisionKafka(cache) {
  return cached(cache, `kafka-${pinned.kafka}`, async (draft) => {
    if (!onPath('mvn')) await aptInstall(['maven'], 'fetch Kafka');
    const pom = join(draft, 'pom.xml');
    await copyFile(join(checkout, 'infra/local/kafka/pom.xml'), pom);
    await run('mvn', ['-q', '-B', `-Dkafka.version=${pinned.kafka}`, '-f', pom, 'dependency:copy-dependencies', '-DoutputDirectory=lib']);
    const jars = await readdir(join(draft, 'lib'));
    if (!jars.includes(`kafka_2.13-${pinned.kafka}.jar`)) throw new Problem('Maven ended well but brought no Kafka.');
  });
}
