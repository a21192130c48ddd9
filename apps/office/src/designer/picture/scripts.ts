import { districtsScriptAt, serveDistricts, wardsAt } from '@motcua/form-pages/districts-script';
import type { Units } from '@motcua/forms/units';
import type { Lang } from '@motcua/ui/messages';
import { OwnScript } from '@motcua/ui/own-script';
import type { FastifyInstance } from 'fastify';
import { base } from '../../addresses.ts';

const folder = `${base}/scripts`;
const live = new OwnScript(new URL('../../../assets/live-preview.js', import.meta.url));

export const districts = { href: districtsScriptAt(folder), wardsAt: (lang: Lang): string => wardsAt(folder, lang) } as const;
/** Draws the page of the form anew while its definition is being typed. */
export const livePreview = { href: live.at(folder) } as const;

export function serveScripts(fastify: FastifyInstance, units: () => Units): void {
  serveDistricts(fastify, folder, units);
  live.serve(fastify, folder);
}
