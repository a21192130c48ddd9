import { aKeyRing, issuer } from '@motcua/auth/testing/a-key-ring';
import { signWebhook } from '@motcua/auth/standard-webhook';
import type { BatchResult, FeedDefinition, FeedDetail, FeedList } from '@motcua/contracts/feeds-api';
import { statusChanged, type StatusData } from '@motcua/contracts/events';
import { Clock } from '@motcua/http/clock';
import { createLogger } from '@motcua/logging/logger';
import { foldTopic } from '@motcua/messaging/fold-topic';
import { Kafka } from '@motcua/messaging/kafka';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { testBrokers, testDatabase, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnect } from '../connect.app.ts';
import { ConnectConfig } from '../connect.config.ts';

/** connect with the real store and Kafka, an administrator, and a reader of all statuses that it tells. */
export async function aRunningConnect(settings: Record<string, string> = {}) {
  const [ring, directory, prefix, clock] = [await aKeyRing(), await mkdtemp(join(tmpdir(), 'connect-')), testTopicPrefix(), new FakeClock('2026-11-25T08:00:00Z')];
  const lines: string[] = [];
  const config = ConnectConfig.parse({
    PORT: '0', MONGODB_URI: testDatabase('connect'), KAFKA_BROKERS: testBrokers().join(','), KAFKA_TOPIC_PREFIX: prefix, PUBLIC_URL: issuer.replace('/id', ''), IDENTITY_URL: new URL(ring.jwksUrl).origin,
    SERVICE_SECRET: testSecret, LOOKUP_SECRET: testSecret, FEED_SECRET: testSecret, DATA_DIR: directory, DROP_QUIET_SECONDS: '1', WEBHOOK_NETWORKS: '127.0.0.0/8', LOG_LEVEL: 'debug', ...settings,
  });
  const bearer = async (roles: string[] = ['catalogue-admin']) => `Bearer ${await ring.token({ sub: 'admin-ngan', kind: 'official', roles, agency: '000.00.00.H29' })}`;
  const open = async (): Promise<NestFastifyApplication> => {
    const opened = await createConnect(config, { logger: createLogger('connect', 'debug', { write: (line) => void lines.push(line) }) });
    Object.assign(opened.get(Clock), { now: () => clock.now() });
    await opened.startAllMicroservices();
    await opened.listen(0, '127.0.0.1');
    await eventually(async () => {
      const { statusCode, body } = await opened.inject('/health/ready');
      if (statusCode !== 200) throw new Error(body);
    });
    return opened;
  };
  let app = await open();
  const told: StatusData[] = [];
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'reader', topicPrefix: prefix }, createLogger('reader', 'silent'));
  const fold = foldTopic(kafka, {
    topic: 'motcua.dossier-status.v1',
    onBatch: (records) => {
      for (const { value } of records) if (value !== null) told.push(statusChanged.schema.parse(JSON.parse(value)).data);
      return Promise.resolve();
    },
  });

  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { body, type = 'application/json', headers = {}, roles }: { body?: object | string | Buffer; type?: string; headers?: Record<string, string>; roles?: string[] } = {}) => {
    const payload = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const answer = await app.inject({ method, url: path, headers: { authorization: await bearer(roles), ...(payload === undefined ? {} : { 'content-type': type }), ...headers }, ...(payload === undefined ? {} : { payload }) });
    return { status: answer.statusCode, json: () => answer.json() };
  };
  /** As a line system pushes: with the secret of its key. */
  const push = async (feed: string, secret: string, rows: unknown, { type = 'application/json', at = Date.now(), id = `batch-${Math.random()}`, headers = {} }: { type?: string; at?: number; id?: string; headers?: Record<string, string> } = {}) => {
    const payload = typeof rows === 'string' ? rows : JSON.stringify(rows);
    const answer = await app.inject({ method: 'POST', url: `/v1/feeds/${feed}/rows`, headers: { 'content-type': type, ...signWebhook(payload, { id, secret, at }), ...headers }, payload });
    return { status: answer.statusCode, body: answer.json<BatchResult>() };
  };
  return {
    app: () => app,
    ...{ ask, push, told, lines, clock, directory, prefix, config },
    addFeed: async (definition: FeedDefinition): Promise<string> => {
      const made = await ask('POST', '/v1/feeds', { body: definition });
      if (made.status !== 201) throw new Error(JSON.stringify(made.json()));
      return ((await ask('POST', `/v1/feeds/${definition.id}/keys`)).json() as { secret: string }).secret;
    },
    feed: async (id: string): Promise<FeedDetail> => (await ask('GET', `/v1/feeds/${id}`)).json() as FeedDetail,
    feeds: async (): Promise<FeedList> => (await ask('GET', '/v1/feeds')).json() as FeedList,
    /** The newest that was told of each dossier, by their code. */
    newest: (code: string): StatusData | undefined => told.filter(({ status }) => status.elsewhere?.code === code).sort((one, other) => one.status.version - other.status.version).at(-1),
    restart: async (): Promise<void> => {
      await app.close();
      app = await open();
    },
    close: async (): Promise<void> => {
      await Promise.all([app.close(), fold.close(), ring.close()]);
      await rm(directory, { recursive: true });
    },
  };
}

export type RunningConnect = Awaited<ReturnType<typeof aRunningConnect>>;
