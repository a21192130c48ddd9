import { importJWK, SignJWT } from 'jose';
import { createECDH } from 'node:crypto';

/** Who we are to a push service (RFC 8292): one key pair for ever, as browsers subscribe to it. */
export class Vapid {
  /** As browsers take it: the point, uncompressed, in base64url. */
  readonly publicKey: string;
  private readonly jwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly d: string; readonly x: string; readonly y: string };

  /** @param privateKey 32 bytes in hex; @param contact whom a push service writes to when something is wrong with us */
  constructor(
    privateKey: string,
    private readonly contact: string,
  ) {
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey(privateKey, 'hex');
    const point = ecdh.getPublicKey();
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
    this.publicKey = point.toString('base64url');
    this.jwk = { kty: 'EC', crv: 'P-256', d: Buffer.from(privateKey, 'hex').toString('base64url'), x: x ?? '', y: y ?? '' };
  }

  async authorizationFor(endpoint: URL): Promise<string> {
    const key = await importJWK(this.jwk, 'ES256');
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256', typ: 'JWT' }).setAudience(endpoint.origin).setSubject(this.contact).setExpirationTime('12h').sign(key);
    return `vapid t=${token}, k=${this.publicKey}`;
  }
}
