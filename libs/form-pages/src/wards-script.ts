import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

const wards = readFileSync(new URL('../assets/wards.js', import.meta.url));
const hash = createHash('sha256').update(wards).digest('base64url').slice(0, 12);

/** The one script that the kit does not have: it parts a long list of wards by district. */
export const wardsScriptAt = (base: string): string => `${base}/${hash}/wards.js`;

export function serveWardsScript(fastify: FastifyInstance, base: string): void {
  fastify.get(wardsScriptAt(base), (_request, reply) =>
    reply.header('cache-control', 'public, max-age=31536000, immutable').header('x-content-type-options', 'nosniff').type('text/javascript; charset=utf-8').send(wards),
  );
}
