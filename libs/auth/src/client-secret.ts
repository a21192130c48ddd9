import { createHmac } from 'node:crypto';

/** The pages' services that sign people in at identity. */
export type PagesClient = 'portal' | 'office';

/**
 * The OpenID Connect secret of one of our own clients. Both ends derive it from SERVICE_SECRET, which is what our services
 * prove themselves to each other with, so there is no secret of its own to hand round or to keep.
 */
export function clientSecretOf(client: PagesClient, serviceSecret: string): string {
  return createHmac('sha256', serviceSecret).update(`oidc-client:${client}`).digest('base64url');
}
