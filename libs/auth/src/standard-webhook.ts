import { createHmac, timingSafeEqual } from 'node:crypto';

/** Headers of Standard Webhooks (https://www.standardwebhooks.com): any of its libraries signs and checks these. */
export interface WebhookHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

interface Signing {
  readonly id: string;
  /** `whsec_` and base64. Several while one gives way to another: whoever knows either can check. */
  readonly secret: string | readonly string[];
  /** Milliseconds. */
  readonly at: number;
}

export function signWebhook(body: string, { id, secret, at }: Signing): WebhookHeaders {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = [secret].flat().map((one) => `v1,${mac(one, id, `${timestamp}.${body}`)}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

/** Far enough for clocks that differ, and too short to keep a message for later. */
const toleranceMs = 5 * 60 * 1000;

/** Whether one of the secrets signed the body within five minutes. Several signatures may stand there, of a sender that changes its secret. */
export function isSignedWebhook(body: string, headers: Readonly<Record<string, unknown>>, { secrets, at }: { secrets: readonly string[]; at: number }): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(at - Number(timestamp) * 1000) > toleranceMs || id.length > 200) return false;
  const given = signatures.slice(0, 2_000).split(' ').flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []));
  const wanted = secrets.map((secret) => mac(secret, id, `${timestamp}.${body}`));
  return wanted.some((one) => given.some((other) => sameText(one, other)));
}

const sameText = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const mac = (secret: string, id: string, rest: string): string => createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(`${id}.${rest}`).digest('base64');
