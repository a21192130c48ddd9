import { serviceToken } from '@motcua/auth/service-token';
import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { createLogger } from '@motcua/logging/logger';
import { newEntry } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { EventPublisher } from '@motcua/messaging/publisher';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testDatabase, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDenunciation, aLongProcedure, anAgency, aProcedure, aProvince, aWorkingWeek, nextVersion } from './a-catalogue.ts';
import { aRevisedStall, aStall, aWithdrawnProcedure } from './a-revised-procedure.ts';
import { createEforms } from './eforms.app.ts';
import { EformsConfig } from './eforms.config.ts';

const publicUrl = 'http://127.0.0.1:8080';

/** Identity as this service sees it from outside: keys to check tokens by, and people to ask about. */
export async function anIdentity(people: Record<string, object> = {}) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] });
  const server = createServer((request, answer) => {
    const person = people[decodeURIComponent(request.url?.split('/').at(-1) ?? '')];
    if (request.url === '/id/jwks') answer.setHeader('content-type', 'application/json').end(keys);
    else if (person) answer.setHeader('content-type', 'application/json').end(JSON.stringify(person));
    else answer.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sign = ({ id, ...claims }: Partial<Actor> & { id: string }, expires = '10m', key = privateKey) =>
    new SignJWT({ kind: 'citizen', roles: [], ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: 'at+jwt' })
      .setIssuer(`${publicUrl}/id`)
      .setAudience('urn:motcua:api')
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(key);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sign: async (actor: Partial<Actor> & { id: string }, expires?: string) => `Bearer ${await sign(actor, expires)}`,
    forge: async (id: string) => `Bearer ${await sign({ id }, '10m', (await generateKeyPair('ES256')).privateKey)}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** What catalogue publishes, on the topics of this test alone. */
export async function publishCatalogue(prefix: string): Promise<void> {
  const contracts = [procedurePublished, agencyPublished, calendarPublished, unitsPublished] as const;
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'catalogue', topicPrefix: prefix }, createLogger('catalogue', 'silent'));
  const publisher = new EventPublisher(kafka, contracts.map(({ topic }) => topic));
  const about = { source: '/motcua/catalogue', time: new Date() };
  await publisher.publish([
    ...[aProcedure, nextVersion, aLongProcedure, aDenunciation, aStall, aRevisedStall, aWithdrawnProcedure].map((data) => newEntry(procedurePublished, { ...about, subject: `${data.id}/${data.version}`, data })),
    newEntry(agencyPublished, { ...about, subject: anAgency.code, data: anAgency }),
    newEntry(calendarPublished, { ...about, subject: aWorkingWeek.id, data: aWorkingWeek }),
    newEntry(unitsPublished, { ...about, subject: aProvince.province, data: aProvince }),
  ]);
  await publisher.close();
}

/** What catalogue says once a version is offered no more. */
export async function publishWithdrawal(prefix: string, data: Procedure, withdrawnFrom: string): Promise<void> {
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'catalogue', topicPrefix: prefix }, createLogger('catalogue', 'silent'));
  const publisher = new EventPublisher(kafka, [procedurePublished.topic]);
  await publisher.publish([newEntry(procedurePublished, { source: '/motcua/catalogue', time: new Date(), subject: `${data.id}/${data.version}`, data: { ...data, withdrawnFrom } })]);
  await publisher.close();
}

export interface Surroundings {
  identityUrl: string;
  prefix: string;
  database: string;
  dataDirectory: string;
}

export const configFor = ({ identityUrl, prefix, database, dataDirectory }: Surroundings, more: Partial<Record<string, string>> = {}) =>
  EformsConfig.parse({
    PORT: '0',
    LOG_LEVEL: 'silent',
    MONGODB_URI: database,
    KAFKA_BROKERS: testBrokers().join(','),
    KAFKA_TOPIC_PREFIX: prefix,
    PUBLIC_URL: publicUrl,
    IDENTITY_URL: identityUrl,
    ONE_STOP_URL: 'http://127.0.0.1:9',
    NOTIFY_URL: 'http://127.0.0.1:9',
    SERVICE_SECRET: testSecret,
    LOOKUP_SECRET: testSecret,
    CONFIDENTIAL_SECRET: testSecret,
    DATA_DIR: dataDirectory,
    ...more,
  });

export async function startEforms(config: EformsConfig, { clock, lines }: { clock?: Pick<Clock, 'now' | 'machine'>; lines?: string[] } = {}): Promise<NestFastifyApplication> {
  const app = await createEforms(config, lines ? { logger: createLogger('eforms', 'debug', { write: (line) => void lines.push(line) }) } : {});
  if (clock) Object.assign(app.get(Clock), { now: () => clock.now(), machine: () => clock.machine() });
  await app.listen(0, '127.0.0.1');
  await eventually(async () => {
    const { statusCode, body } = await app.inject('/health/ready');
    if (statusCode !== 200) throw new Error(body);
  });
  return app;
}

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  url: string;
  headers?: Record<string, string>;
  /** Objects are sent as JSON. */
  payload?: object;
}

/** A request through the real server: the hot routes stand before Nest's, where `inject` does not pass. */
export async function send(app: NestFastifyApplication, { method, url, headers = {}, payload }: Call) {
  const isJson = payload !== undefined && !Buffer.isBuffer(payload);
  const body = isJson ? JSON.stringify(payload) : payload;
  const answer = await fetch(`${await app.getUrl()}${url}`, {
    method,
    headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body === undefined ? {} : { body: new Uint8Array(Buffer.from(body)) }),
  });
  const rawPayload = Buffer.from(await answer.arrayBuffer());
  const text = rawPayload.toString();
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Fastify's inject has it: a test looks at what it expects
  return { statusCode: answer.status, headers: headersOf(answer), rawPayload, body: text, json: <Shape = any>() => JSON.parse(text) as Shape };
}

function headersOf({ headers }: Response): Record<string, string> {
  const all: Record<string, string> = {};
  headers.forEach((value, name) => (all[name] = value));
  return all;
}

/** The whole of it: identity, published catalogue, a database and a directory of their own, and the running service. */
export async function aRunningEforms(options: { clock?: Pick<Clock, 'now' | 'machine'>; lines?: string[]; people?: Record<string, object>; more?: Partial<Record<string, string>> } = {}) {
  const identity = await anIdentity(options.people);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'eforms-'));
  const surroundings = { identityUrl: identity.url, prefix: testTopicPrefix(), database: testDatabase('eforms'), dataDirectory };
  await publishCatalogue(surroundings.prefix);
  const app = await startEforms(configFor(surroundings, options.more), options);
  return {
    app,
    url: await app.getUrl(),
    send: (call: Call) => send(app, call),
    identity,
    surroundings,
    serviceToken: async (from = 'one-stop') => `Bearer ${await serviceToken(from, 'eforms', testSecret)}`,
    close: async () => {
      await app.close();
      await identity.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
export type RunningEforms = Awaited<ReturnType<typeof aRunningEforms>>;
