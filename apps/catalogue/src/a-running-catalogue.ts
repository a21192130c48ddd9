import { createLogger } from '@motcua/logging/logger';
import { Clock } from '@motcua/http/clock';
import { Kafka } from '@motcua/messaging/kafka';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { testBrokers, testDatabase, testTopicPrefix } from '@motcua/testing/stack';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCatalogue } from './catalogue.app.ts';
import { CatalogueConfig } from './catalogue.config.ts';

type Settings = Record<string, string>;

/** A store, topics and a copy of the shipped data directory that belong to one spec alone. */
export async function aCity() {
  const settings: Settings = {
    PORT: '0', LOG_LEVEL: 'silent', SEED: 'demo',
    MONGODB_URI: testDatabase('catalogue'), KAFKA_BROKERS: testBrokers().join(','), KAFKA_TOPIC_PREFIX: testTopicPrefix(),
    CATALOGUE_DATA: await mkdtemp(join(tmpdir(), 'motcua-data-')),
  };
  const { CATALOGUE_DATA: _, ...others } = settings;
  const directory = settings['CATALOGUE_DATA'] ?? '';
  await cp(CatalogueConfig.parse(others).CATALOGUE_DATA, directory, { recursive: true });
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix: settings['KAFKA_TOPIC_PREFIX'] ?? '' }, createLogger('spec', 'silent'));
  return {
    settings,
    kafka,
    /** Changes a file of the data directory. */
    async edit(file: string, change: (text: string) => string) {
      await writeFile(join(directory, file), change(await readFile(join(directory, file), 'utf8')));
    },
    async remove() {
      await rm(directory, { recursive: true });
      await kafka.administer(async (admin) => admin.deleteTopics({ topics: (await admin.listTopics()).filter((topic) => topic.startsWith(settings['KAFKA_TOPIC_PREFIX'] ?? '-')) }));
    },
  };
}

/** The service as it runs, on a clock of the test. */
export async function aRunningCatalogue(settings: Settings) {
  const clock = new FakeClock();
  const app = await createCatalogue(CatalogueConfig.parse(settings));
  app.get(Clock).now = () => clock.now();
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    clock,
    app,
    get: (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers }),
    json: async (path: string) => (await fetch(`${url}${path}`)).json(),
    ready: () => eventually(async () => {
      const answer = await fetch(`${url}/health/ready`);
      if (!answer.ok) throw new Error(await answer.text());
    }),
    close: () => app.close(),
  };
}
