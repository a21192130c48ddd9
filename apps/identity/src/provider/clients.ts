import { readFile } from 'node:fs/promises';
import { clientSecretOf } from '@motcua/auth/client-secret';
import type { PagesClient } from '@motcua/auth/client-secret';
import type { ClientMetadata } from 'oidc-provider';
import { z } from 'zod';
import type { IdentityConfig } from '../identity.config.ts';

/** Our own additions to a client's metadata; oidc-provider is told these names. */
export const ourClientProperties = ['account_kind', 'api_roles'];

const bases: Record<PagesClient, { base: string; account_kind: 'citizen' | 'official' }> = {
  portal: { base: '', account_kind: 'citizen' },
  office: { base: '/office', account_kind: 'official' },
};

/** portal and office: ours, confidential, so nobody is asked whether they may know who signed in. */
export function pagesClients({ PUBLIC_URL, SERVICE_SECRET }: Pick<IdentityConfig, 'PUBLIC_URL' | 'SERVICE_SECRET'>): ClientMetadata[] {
  return Object.entries(bases).map(([client, { base, account_kind }]) => ({
    client_id: client,
    client_secret: clientSecretOf(client as PagesClient, SERVICE_SECRET),
    account_kind,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [new URL(`${base}/auth/callback`, PUBLIC_URL).href],
    post_logout_redirect_uris: [new URL(`${base}/`, PUBLIC_URL).href],
    id_token_signed_response_alg: 'ES256',
    token_endpoint_auth_method: 'client_secret_basic',
  }));
}

const ApiClient = z.object({ id: z.string(), secret: z.string().min(16), roles: z.array(z.string()) });
const demoFile = new URL('../../../../data/api-clients.json', import.meta.url);

/** Programs of integrators. The demonstration's secrets are public, so they come only with SEED=demo. */
export async function apiClients({ SEED }: Pick<IdentityConfig, 'SEED'>): Promise<ClientMetadata[]> {
  if (SEED !== 'demo') return [];
  const clients = z.array(ApiClient).parse(JSON.parse(await readFile(demoFile, 'utf8')));
  return clients.map(({ id, secret, roles }) => ({
    client_id: id,
    client_secret: secret,
    api_roles: roles,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: 'ES256',
  }));
}

/**
 * A program at somebody's terminal (`npm run demo`): it can keep no secret, so PKCE alone ties a code to who asked for it (RFC 8252).
 * Citizens and officials alike sign in to it, with passwords that anyone can read: it comes only with SEED=demo.
 */
export const commandLineClients = ({ SEED }: Pick<IdentityConfig, 'SEED'>): ClientMetadata[] =>
  SEED !== 'demo'
    ? []
    : [
        {
          client_id: 'motcua-cli',
          application_type: 'native',
          grant_types: ['authorization_code'],
          response_types: ['code'],
          // Whatever port is free: oidc-provider lets native applications choose it.
          redirect_uris: ['http://127.0.0.1/callback'],
          token_endpoint_auth_method: 'none',
          id_token_signed_response_alg: 'ES256',
        },
      ];
