import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DependencyAway } from './errors.ts';
import { servicePost, type ServicePost } from './service-post.ts';

const secret = 'a secret for tests only, long enough to pass';

describe('asking another service again and again', () => {
  let asked: IncomingMessage[] = [];
  let connections = 0;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let ask: ServicePost;
  let baseUrl: string;
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  server.on('connection', () => void (connections += 1));

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    [asked, connections] = [[], 0];
    answer = (_, response) => void response.end('{"a":"ệ"}');
    ask = servicePost({ from: 'sms', to: 'lookup', baseUrl, secret });
  });

  it('shows its own token and says what is asked', async () => {
    let body = '';
    answer = (request, response) => request.on('data', (chunk) => (body += String(chunk))).on('end', () => response.end());
    await ask('/x', { code: 'Hồ sơ' });
    expect([asked[0]?.headers.authorization?.slice(0, 9), asked[0]?.method, asked[0]?.url, body]).toEqual(['Bearer ey', 'POST', '/x', '{"code":"Hồ sơ"}']);
  });

  it('opens a few connections for whatever is asked at once, and answers all', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => ask('/x', {})));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['200 {"a":"ệ"}']));
    expect(connections).toBeLessThanOrEqual(64);
  });

  it.each([200, 404, 429, 500])('hands on a %d', async (status) => {
    answer = (_, response) => void response.writeHead(status, { 'retry-after': '9' }).end();
    expect(await ask('/x', {})).toMatchObject({ status, headers: { 'retry-after': '9' } });
  });

  it.each([502, 503, 504])('takes a %d for "away"', async (status) => {
    answer = (_, response) => void response.writeHead(status).end();
    await expect(ask('/x', {})).rejects.toMatchObject({ name: 'DependencyAway', dependency: 'lookup' });
  });

  it('takes silence for "away", an answer that breaks off, and a closed door', async () => {
    answer = () => undefined;
    await expect(servicePost({ from: 'sms', to: 'lookup', baseUrl, secret, timeoutMs: 200 })('/x', {})).rejects.toThrow(DependencyAway);
    answer = (request, response) => response.write('half', () => request.socket.destroy());
    await expect(ask('/x', {})).rejects.toThrow(DependencyAway);
    await expect(servicePost({ from: 'a', to: 'b', baseUrl: 'http://127.0.0.1:9', secret })('/x', {})).rejects.toThrow(DependencyAway);
  });

  it('says it again where a connection that was kept has gone at that moment', async () => {
    await ask('/x', {});
    let once = true;
    answer = (request, response) => {
      if (!once) return void response.end('there');
      once = false;
      request.socket.destroy();
    };
    expect((await ask('/x', {})).text).toBe('there');
  });
});
