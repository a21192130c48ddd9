import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** Of a browser's subscription, in base64url: its public key and the secret that it shares with whoever may write to it. */
export interface PushKeys {
  readonly p256dh: string;
  readonly auth: string;
}

/** Told in the specification's own example alone. */
interface Fresh {
  readonly salt: Buffer;
  readonly privateKey: Buffer;
}

const recordSize = 4096;
const lastRecord = Buffer.from([2]);

/**
 * What a browser alone can read, and no push service in between: RFC 8291 over one record of RFC 8188 (aes128gcm). @throws when the browser's key is no
 * point of the curve
 */
export function encryptPush(text: string, { p256dh, auth }: PushKeys, fresh?: Fresh): Buffer {
  const ecdh = createECDH('prime256v1');
  if (fresh) ecdh.setPrivateKey(fresh.privateKey);
  else ecdh.generateKeys();
  const [theirs, ours, salt] = [Buffer.from(p256dh, 'base64url'), ecdh.getPublicKey(), fresh?.salt ?? randomBytes(16)];
  const shared = derive(ecdh.computeSecret(theirs), Buffer.from(auth, 'base64url'), Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]), 32);
  const key = derive(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(recordSize);
  head.writeUInt8(ours.length, 4);
  return Buffer.concat([salt, head, ours, cipher.update(Buffer.concat([Buffer.from(text), lastRecord])), cipher.final(), cipher.getAuthTag()]);
}

const derive = (key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer => Buffer.from(hkdfSync('sha256', key, salt, info, length));
