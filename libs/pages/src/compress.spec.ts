import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { show } from './reply.ts';

const page = `<!doctype html><title>Thủ tục</title>${'<p>Giấy tờ cần có</p>'.repeat(200)}`;
const app = Fastify();
app.get('/', (_request, reply) => show(reply, page));
app.get('/short', (_request, reply) => show(reply, '<p>Ngắn</p>'));
const get = (url: string, encoding?: string) => app.inject({ url, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });

describe('a page on its way', () => {
  it.each([['gzip, deflate, br', 'br', brotliDecompressSync], ['gzip, deflate', 'gzip', gunzipSync]] as const)('to a browser that takes “%s” goes as %s, whole', async (accepted, encoding, unpack) => {
    const { headers, rawPayload } = await get('/', accepted);
    expect(headers['content-encoding']).toBe(encoding);
    expect(unpack(rawPayload).toString()).toBe(page);
    expect(rawPayload.length).toBeLessThan(page.length / 5);
  });

  it.each([undefined, 'identity'])('to one that takes %s goes as it is', async (accepted) => {
    const { headers, body } = await get('/', accepted);
    expect([headers['content-encoding'], body]).toEqual([undefined, page]);
  });

  it('is not compressed where there is nothing to win', async () => {
    expect((await get('/short', 'br')).headers['content-encoding']).toBeUndefined();
  });

  it('tells caches that browsers differ', async () => {
    expect((await get('/', 'br')).headers.vary).toBe('accept-encoding');
  });
});
