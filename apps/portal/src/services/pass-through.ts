import { assertGood } from '@motcua/pages/answer';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyReply } from 'fastify';

const passed = ['content-type', 'content-length', 'content-disposition'] as const;

/** A file of a service on its way to the browser, unread. @throws ServiceRefused */
export async function passThrough(reply: FastifyReply, answer: Response, cacheControl = 'private, no-store'): Promise<void> {
  await assertGood(answer);
  for (const name of passed) {
    const value = answer.headers.get(name);
    if (value) void reply.header(name, value);
  }
  void reply.header('cache-control', cacheControl).header('x-content-type-options', 'nosniff');
  // What a citizen attached may be anything: if a browser does show it, it shows it as nothing but a document.
  void reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  await reply.send(answer.body ? Readable.fromWeb(answer.body as ReadableStream) : '');
}
