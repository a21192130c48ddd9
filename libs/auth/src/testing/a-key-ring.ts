import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';

export const issuer = 'http://motcua.test/id';

export interface KeyRing {
  readonly jwksUrl: string;
  /** How often the keys were asked for. */
  asked(): number;
  token(claims?: JWTPayload & { readonly lifetime?: number; readonly typ?: string }): Promise<string>;
  /** Takes the keys off the network. */
  close(): Promise<void>;
}

/**
 * What identity is to a verifier: keys behind HTTP, and tokens signed with them.
 * @param others what else it answers, by path
 */
export async function aKeyRing(kid = 'k1', others: Readonly<Record<string, () => object>> = {}): Promise<KeyRing> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }];
  let asked = 0;
  const server = createServer(({ url = '' }, response) => {
    const other = others[url]?.();
    if (!other) asked += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(other ?? { keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/id/jwks`,
    asked: () => asked,
    token: ({ lifetime = 900, typ = 'at+jwt', ...claims } = {}) =>
      new SignJWT({ iss: issuer, aud: 'urn:motcua:api', sub: 'person-1', kind: 'citizen', roles: [], exp: Math.floor(Date.now() / 1000) + lifetime, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid, typ })
        .sign(privateKey),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
