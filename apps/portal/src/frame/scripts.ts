import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { districtsScriptAt, serveDistricts, wardsAt } from '@motcua/form-pages/districts-script';
import { serveWardsScript, wardsScriptAt } from '@motcua/form-pages/wards-script';
import type { Units } from '@motcua/forms/units';
import type { Lang } from '@motcua/ui/messages';
import type { FastifyInstance } from 'fastify';

const base = '/portal-assets';
const swap = readFileSync(new URL('../../assets/swap.js', import.meta.url));
const waiting = readFileSync(new URL('../../assets/waiting.js', import.meta.url));
const hash = createHash('sha256').update(swap).digest('base64url').slice(0, 12);

export const wardsScript = wardsScriptAt(base);
export const districtsScript = districtsScriptAt(base);
export const wardsOfDistrict = (lang: Lang): string => wardsAt(base, lang);
/** Looks again while a page waits for something that happens elsewhere. */
export const waitingScript = `${base}/${createHash('sha256').update(waiting).digest('base64url').slice(0, 12)}/waiting.js`;
/** Puts the wards of a district in place as soon as it is chosen. */
export const swapScript = `${base}/${hash}/swap.js`;

export function serveScripts(fastify: FastifyInstance, units: () => Units): void {
  serveWardsScript(fastify, base);
  serveDistricts(fastify, base, units);
  for (const [href, script] of [[swapScript, swap], [waitingScript, waiting]] as const) serveScript(fastify, href, script);
}

function serveScript(fastify: FastifyInstance, href: string, script: Buffer): void {
  fastify.get(href, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=31536000, immutable').header('x-content-type-options', 'nosniff').type('text/javascript; charset=utf-8').send(script),
  );
}
