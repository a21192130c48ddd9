import { districtsScriptAt, serveDistricts, wardsAt } from '@motcua/form-pages/districts-script';
import { serveWardsScript, wardsScriptAt } from '@motcua/form-pages/wards-script';
import type { Units } from '@motcua/forms/units';
import type { Lang } from '@motcua/ui/messages';
import { OwnScript } from '@motcua/ui/own-script';
import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { addresses } from '../addresses.ts';

const base = '/portal-assets';
const kiosk = new OwnScript(new URL('../../assets/kiosk.js', import.meta.url));
const live = new OwnScript(new URL('../../assets/live-status.js', import.meta.url));
const push = new OwnScript(new URL('../../assets/push.js', import.meta.url));
const worker = readFileSync(new URL('../../assets/push-worker.js', import.meta.url));
const swap = new OwnScript(new URL('../../assets/swap.js', import.meta.url));

export const wardsScript = wardsScriptAt(base);
export const districtsScript = districtsScriptAt(base);
export const wardsOfDistrict = (lang: Lang): string => wardsAt(base, lang);
/** Puts the wards of a district in place as soon as it is chosen. */
export const swapScript = swap.at(base);

/** Shows changes of a dossier as they happen. */
export const liveScript = live.at(base);
/** Offers to tell this browser of changes. */
export const pushScript = push.at(base);
export const kioskScript = kiosk.at(base);

export function serveScripts(fastify: FastifyInstance, units: () => Units): void {
  serveWardsScript(fastify, base);
  serveDistricts(fastify, base, units);
  swap.serve(fastify, base);
  live.serve(fastify, base);
  kiosk.serve(fastify, base);
  push.serve(fastify, base);
  // At an address that stays, and above all pages: a browser asks for it anew by itself.
  fastify.get(addresses.pushWorker, (_request, reply) => reply.headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }).type('text/javascript; charset=utf-8').send(worker));
}
