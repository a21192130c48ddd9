import { OwnScript } from '@motcua/ui/own-script';
import type { FastifyInstance } from 'fastify';
import { base } from '../addresses.ts';

const folder = `${base}/scripts`;
const asset = (name: string) => new OwnScript(new URL(`../../assets/${name}`, import.meta.url));
const [counter, scanner, signature] = [asset('counter.js'), asset('scanner.js'), asset('signature.js')];

/** Narrows lists while one types, and takes keys for buttons. */
export const counterScript = { href: counter.at(folder) } as const;
/** Tells a scanner from a hand, on every page. */
export const scannerScript = { href: scanner.at(folder) } as const;
/** Takes a signature. */
export const signatureScript = { href: signature.at(folder) } as const;

export function serveCounterScripts(fastify: FastifyInstance): void {
  for (const script of [counter, scanner, signature]) script.serve(fastify, folder);
}
