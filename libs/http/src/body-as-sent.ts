import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

const sent = new WeakMap<FastifyRequest, Buffer>();

/** A signature is over what was sent, byte for byte: what is parsed and written again is another text. @param path of the routes, from their beginning */
export function keepBodiesAsSent(fastify: FastifyInstance, { path, mostBytes }: { path: RegExp; mostBytes: number }): void {
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    if (!path.test(request.url)) return payload;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of payload) {
      size += (chunk as Buffer).length;
      if (size > mostBytes) break;
      chunks.push(chunk as Buffer);
    }
    const body = Buffer.concat(chunks);
    sent.set(request, body);
    return Object.assign(Readable.from(body.length > 0 ? [body] : []), { receivedEncodedLength: body.length });
  });
}

export const bytesAsSent = (request: FastifyRequest): Buffer => sent.get(request) ?? Buffer.alloc(0);
export const bodyAsSent = (request: FastifyRequest): string => bytesAsSent(request).toString('utf8');
