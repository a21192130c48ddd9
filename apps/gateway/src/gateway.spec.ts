import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import { eventually } from '@motcua/testing/eventually';
import { checkCatalogues } from '@motcua/ui/messages';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayModule } from './gateway.module.ts';
import { catalogues } from './messages.ts';
import { openProxy } from './proxy.ts';

const closedPort = 'http://127.0.0.1:9';

describe('the gateway', () => {
  let app: NestFastifyApplication;
  let behind: Server;
  let seen: IncomingMessage[] = [];
  const open = new Set<ServerResponse>();

  beforeAll(async () => {
    behind = createServer((request, response) => {
      seen.push(request);
      response.setHeader('content-type', 'application/json');
      if (request.url?.startsWith('/v1/status-watches/')) {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: status\ndata: {}\n\n');
        open.add(response);
        return void response.on('close', () => open.delete(response));
      }
      if (request.url === '/busy') response.writeHead(503, { 'retry-after': '1' });
      if (request.url?.startsWith('/broken/')) return void response.writeHead(500).end(JSON.stringify({ status: 500 }));
      response.end(JSON.stringify({ url: request.url, openapi: '3.1.0', paths: { '/v1/status/{code}': { get: { summary: 'status' } }, '/internal/x': { get: {} } } }));
    });
    await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve));
    const here = `http://127.0.0.1:${(behind.address() as AddressInfo).port}`;
    const logger = createLogger('gateway', 'silent');
    const config = {
      PORT: 0, HOST: '127.0.0.1', LOG_LEVEL: 'silent' as const, OTEL_EXPORTER_OTLP_ENDPOINT: undefined, PUBLIC_URL: 'https://motcua.example', KAFKA_BROKERS: 'kafka:9092', REQUESTS_PER_MINUTE: 200,
      IDENTITY_URL: here, CATALOGUE_URL: `${here}/broken`, EFORMS_URL: here, ONE_STOP_URL: closedPort, LOOKUP_URL: here, NOTIFY_URL: here, CONNECT_URL: here, PORTAL_URL: here, OFFICE_URL: closedPort,
    };
    app = await createApp(GatewayModule.with(config), { name: 'gateway', logger });
    await openProxy(app.getHttpAdapter().getInstance(), config, logger);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await new Promise((resolve) => behind.close(resolve));
  });

  it.each([
    ['/api/v1/status/abc?x=1', '/v1/status/abc?x=1'],
    ['/api/v1/drafts', '/v1/drafts'],
    ['/api/v1/uploads/abc', '/v1/uploads/abc'],
    ['/api/v1/staff?agency=000.12.35.H29', '/v1/staff?agency=000.12.35.H29'],
    ['/id/auth', '/id/auth'],
    ['/thu-tuc', '/thu-tuc'],
  ])('sends %s on as %s', async (path, target) => {
    expect((await app.inject(path)).json().url).toBe(target);
  });

  it.each(['/api/v1/drafts/../../internal/contact', '/api/v1/submissions/internal/1', '/id/internal/people/1', '/internal/messages', '/api/v1/status/metrics', '/office/health/ready'])(
    'keeps %s to the services',
    async (path) => {
      expect((await app.inject(path)).statusCode).toBe(404);
    },
  );

  it('passes trace and request id on, and does not believe what a caller says about its address', async () => {
    seen = [];
    const answer = await app.inject({
      url: '/thu-tuc',
      remoteAddress: '203.0.113.5',
      headers: { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'x-forwarded-for': '10.9.9.9', 'x-request-id': 'request-1' },
    });
    expect(seen[0]?.headers).toMatchObject({ 'x-forwarded-for': '203.0.113.5', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'motcua.example', 'x-request-id': 'request-1' });
    expect(seen[0]?.headers['traceparent']).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-(?!00f067aa0ba902b7)/);
    expect(answer.headers).toMatchObject({ 'x-request-id': 'request-1', 'x-content-type-options': 'nosniff' });
  });

  it('says kindly that a part is away: a page to people, a problem to programs', async () => {
    const page = await app.inject({ url: '/office', headers: { accept: 'text/html' } });
    expect([page.statusCode, page.headers['retry-after']]).toEqual([503, '15']);
    expect(page.body).toContain('Phần này đang tạm nghỉ');
    expect((await app.inject('/api/v1/dossiers')).json()).toMatchObject({ status: 503, type: expect.stringContaining('unavailable') });
  });

  it('passes a part of an upload on, larger than any other body', async () => {
    seen = [];
    const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0', 'tus-resumable': '1.0.0' };
    const answer = await app.inject({ method: 'PATCH', url: '/api/v1/uploads/abc', headers, payload: Buffer.alloc(3_000_000) });
    expect([answer.statusCode, seen[0]?.method, seen[0]?.headers]).toEqual([200, 'PATCH', expect.objectContaining(headers)]);
  });

  it('takes a 503 for an answer instead of asking again', async () => {
    seen = [];
    expect((await app.inject('/busy')).statusCode).toBe(503);
    expect(seen).toHaveLength(1);
  });

  it('joins the public paths of the services, and goes on without one that is away or broken', async () => {
    const document = (await app.inject('/api/openapi.json')).json();
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://motcua.example/api' }] });
    expect(Object.keys(document.paths)).toEqual(['/v1/status/{code}']);
    expect((await app.inject('/api/asyncapi.json')).json().asyncapi).toMatch(/^3\./);
    expect((await app.inject('/api?lang=en')).body).toContain('For developers');
  });

  it('passes events on as they come, many at a time, and lets go of a stream when its reader leaves', async () => {
    const base = await app.listen(0, '127.0.0.1').then(() => app.getUrl());
    const leaving = new AbortController();
    const streams = await Promise.all(Array.from({ length: 140 }, () => fetch(`${base}/api/v1/status-watches/a-token/events`, { signal: leaving.signal, headers: { 'x-forwarded-for': '203.0.113.80' } })));
    const first = await streams[0]?.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toContain('event: status');
    // More than the pool of any other route has: the look-up itself still answers.
    expect((await app.inject('/api/v1/status/abc')).statusCode).toBe(200);
    leaving.abort();
    await eventually(() => expect(open.size).toBe(0));
  });

  it('counts the addresses of one IPv6 network as one caller', async () => {
    const statuses = [];
    for (let i = 0; i < 300; i += 1) statuses.push((await app.inject({ url: '/thu-tuc', remoteAddress: `2001:db8:7:7::${i.toString(16)}` })).statusCode);
    expect(statuses.at(-1)).toBe(429);
  });

  it('stops an address that asks too often', async () => {
    const answers = [];
    for (let i = 0; i < 205; i += 1) answers.push(await app.inject({ url: '/thu-tuc', remoteAddress: '203.0.113.66' }));
    const last = answers.at(-1);
    expect(last?.statusCode).toBe(429);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
    expect(last?.json()).toMatchObject({ type: expect.stringContaining('too-many-requests') });
  });

  it('has the same words in both languages', () => {
    expect(checkCatalogues(catalogues.vi, catalogues.en)).toEqual([]);
  });
});
