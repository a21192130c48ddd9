import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const folder = new URL('../assets/', import.meta.url);

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** One stylesheet per page: four requests over a slow phone line cost more than the bytes. Order matters. */
const stylesheet = 'motcua.css';
const stylesheetParts = ['fonts.css', 'tokens.css', 'kit.css', 'app.css', 'organisation.css', 'designer.css', 'counter.css', 'kiosk.css'];

interface Asset { readonly type: string; readonly body: Buffer; readonly br?: Buffer; readonly gzip?: Buffer }

const assets = readAssets();
const contentHash = hashOf(assets);

function readAssets(): ReadonlyMap<string, Asset> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) in types);
  const files = names.map((name): [string, Buffer] => [name, readFileSync(new URL(name, folder))]);
  const css = Buffer.concat(stylesheetParts.map((name) => readFileSync(new URL(name, folder))));
  return new Map([...files, [stylesheet, css] as [string, Buffer]].map(([name, body]) => [name, pack(name, body)]));
}

function pack(name: string, body: Buffer): Asset {
  const type = types[extname(name)] ?? 'application/octet-stream';
  // WOFF2 is compressed already.
  return type.startsWith('font/') ? { type, body } : { type, body, br: brotliCompressSync(body), gzip: gzipSync(body) };
}

function hashOf(all: ReadonlyMap<string, Asset>): string {
  const hash = createHash('sha256');
  for (const name of [...all.keys()].sort()) hash.update(name).update(all.get(name)?.body ?? '');
  return hash.digest('base64url').slice(0, 12);
}

/**
 * Where a service below `prefix` ('' or '/office') serves the kit: the hash of the contents is in the path, so browsers keep
 * files for a year. Give it to `Page` as `assetsBase`.
 */
export const assetsBaseAt = (prefix: string): string => `${prefix}/assets/${contentHash}`;
export const assetsBase = assetsBaseAt('');

/** `assetUrl('kit.js')`; throws on a name that does not exist, so that a typing error fails the first test. */
export function assetUrl(name: string, base: string = assetsBase): string {
  if (!assets.has(name)) throw new Error(`The kit has no asset ${name}.`);
  return `${base}/${name}`;
}

/** Bytes of an asset on the wire with brotli, for the page budget. */
export function wireSize(name: string): number {
  const asset = assets.get(name);
  return (asset?.br ?? asset?.body)?.length ?? 0;
}

/**
 * Serves the kit from memory under <prefix>/assets/<hash>/…: `serveAssets(app.getHttpAdapter().getInstance(), '/office')`.
 * A service that serves its own copy keeps its looks while the portal is down.
 */
export function serveAssets(app: FastifyInstance, prefix = ''): void {
  app.get(`${prefix}/assets/:hash/*`, sendAsset);
}

function sendAsset(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { hash, '*': name } = request.params as { hash: string; '*': string };
  const asset = assets.get(name);
  if (!asset) return reply.code(404).type('text/plain').send('No such asset');
  // During a roll-out an old page may ask a new server: it gets the new file, but must not keep it under the old name.
  const keep = hash === contentHash ? 'public, max-age=31536000, immutable' : 'no-cache';
  reply.header('cache-control', keep).header('vary', 'accept-encoding').header('x-content-type-options', 'nosniff').type(asset.type);
  return sendPacked(reply, asset, String(request.headers['accept-encoding'] ?? ''));
}

function sendPacked(reply: FastifyReply, { body, br, gzip }: Asset, accepted: string): FastifyReply {
  if (br && /\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(br);
  if (gzip && /\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(gzip);
  return reply.send(body);
}

/** Tinos for pdfkit: whole TTF files with every Vietnamese letter and ₫. */
export function paperFont(style: 'regular' | 'bold' | 'italic' | 'bold-italic'): URL {
  return new URL(`fonts/tinos-${style}.ttf`, folder);
}
