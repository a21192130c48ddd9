import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DependencyAway } from './errors.ts';
import { serviceFetch } from './service-token.ts';
import type { ServiceFetch } from './service-token.ts';

let headers: IncomingHttpHeaders = {};
let ask: ServiceFetch;
const server = createServer((request, response) => {
  headers = request.headers;
  const status = Number(/\d{3}/.exec(request.url ?? '')?.[0] ?? 0);
  if (status > 0) response.writeHead(status).end('{}');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ask = serviceFetch({ from: 'one-stop', to: 'eforms', baseUrl, secret: 'a secret for tests only, long enough to pass', timeoutMs: 300 });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('asking another service', () => {
  it('shows its own token, or the person\'s when it asks for one, or none', async () => {
    await ask('/200');
    expect(headers.authorization).toMatch(/^Bearer ey/);
    await ask('/200', { bearer: 'of-a-person' });
    expect(headers.authorization).toBe('Bearer of-a-person');
    await ask('/200', { bearer: null });
    expect(headers.authorization).toBeUndefined();
  });

  it('posts JSON', async () => {
    expect((await ask('/201', { json: { a: 1 } })).status).toBe(201);
    expect(headers['content-type']).toBe('application/json');
  });

  it.each([200, 404, 409, 500])('hands on a %d', async (status) => {
    expect((await ask(`/${status}`)).status).toBe(status);
  });

  it.each([502, 503, 504])('takes a %d for "away"', async (status) => {
    await expect(ask(`/${status}`)).rejects.toMatchObject({ name: 'DependencyAway', dependency: 'eforms' });
  });

  it('takes silence for "away", and a closed door', async () => {
    await expect(ask('/never')).rejects.toThrow(DependencyAway);
    const nobody = serviceFetch({ from: 'a', to: 'b', baseUrl: 'http://127.0.0.1:9', secret: 'x'.repeat(32) });
    await expect(nobody('/200')).rejects.toThrow(DependencyAway);
  });
});
