import { hkdfSync } from 'node:crypto';
import { apiAudience } from '@motcua/auth/verifier';
import Provider, { errors, interactionPolicy } from 'oidc-provider';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { isActive } from '../accounts/account.schema.ts';
import type { AccountStore } from '../accounts/account.store.ts';
import { mountedAt } from '../identity.config.ts';
import type { IdentityConfig } from '../identity.config.ts';
import type { ArtifactStore } from './artifact.store.ts';
import { accessClaims, asProviderAccount, claims } from './claims.ts';
import { apiClients, commandLineClients, ourClientProperties, pagesClients } from './clients.ts';
import { renderError } from './error-page.tsx';
import { signOut, signedOut } from './sign-out.tsx';
import type { SigningKeyStore } from './signing-key.store.ts';

interface Parts { readonly config: IdentityConfig; readonly accounts: AccountStore; readonly artifacts: ArtifactStore; readonly keys: SigningKeyStore }

const minutes = 60;
const hours = 60 * minutes;

/** OpenID Connect as certified by oidc-provider; what is ours is below. */
export async function makeProvider(parts: Parts): Promise<Provider> {
  const { config, keys } = parts;
  const provider = new Provider(new URL(mountedAt, config.PUBLIC_URL).href, {
    ...(await clientsAndKeys(config, keys)),
    ...people(parts),
    ...pages(parts),
    features: features(),
    pkce: { required: () => true },
    responseTypes: ['code'],
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    // Signing in as somebody else in the same browser ends no other room's session; signing out ends its own tokens by name.
    expiresWithSession: async () => false,
    ttl: { Session: 12 * hours, RefreshToken: 12 * hours, Grant: 7 * 24 * hours, Interaction: 30 * minutes, AuthorizationCode: minutes, IdToken: 15 * minutes, AccessToken: 15 * minutes, ClientCredentials: 15 * minutes },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256'] },
    adapter: (model: string) => parts.artifacts.adapterFor(model),
  });
  // The gateway stands in front and says how people reached it.
  provider.proxy = true;
  return provider;
}

async function clientsAndKeys(config: IdentityConfig, keys: SigningKeyStore): Promise<Configuration> {
  const cookieKey = Buffer.from(hkdfSync('sha256', config.TOKEN_SECRET, '', 'motcua cookies', 32)).toString('base64url');
  return {
    jwks: { keys: (await keys.list()) as NonNullable<Configuration['jwks']>['keys'] },
    cookies: { keys: [cookieKey], long: { sameSite: 'lax', path: mountedAt }, short: { sameSite: 'lax' } },
    clients: [...pagesClients(config), ...commandLineClients(config), ...(await apiClients(config))],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    extraClientMetadata: { properties: ourClientProperties },
  };
}

function people({ accounts }: Parts): Configuration {
  return {
    claims,
    scopes: ['openid', 'offline_access'],
    acrValues: ['password', 'otp'],
    findAccount: async (_, sub) => {
      const account = await accounts.find(sub);
      return account && isActive(account) ? asProviderAccount(account) : undefined;
    },
    extraTokenClaims: async (_, token) => {
      if (token.kind === 'ClientCredentials') return { kind: 'client', roles: (token.client?.['api_roles'] as string[] | undefined) ?? [] };
      const account = 'accountId' in token ? await accounts.find(token.accountId) : null;
      return account ? accessClaims(account) : undefined;
    },
    loadExistingGrant: grantAsked,
  };
}

function pages({ accounts }: Parts): Configuration {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('other_kind', 'this application is for another kind of account', async ({ oidc }) => {
      const wanted = oidc.client?.['account_kind'];
      const account = oidc.session?.accountId && wanted ? await accounts.find(oidc.session.accountId) : null;
      return account !== null && account.kind !== wanted;
    }),
  );
  return {
    interactions: { policy, url: (_, interaction) => `${mountedAt}/sign-in/${interaction.uid}` },
    renderError,
  };
}

function features(): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    claimsParameter: { enabled: true },
    revocation: { enabled: true, allowedPolicy: async (_: KoaContextWithOIDC, client, token) => token.clientId === client.clientId },
    clientCredentials: { enabled: true },
    rpInitiatedLogout: { enabled: true, logoutSource: signOut, postLogoutSuccessSource: signedOut },
    resourceIndicators: {
      enabled: true,
      // Programs want our API and nothing else, so they need not say so.
      defaultResource: async (ctx: KoaContextWithOIDC) => (ctx.oidc.params?.['grant_type'] === 'client_credentials' ? apiAudience : []),
      useGrantedResource: async () => true,
      getResourceServerInfo: async (_: KoaContextWithOIDC, resource: string) => {
        if (resource !== apiAudience) throw new errors.InvalidTarget();
        return { scope: 'api', audience: apiAudience, accessTokenFormat: 'jwt' as const, accessTokenTTL: 15 * minutes, jwt: { sign: { alg: 'ES256' as const } } };
      },
    },
  };
}

/** Our own applications get what they ask for: the grant of this session, or a new one that covers the request. */
async function grantAsked({ oidc }: KoaContextWithOIDC) {
  const { client, session, account, provider } = oidc;
  if (!client || !session || !account) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known ? await provider.Grant.find(known) : undefined;
  const grant = existing?.accountId === account.accountId ? existing : new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
  grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '));
  grant.addOIDCClaims([...oidc.requestParamClaims]);
  for (const resource of Object.keys(oidc.resourceServers ?? {})) grant.addResourceScope(resource, 'api');
  await grant.save();
  return grant;
}

