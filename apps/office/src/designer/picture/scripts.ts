import { districtsScriptAt, serveDistricts, wardsAt } from '@motcua/form-pages/districts-script';
import type { Units } from '@motcua/forms/units';
import type { Lang } from '@motcua/ui/messages';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { base } from '../../addresses.ts';

const folder = `${base}/scripts`;
const live = readFileSync(new URL('../../../assets/live-preview.js', import.meta.url));

export const districts = { href: districtsScriptAt(folder), wardsAt: (lang: Lang): string => wardsAt(folder, lang) } as const;
/** Draws the page of the form anew while its definition is being typed. */
export const livePreview = { href: `${folder}/${createHash('sha256').update(live).digest('base64url').slice(0, 12)}/live-preview.js` } as const;

const waiting = readFileSync(new URL('../../../assets/waiting.js', import.meta.url));
/** Looks again while a page waits for something that happens elsewhere. */
export const waitingScript = { href: `${folder}/${createHash('sha256').update(waiting).digest('base64url').slice(0, 12)}/waiting.js` } as const;

export function serveScripts(fastify: FastifyInstance, units: () => Units): void {
  serveDistricts(fastify, folder, units);
  for (const [href, script] of [[livePreview.href, live], [waitingScript.href, waiting]] as const) serveScript(fastify, href, script);
}

function serveScript(fastify: FastifyInstance, href: string, script: Buffer): void {
  fastify.get(href, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=31536000, immutable').header('x-content-type-options', 'nosniff').type('text/javascript; charset=utf-8').send(script),
  );
}
