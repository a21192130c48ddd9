import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

const sent = new WeakMap<FastifyRequest, string>();
const mostBytes = 64 * 1024;

/** A signature is over what was sent, byte for byte: what is parsed and written again is another text. */
export function keepBodiesAsSent(fastify: FastifyInstance, below: string): void {
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    if (!request.url.startsWith(below)) return payload;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of payload) {
      size += (chunk as Buffer).length;
      if (size > mostBytes) break;
      chunks.push(chunk as Buffer);
    }
    const body = Buffer.concat(chunks);
    sent.set(request, body.toString('utf8'));
    return Object.assign(Readable.from(body.length > 0 ? [body] : []), { receivedEncodedLength: body.length });
  });
}

export const bodyAsSent = (request: FastifyRequest): string => sent.get(request) ?? '';
