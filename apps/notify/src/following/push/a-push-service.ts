import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { importJWK, jwtVerify } from 'jose';

export interface Received {
  /** As the browser would read it. */
  readonly message: { readonly title: string; readonly body: string; readonly url: string };
  readonly headers: Readonly<Record<string, unknown>>;
  /** What the push service could read. */
  readonly raw: Buffer;
  /** By whom it was signed and for whom, as RFC 8292 has it checked. */
  readonly claims: { readonly aud?: unknown; readonly sub?: unknown; readonly exp?: number };
}

/** Stands for a browser and for the push service of its maker, which no test can reach: checks who sends, and reads with the browser's own keys. */
export async function aPushService() {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = randomBytes(16);
  const state = { answers: 201, received: [] as Received[], tries: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      state.tries += 1;
      const raw = Buffer.concat(chunks);
      void checked(String(request.headers.authorization)).then((claims) => {
        if (state.answers === 201) state.received.push({ raw, claims, headers: request.headers, message: JSON.parse(read(raw, browser, auth)) });
        response.writeHead(state.answers).end();
      }, () => response.writeHead(403).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') };
  return { url, state, subscription: (name: string) => ({ endpoint: `${url}/push/${name}`, keys }), close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}

async function checked(authorization: string): Promise<Received['claims']> {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  return (await jwtVerify(token, await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'))).payload;
}

/** RFC 8291, from the browser's side. */
function read(raw: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const [salt, idLength] = [raw.subarray(0, 16), raw[20] ?? 0];
  const theirs = raw.subarray(21, 21 + idLength);
  const derive = (key: Buffer, from: Buffer, info: Buffer, length: number) => Buffer.from(hkdfSync('sha256', key, from, info, length));
  const shared = derive(browser.computeSecret(theirs), auth, Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), theirs]), 32);
  const [key, nonce] = [derive(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16), derive(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12)];
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(raw.subarray(-16));
  const text = Buffer.concat([decipher.update(raw.subarray(21 + idLength, -16)), decipher.final()]);
  return text.subarray(0, text.lastIndexOf(2)).toString('utf8');
}
