import { aKeyRing, issuer } from '@motcua/auth/testing/a-key-ring';
import type { RolesHeld } from '@motcua/contracts/staff-api';
import { Role } from '@motcua/contracts/step';
import { createLogger } from '@motcua/logging/logger';
import { Clock } from '@motcua/http/clock';
import { Kafka } from '@motcua/messaging/kafka';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { testBrokers, testDatabase, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCatalogue } from './catalogue.app.ts';
import { CatalogueConfig } from './catalogue.config.ts';

type Settings = Record<string, string>;

interface Request {
  as?: string;
  body?: unknown;
  'if-match'?: string;
  'idempotency-key'?: string;
}

// Of the shipped city so much as the specs speak of: it grows, and they should not.
const twoProcedures = /(business-registration-household|construction-permit-house)\.yaml$/;
const wardsOf = 'parent: 000.12.35.H29';

/** A store, topics and a copy of the shipped data directory that belong to one spec alone. */
export async function aCity() {
  const stack = { MONGODB_URI: testDatabase('catalogue'), KAFKA_BROKERS: testBrokers().join(','), KAFKA_TOPIC_PREFIX: testTopicPrefix() };
  const vacant = new Set<string>();
  const keys = await aKeyRing('k1', { '/internal/people/roles': () => staffOf(agencies(), vacant) });
  const settings: Settings = {
    PORT: '0', LOG_LEVEL: 'silent', SEED: 'demo',
    ...stack,
    PUBLIC_URL: new URL(issuer).origin, IDENTITY_URL: new URL(keys.jwksUrl).origin, SERVICE_SECRET: testSecret,
    CATALOGUE_DATA: await mkdtemp(join(tmpdir(), 'motcua-data-')),
  };
  const { CATALOGUE_DATA: _, ...others } = settings;
  const directory = settings['CATALOGUE_DATA'] ?? '';
  await cp(CatalogueConfig.parse(others).CATALOGUE_DATA, directory, { recursive: true, filter: (file) => !/procedures\/.*\.yaml$/.test(file) || twoProcedures.test(file) });
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix: settings['KAFKA_TOPIC_PREFIX'] ?? '' }, createLogger('spec', 'silent'));
  const agencies = () => [...readFileSync(join(directory, 'agencies.yaml'), 'utf8').matchAll(/code: ([\d.]+H\d\d)/g)].map(([, code = '']) => code);
  const edit = async (file: string, change: (text: string) => string) => writeFile(join(directory, file), change(await readFile(join(directory, file), 'utf8')));
  await edit('agencies.yaml', (text) => text.split('\n').filter((line) => !line.includes('kind: ward') || line.includes(wardsOf)).join('\n'));
  return {
    settings,
    kafka,
    /** `000.12.35.H29 leader`: nobody there is that. Everywhere else there is everybody. */
    vacant,
    /** As an official signs in. */
    official: async (sub: string, ...roles: string[]) => `Bearer ${await keys.token({ sub, kind: 'official', roles })}`,
    /** A token of somebody at an agency, as identity would give it. */
    token: (roles: string[], sub = 'admin-toan', agency = '000.00.00.H29') => keys.token({ sub, kind: 'official', roles, agency }),
    /** Changes a file of the data directory. */
    edit,
    async remove() {
      await keys.close();
      await rm(directory, { recursive: true });
      await kafka.administer(async (admin) => admin.deleteTopics({ topics: (await admin.listTopics()).filter((topic) => topic.startsWith(settings['KAFKA_TOPIC_PREFIX'] ?? '-')) }));
    },
  };
}

const staffOf = (agencies: readonly string[], vacant: ReadonlySet<string>): RolesHeld => ({
  held: agencies.map((agency) => ({ agency, roles: Role.options.filter((role) => !vacant.has(`${agency} ${role}`)) })),
});

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
    url,
    get: (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers }),
    json: async (path: string) => (await fetch(`${url}${path}`)).json(),
    /** Asks as somebody, with a body or without. */
    async ask(method: string, path: string, { as, body, ...headers }: Request = {}) {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { ...(as === undefined ? {} : { authorization: as }), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks at what it expects
      return { status: answer.status, etag: answer.headers.get('etag'), body: (text === '' ? undefined : JSON.parse(text)) as any };
    },
    ready: () => eventually(async () => {
      const answer = await fetch(`${url}/health/ready`);
      if (!answer.ok) throw new Error(await answer.text());
    }),
    close: () => app.close(),
  };
}
