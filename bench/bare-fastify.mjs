// The yardstick: Fastify answering a constant, nothing else. argv: port, bytes.
import fastify from 'fastify';

const [port, bytes] = process.argv.slice(2).map(Number);
const body = JSON.stringify({ filler: 'x'.repeat(Math.max(0, bytes - 13)) });
const app = fastify();
app.get('/v1/status/:code', (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(body));
app.post('/v1/submissions', (_request, reply) => reply.status(201).send({ ok: true }));
app.get('/health/ready', () => ({ status: 'ready' }));
await app.listen({ port, host: '127.0.0.1' });
process.on('SIGTERM', () => app.close());
