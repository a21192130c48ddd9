import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { serviceToken } from '@motcua/auth/service-token';
import { statusChanged } from '@motcua/contracts/events';
import { Clock } from '@motcua/http/clock';
import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import { Kafka } from '@motcua/messaging/kafka';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { testBrokers, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aStatusEvent } from './a-status.ts';
import { LookupModule } from './lookup.module.ts';

describe('where is my dossier?', () => {
  const topicPrefix = testTopicPrefix();
  const clock = new FakeClock();
  const lines: string[] = [];
  let app: NestFastifyApplication;
  let directory: string;
  let address: string;

  const open = async () => {
    const config = { PORT: 0, HOST: '127.0.0.1', LOG_LEVEL: 'info' as const, OTEL_EXPORTER_OTLP_ENDPOINT: undefined, KAFKA_BROKERS: testBrokers(), KAFKA_TOPIC_PREFIX: topicPrefix, DATA_DIR: directory, LOOKUP_SECRET: testSecret, SERVICE_SECRET: testSecret, PUBLIC_URL: 'http://127.0.0.1:8080', IDENTITY_URL: 'http://127.0.0.1:9' };
    app = await createApp(LookupModule.with(config), { name: 'lookup', logger: createLogger('lookup', 'debug', { write: (line) => void lines.push(line) }) });
    Object.assign(app.get(Clock), { machine: () => clock.machine() });
    await app.listen(0, '127.0.0.1');
    address = await app.getUrl();
  };
  const publish = async (...values: string[]) => {
    const kafka = new Kafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix }, createLogger('spec', 'silent'));
    await kafka.ensureTopics(['motcua.dossier-status.v1']);
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: kafka.topic('motcua.dossier-status.v1'), messages: values.map((value) => ({ key: 'k', value })) });
    await producer.disconnect();
  };
  /** Over HTTP, since the route stands past Nest; `from` as the gateway says it. */
  const ask = async (code: string, digits?: string, from = '203.0.113.7') => {
    const headers = { 'x-forwarded-for': from, ...(digits ? { 'second-factor': digits } : {}) };
    const answer = await fetch(`${address}/v1/status/${encodeURIComponent(code)}`, { headers });
    return { statusCode: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lookup-'));
    await publish('no event at all', JSON.stringify(aStatusEvent({ lookupNumber: '10000002' })));
    await open();
    await eventually(async () => expect((await app.inject('/health/ready')).statusCode).toBe(200));
  });
  afterAll(async () => {
    await app.close();
    await rm(directory, { recursive: true });
  });
  beforeEach(() => clock.advance(3_600_000));

  it.each(['000.12.35.H29-261123-0001', '000.12.35.h29 261123 1', '000 12 35 H29-261123-0001'])('is answered for %s with the four digits', async (typed) => {
    const answer = await ask(typed, '2789');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toMatchObject({ state: 'submitted', procedure: { name: { vi: 'Đăng ký hộ kinh doanh' } }, reference: '000.12.35.H29-261123-0001' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('says the same for an unknown code, a wrong factor and none', async () => {
    const answers = await Promise.all([ask('000.12.35.H29-261123-0002', '2789'), ask('000.12.35.H29-261123-0001', '0000'), ask('000.12.35.H29-261123-0001')]);
    expect(new Set(answers.map((answer) => [answer.statusCode, answer.body['type'], answer.body['detail']].join())).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(404);
  });

  it('stops guessing with 429 and Retry-After, even for the right digits, until the window is over', async () => {
    for (let digit = 0; digit < 5; digit += 1) await ask('000.12.35.H29-261123-0001', `000${digit}`, '203.0.113.99');
    const stopped = await ask('000.12.35.H29-261123-0001', '2789', '203.0.113.99');
    expect(stopped.statusCode).toBe(429);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    clock.advance(16 * 60_000);
    expect((await ask('000.12.35.H29-261123-0001', '2789', '203.0.113.99')).statusCode).toBe(200);
  });

  it('shows a change as soon as it is published, and goes on after a restart from its own file', async () => {
    await publish(JSON.stringify(aStatusEvent({ version: 2, state: 'received', lookupNumber: '10000002' })));
    await eventually(async () => expect((await ask('000.12.35.H29-261123-0001', '2789')).body['state']).toBe('received'));
    await app.close();
    await open();
    expect((await ask('000.12.35.H29-261123-0001', '2789')).body['state']).toBe('received');
  });

  it('is asked by whoever the socket says where no proxy speaks for them', async () => {
    const wrong = () => fetch(`${address}/v1/status/10000002`, { headers: { 'second-factor': '0000' } });
    for (let tries = 0; tries < 5; tries += 1) await wrong();
    expect((await wrong()).status).toBe(429);
    expect((await ask('10000002', '2789', '203.0.113.8')).statusCode).toBe(200);
  });

  describe('for somebody on the telephone', () => {
    const askFor = async (caller: string, digits: string, from = 'sms') => {
      const authorization = `Bearer ${await serviceToken(from, 'lookup', testSecret)}`;
      const body = JSON.stringify({ code: '10000002', digits, caller });
      return fetch(`${address}/internal/status`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body });
    };

    it('is answered as everywhere else', async () => {
      const { status } = (await (await askFor('caller-1', '2789')).json()) as { status: object };
      expect(status).toEqual((await ask('10000002', '2789')).body);
    });

    it('counts wrong tries for who calls, not for the service', async () => {
      for (let tries = 0; tries < 5; tries += 1) expect((await askFor('caller-2', '0000')).status).toBe(404);
      expect((await askFor('caller-2', '2789')).status).toBe(429);
      expect((await askFor('caller-3', '2789')).status).toBe(200);
    });

    it('is for services that answer telephones alone', async () => {
      expect((await askFor('caller-4', '2789', 'eforms')).status).toBe(403);
      expect((await fetch(`${address}/internal/status`, { method: 'POST' })).status).toBe(401);
    });
  });

  it('carries the request id it was given, and is counted by its pattern', async () => {
    const answer = await fetch(`${address}/v1/status/10000002?ma=1`, { headers: { 'second-factor': '2789', 'x-request-id': 'r-1', 'x-forwarded-for': '203.0.113.8' } });
    expect(answer.headers.get('x-request-id')).toBe('r-1');
    const { body: measures } = await app.inject('/metrics');
    expect(measures).toMatch(/motcua_lookups_total\{.*outcome="found".*\} [1-9]/);
    expect(measures).toMatch(/request_duration_seconds_count\{service="lookup",method="GET",route="\/v1\/status\/:code",status="200"\} \d/);
  });

  it('writes no factor into its log', () => {
    // Ids and traces may hold the same four digits in their midst.
    expect(lines.join()).not.toMatch(/(?<![\w.-])2789(?![\w-])/);
  });

  it('publishes the schema it answers by', async () => {
    const document = (await app.inject('/openapi.json')).json();
    expect(document.paths['/v1/status/{code}'].get.responses['200']).toBeDefined();
    expect(statusChanged.topic).toBe('motcua.dossier-status.v1');
  });
});
