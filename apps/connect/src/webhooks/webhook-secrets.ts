import { createHmac, randomBytes } from 'node:crypto';
import type { WebhookDocument, WebhookSecret } from './webhook.schema.ts';

/** An old secret goes on for so long beside a new one, so that a partner can change over. */
const overlap = 24 * 3_600_000;

/** Reckoned, not kept, as the keys of feeds are: whoever reads the store cannot sign. */
export const secretOf = (secret: string, webhook: string, id: string): string => `whsec_${createHmac('sha256', secret).update(`webhook ${webhook} secret ${id}`).digest('base64')}`;

export const newSecret = (at: Date): WebhookSecret => ({ id: `s-${randomBytes(6).toString('hex')}`, createdAt: at });

/** Newest first. Two at most are valid: one that was to be followed already goes at once. */
export function withNewSecret(secrets: readonly WebhookSecret[], fresh: WebhookSecret): WebhookSecret[] {
  const [last] = secrets;
  return [fresh, ...(last ? [{ ...last, validUntil: new Date(fresh.createdAt.getTime() + overlap) }] : [])];
}

/** Those that sign now. */
export const validSecrets = ({ _id, secrets }: WebhookDocument, secret: string, at: Date): string[] =>
  secrets.filter(({ validUntil }) => validUntil === undefined || validUntil > at).map(({ id }) => secretOf(secret, _id, id));
