import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { base } from '../addresses.ts';

const scriptAt = (name: string) => {
  const body = readFileSync(new URL(`../../assets/${name}`, import.meta.url));
  return { href: `${base}/scripts/${createHash('sha256').update(body).digest('base64url').slice(0, 12)}/${name}`, body } as const;
};

/** Narrows lists while one types, and takes keys for buttons. */
export const counterScript = scriptAt('counter.js');
/** Tells a scanner from a hand, on every page. */
export const scannerScript = scriptAt('scanner.js');
/** Takes a signature. */
export const signatureScript = scriptAt('signature.js');

export function serveCounterScripts(fastify: FastifyInstance): void {
  for (const { href, body } of [counterScript, scannerScript, signatureScript]) {
    fastify.get(href, (_request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').header('x-content-type-options', 'nosniff').type('text/javascript; charset=utf-8').send(body),
    );
  }
}
