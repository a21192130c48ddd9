import type { FastifyInstance } from 'fastify';

const moment = 50;

/**
 * Closing a server, Node ends the connections that are idle then. One whose answer ends a moment later stays open for as long as the client
 * keeps it (over a minute), and the process with it. So whoever becomes idle while the server closes is let go too.
 */
export function finishClosing(fastify: FastifyInstance): void {
  fastify.addHook('preClose', (done) => {
    const { server } = fastify;
    const timer = setInterval(() => server.closeIdleConnections(), moment);
    server.once('close', () => clearInterval(timer));
    if (!server.listening) clearInterval(timer);
    done();
  });
}
