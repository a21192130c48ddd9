import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signs what one program tells another over a road that others can use: HMAC-SHA256 over the time and the text, as
 * `t=1764000000,v1=<hex>`. What is signed twice is not new: whoever acts on it has to know it again by what it says.
 */
export function signatureOf(text: string, { secret, at }: { secret: string; at: number }): string {
  const t = Math.floor(at / 1000);
  return `t=${t},v1=${mac(secret, t, text)}`;
}

/** Far enough for clocks that differ, and too short to keep a message for later. */
const toleranceMs = 5 * 60 * 1000;

export function isSigned(text: string, signature: string | undefined, { secret, at }: { secret: string; at: number }): boolean {
  const [, t, v1] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? '') ?? [];
  if (t === undefined || v1 === undefined || Math.abs(at - Number(t) * 1000) > toleranceMs) return false;
  return timingSafeEqual(Buffer.from(v1, 'hex'), Buffer.from(mac(secret, Number(t), text), 'hex'));
}

const mac = (secret: string, t: number, text: string) => createHmac('sha256', secret).update(`${t}.${text}`).digest('hex');
