import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestProblem } from '@motcua/http/problem';
import { fastify, type FastifyInstance } from 'fastify';
import { buffer } from 'node:stream/consumers';
import { anUpload } from './a-file.ts';
import { fileRefused } from './file.problems.ts';
import { acceptUploads, fileIn } from './upload.ts';

const kilobyte = 1024;
let app: FastifyInstance;
beforeAll(async () => {
  app = fastify();
  app.setErrorHandler((error, _, reply) => reply.status(error instanceof RequestProblem ? error.status : 500).send({ detail: error instanceof RequestProblem ? error.message : 'other' }));
  await acceptUploads(app, { mostBytes: 100 * kilobyte, tooLarge: () => fileRefused('attachment-too-large', 'A stamp has 100 KB at most.') });
  app.post('/', async (request) => {
    const { filename, file } = await fileIn(request);
    const { length } = await buffer(file);
    return { filename, length, truncated: file.truncated };
  });
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

  it('has a file', async () => {
    const payload = '--b\r\ncontent-disposition: form-data; name="purpose"\r\n\r\nx\r\n--b--\r\n';
    const answer = await app.inject({ method: 'POST', url: '/', payload, headers: { 'content-type': 'multipart/form-data; boundary=b' } });
    expect(answer.statusCode).toBe(400);
  });
});
