import { assertGood } from '@motcua/pages/answer';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** What a browser may show by itself: its type was read from the content when it was handed in, and nosniff holds it to that. */
const shown = ['application/pdf', 'image/jpeg', 'image/png'];

/** A file on its way to the browser, unread: to look at where that is safe, else to keep. @throws ServiceRefused */
export async function passThrough(reply: FastifyReply, answer: Response, { download = false }: { download?: boolean } = {}): Promise<void> {
  await assertGood(answer);
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  const disposition = answer.headers.get('content-disposition') ?? 'attachment';
  const inline = !download && shown.includes(type);
  void reply.headers({
    'content-type': type,
    'content-disposition': inline ? disposition.replace(/^attachment/, 'inline') : disposition.replace(/^inline/, 'attachment'),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'",
  });
  const length = answer.headers.get('content-length');
  if (length) void reply.header('content-length', length);
  await reply.send(answer.body ? Readable.fromWeb(answer.body as ReadableStream) : '');
}
