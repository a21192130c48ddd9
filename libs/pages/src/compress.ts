import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** Below this the headers cost more than is won. */
const worthIt = 1024;
// Higher costs a server more time than the line gains: pages are made for one reader.
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * A page as its browser takes it. The token in its forms is masked anew each time (`@fastify/csrf`), so that what a page reflects does not
 * give it away by its size.
 */
export async function compressed(reply: FastifyReply, html: string): Promise<string | Buffer> {
  void reply.header('vary', 'accept-encoding');
  const accepted = String(reply.request.headers['accept-encoding'] ?? '');
  if (html.length < worthIt) return html;
  if (/\bbr\b/.test(accepted)) return await packBrotli(html, quality).then((body) => encoded(reply, 'br', body));
  if (/\bgzip\b/.test(accepted)) return await packGzip(html).then((body) => encoded(reply, 'gzip', body));
  return html;
}

function encoded(reply: FastifyReply, encoding: string, body: Buffer): Buffer {
  void reply.header('content-encoding', encoding);
  return body;
}
