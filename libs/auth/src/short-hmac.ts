import { hash } from 'node:crypto';

const blockBytes = 64;
const digestBytes = 32;

/**
 * HMAC-SHA-256 (RFC 2104) of short texts with one key, as base64url: `createHmac` makes a stream for each text and costs three times what
 * hashing twice does, and look-up needs one for every question.
 */
export function hmacWith(key: string): (text: string) => string {
  const outer = padded(key, 0x5c, digestBytes);
  let inner = padded(key, 0x36, 0);
  return (text) => {
    const length = blockBytes + Buffer.byteLength(text);
    if (inner.length !== length) inner = padded(key, 0x36, length - blockBytes);
    inner.write(text, blockBytes);
    outer.write(hash('sha256', inner, 'binary'), blockBytes, 'binary');
    return hash('sha256', outer, 'base64url');
  };
}

/** The key's block under a mask, with room for what is hashed after it. */
function padded(key: string, mask: number, room: number): Buffer {
  const bytes = Buffer.alloc(blockBytes + room);
  const own = Buffer.byteLength(key) > blockBytes ? hash('sha256', key, 'buffer') : Buffer.from(key);
  own.copy(bytes);
  for (let at = 0; at < blockBytes; at += 1) bytes[at] = (bytes[at] ?? 0) ^ mask;
  return bytes;
}
