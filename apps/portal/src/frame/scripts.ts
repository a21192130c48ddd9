import { serveWardsScript, wardsScriptAt } from '@motcua/form-pages/wards-script';
import type { FastifyInstance } from 'fastify';

const base = '/portal-assets';

export const wardsScript = wardsScriptAt(base);

export const serveScripts = (fastify: FastifyInstance): void => serveWardsScript(fastify, base);
