import { OwnScript } from '@motcua/ui/own-script';
import type { FastifyInstance } from 'fastify';

const wards = new OwnScript(new URL('../assets/wards.js', import.meta.url));

/** Parts a long list of wards by district. */
export const wardsScriptAt = (base: string): string => wards.at(base);

export const serveWardsScript = (fastify: FastifyInstance, base: string): void => wards.serve(fastify, base);
