import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { Agent, request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finishClosing } from './finish-closing.ts';

const body = 'what was asked for';

describe('a server that closes', () => {
  it('lets go of a connection whose answer is handed out whole only then', async () => {
    const app = fastify({ keepAliveTimeout: 120_000, forceCloseConnections: 'idle' });
    finishClosing(app);
    let end = () => {};
    app.get('/', (_, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-length': body.length }).write(body);
      end = () => void reply.raw.end();
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const agent = new Agent({ keepAlive: true });
    const asked = request({ port: (app.server.address() as AddressInfo).port, host: '127.0.0.1', agent }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    const closed = app.close();
    await once(app.server, 'close', { signal: AbortSignal.timeout(100) }).catch(() => end());
    await closed;
    expect(app.server.listening).toBe(false);
    agent.destroy();
  });

  it('closes at once when it was never opened', async () => {
    const app = fastify();
    finishClosing(app);
    await app.ready();
    await expect(app.close()).resolves.toBeUndefined();
  });
});
