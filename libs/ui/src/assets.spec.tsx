import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { assetUrl, assetsBaseAt, paperFont, serveAssets, wireSize } from './assets.tsx';

const folder = new URL('../assets/', import.meta.url);

async function get(url: string, headers: Record<string, string> = {}) {
  const app = Fastify();
  serveAssets(app);
  serveAssets(app, '/office');
  return app.inject({ url, headers });
}

describe('assets', () => {
  it('are kept for a year under the hash of their contents', async () => {
    const css = await get(assetUrl('motcua.css'));
    expect(css.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-type': 'text/css; charset=utf-8' });
    expect(css.body.indexOf('--brand:')).toBeLessThan(css.body.indexOf('.btn {'));
  });

  it('under an old hash come new and are not kept', async () => {
    expect((await get('/assets/older/kit.js')).headers['cache-control']).toBe('no-cache');
  });

  it('below the address of a service come from that service', async () => {
    expect((await get(assetUrl('kit.js', assetsBaseAt('/office')))).statusCode).toBe(200);
  });

  it('come compressed to those who can read it', async () => {
    const br = await get(assetUrl('motcua.css'), { 'accept-encoding': 'gzip, br' });
    const plain = await get(assetUrl('motcua.css'));
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
  });

  it.each(['/assets/x/../package.json', '/assets/x/%2e%2e/package.json', '/assets/x/fonts/tinos-regular.ttf', '/assets/x/nothing.css'])('%s is not served', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });

  it('that do not exist fail when the page is written', () => {
    expect(() => assetUrl('kitt.js')).toThrow('kitt.js');
  });

  const uploadScripts = ['upload.js', 'upload-send.js', 'upload-row.js', 'upload-file.js', 'upload-memory.js'];

  it('of a page leave more than half of its 170 KB to the page', () => {
    const names = ['motcua.css', 'mark.svg', 'kit.js', 'autosave.js', 'reveal.js', 'repeat.js', ...uploadScripts, 'copy.js', ...[400, 500, 600, 700].map((weight) => `fonts/be-vietnam-pro-${weight}.woff2`)];
    expect(names.reduce((sum, name) => sum + wireSize(name), 0)).toBeLessThan(110_000);
  });

  it('of the papers page are at most 12 KB, so that files go soon on a poor line', () => {
    expect(uploadScripts.reduce((sum, name) => sum + wireSize(name), 0)).toBeLessThan(12_000);
  });

  it('of scripts stay small', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
    const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
    // Of what citizens load: the keys of the office stay in the office.
    expect(names.filter((name) => !name.startsWith('office-')).map(read).join('').length).toBeLessThan(33_000);
    const scripts = names.map(read);
    for (const script of scripts) expect(script.split('\n').length).toBeLessThanOrEqual(150);
  });
});

describe('fonts', () => {
  it.each(['regular', 'bold', 'italic', 'bold-italic'] as const)('for papers: %s has every Vietnamese letter and the đồng', (style) => {
    const letters = codePoints(readFileSync(paperFont(style)));
    const vietnamese = [...'ĂăÂâĐđÊêÔôƠơƯư₫', ...Array.from({ length: 90 }, (_, i) => String.fromCodePoint(0x1ea0 + i))];
    expect(vietnamese.filter((letter) => !letters.has(letter.codePointAt(0) ?? 0))).toEqual([]);
  });
});

/** Code points of a TrueType file, from its cmap table of format 4. */
function codePoints(font: Buffer): Set<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const cmap = font.readUInt32BE((tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0) + 8);
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4));
  const table = subtables.find((at) => font.readUInt16BE(at) === 4) ?? 0;
  const segments = font.readUInt16BE(table + 6) / 2;
  const found = new Set<number>();
  for (let i = 0; i < segments; i += 1) {
    const [end, start] = [font.readUInt16BE(table + 14 + 2 * i), font.readUInt16BE(table + 16 + 2 * segments + 2 * i)];
    for (let code = start; code <= end && code !== 0xffff; code += 1) found.add(code);
  }
  return found;
}
