import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestProblem } from '@motcua/http/problem';
import { fastify, type FastifyInstance } from 'fastify';
import { buffer } from 'node:stream/consumers';
import { anUpload } from './a-file.ts';
import { fileRefused } from './file.problems.ts';
import { acceptUploads, fileIn } from './upload.ts';

const kilobyte = 1024;
let app: FastifyInstance;

async function takingUpTo(mostBytes: number): Promise<FastifyInstance> {
  const app = fastify();
  app.setErrorHandler((error, _, reply) => {
    if (!(error instanceof RequestProblem)) throw error;
    return reply.status(error.status).headers(error.details.headers ?? {}).send({ detail: error.message });
  });
  await acceptUploads(app, { mostBytes, tooLarge: () => fileRefused('attachment-too-large', 'A stamp has 100 KB at most.') });
  app.post('/', async (request) => {
    const { filename, file } = await fileIn(request);
    const { length } = await buffer(file);
    return { filename, length, truncated: file.truncated };
  });
  return app;
}

beforeAll(async () => {
  app = await takingUpTo(100 * kilobyte);
});
afterAll(() => app.close());

const send = (bytes: number) => app.inject({ method: 'POST', url: '/', ...anUpload('dấu.png', Buffer.alloc(bytes), { purpose: 'stamp' }) });

describe('an upload', () => {
  it('is read with its name', async () => {
    expect((await send(50 * kilobyte)).json()).toEqual({ filename: 'dấu.png', length: 50 * kilobyte, truncated: false });
  });

  it('ends at the limit', async () => {
    expect((await send(101 * kilobyte)).json()).toMatchObject({ length: 100 * kilobyte, truncated: true });
  });

  it('is refused unread, in the words of who takes it, when it announces far more', async () => {
    const answer = await send(200 * kilobyte);
    expect([answer.statusCode, answer.json()]).toEqual([413, { detail: 'A stamp has 100 KB at most.' }]);
  });

  it('that is refused is heard to its end over a real connection, so that the sender lives to read why', async () => {
    const { payload, headers } = anUpload('dấu.png', Buffer.alloc(19_000 * kilobyte));
    const other = await takingUpTo(1_000 * kilobyte);
    const address = await other.listen({ port: 0, host: '127.0.0.1' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(address, { method: 'POST', body: payload as never, headers })));
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413, 413, 413]);
    await other.close();
  });

  it('has a file', async () => {
    const payload = '--b\r\ncontent-disposition: form-data; name="purpose"\r\n\r\nx\r\n--b--\r\n';
    const answer = await app.inject({ method: 'POST', url: '/', payload, headers: { 'content-type': 'multipart/form-data; boundary=b' } });
    expect(answer.statusCode).toBe(400);
  });
});
