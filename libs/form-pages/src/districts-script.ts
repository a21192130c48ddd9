import type { Units } from '@motcua/forms/units';
import { langOf } from '@motcua/ui/messages';
import type { Lang } from '@motcua/ui/messages';
import { OwnScript } from '@motcua/ui/own-script';
import type { FastifyInstance } from 'fastify';
import { wardOptions } from './ward-options.tsx';

const script = new OwnScript(new URL('../assets/districts.js', import.meta.url));

/** Fetches the wards of a district when it is chosen: no page carries all wards of a province in every address. */
export const districtsScriptAt = (base: string): string => script.at(base);

/** Where the options of a district are; its code goes behind. */
export const wardsAt = (base: string, lang: Lang): string => `${base}/wards/${lang}/`;

export function serveDistricts(fastify: FastifyInstance, base: string, units: () => Units): void {
  script.serve(fastify, base);
  fastify.get<{ Params: { lang: string; district: string } }>(`${base}/wards/:lang/:district`, ({ params: { lang, district } }, reply) => {
    const wards = units().below(district);
    if (wards.length === 0) return reply.code(404).type('text/plain').send('No such district');
    // Units change by decree: an hour is soon enough, and a page asks for the same district again and again.
    return reply.header('cache-control', 'public, max-age=3600').type('text/html; charset=utf-8').send(wardOptions(langOf(lang), wards));
  });
}
