import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '@motcua/logging/logger';
import { z } from 'zod';
import { Api } from './api.ts';
import { IdempotencyKey, IfMatch } from './conditions.ts';
import { createApp } from './create-app.ts';
import { Health } from './health.ts';
import { parsedBy } from './parsed-by.ts';

const Wish = z.strictObject({ name: z.string().min(1) });

class Refused extends Error {
  readonly kind = 'conflict';
  readonly code = 'dossier-illegal-move';
}

@Controller('v1/wishes')
class WishesController {
  @Post()
  @Api({ summary: 'Make a wish', body: Wish, answers: { 201: Wish } })
  make(@Body(parsedBy(Wish)) wish: z.infer<typeof Wish>, @IdempotencyKey() key: string, @IfMatch() version: number) {
    return { ...wish, key, version };
  }

  @Get('refused')
  refused() {
    throw new Refused('It cannot be done now.');
  }

  @Get('broken')
  broken() {
    throw new Error('secret inner workings of 0903512789');
  }
}

@Module({ controllers: [WishesController] })
class WishesModule {}

describe('every service', () => {
  let app: NestFastifyApplication;
  const lines: string[] = [];
  const post = (payload: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/v1/wishes', payload, headers: { 'content-type': 'application/json', 'idempotency-key': 'key-0001', 'if-match': '"3"', ...headers } });

  beforeAll(async () => {
    app = await createApp(WishesModule, { name: 'wishes', logger: createLogger('wishes', 'debug', { write: (line) => void lines.push(line) }) });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it('takes a well-formed request with its key and version', async () => {
    const answer = await post('{"name":"x"}');
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({ name: 'x', key: 'key-0001', version: 3 });
  });

  it.each([
    ['malformed JSON', '{"name":', {}, 400, 'malformed-request'],
    ['an unknown field', '{"name":"x","extra":1}', {}, 400, 'malformed-request'],
    ['a wrong type', '{"name":7}', {}, 400, 'malformed-request'],
    ['10 MB of JSON', `{"name":"${'x'.repeat(10_000_000)}"}`, {}, 413, 'too-large'],
    ['a type it does not read', 'x', { 'content-type': 'application/pdf' }, 415, 'unsupported-media-type'],
    ['no idempotency key', '{"name":"x"}', { 'idempotency-key': '' }, 400, 'idempotency-key-missing'],
    ['no version', '{"name":"x"}', { 'if-match': '' }, 428, 'version-required'],
  ])('answers %s with a problem that says so', async (_, payload, headers, status, code) => {
    const answer = await post(payload, headers);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status, type: `https://motcua.example/problems/${code}`, instance: '/v1/wishes' });
  });

  it('turns a broken rule into its own status and sentence', async () => {
    const answer = await app.inject('/v1/wishes/refused');
    expect(answer.json()).toMatchObject({ status: 409, detail: 'It cannot be done now.', type: expect.stringContaining('dossier-illegal-move') });
  });

  it('says of an unforeseen error only its traceId, and logs it under that id without what it quoted', async () => {
    const answer = await app.inject({ url: '/v1/wishes/broken', headers: { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' } });
    expect(answer.json()).toEqual({ type: expect.any(String), title: 'Internal error', status: 500, instance: '/v1/wishes/broken', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' });
    expect(lines.find((line) => line.includes('request failed'))).toContain('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(lines.join()).not.toContain('0903512789');
  });

  it('is ready only while all its parts are', async () => {
    expect((await app.inject('/health/ready')).statusCode).toBe(200);
    let away = true;
    app.get(Health).add('store', () => {
      if (away) throw new Error('connection refused');
    });
    const answer = await app.inject('/health/ready');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ parts: [{ name: 'store', healthy: false, problem: 'connection refused' }] });
    away = false;
    expect((await app.inject('/health/live')).statusCode).toBe(200);
  });

  it('counts requests by route pattern', async () => {
    expect((await app.inject('/metrics')).body).toMatch(/http_server_request_duration_seconds_count\{service="wishes",method="POST",route="\/v1\/wishes",status="201"\} 1/);
  });

  it('describes its routes in OpenAPI 3.1 with the schemas that parse them', async () => {
    const document = (await app.inject('/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/v1/wishes'].post.requestBody.content['application/json'].schema).toMatchObject({ required: ['name'], additionalProperties: false });
  });
});
