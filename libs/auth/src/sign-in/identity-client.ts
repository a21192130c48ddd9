import * as oidc from 'openid-client';
import { clientSecretOf } from '../client-secret.ts';
import type { PagesClient } from '../client-secret.ts';
import { DependencyAway } from '../errors.ts';
import { apiAudience } from '../verifier.ts';
import { refreshedPerson } from './person.ts';
import type { Person } from './person.ts';

export interface IdentityClientOptions {
  readonly client: PagesClient;
  /** '' for portal, '/office' for office. */
  readonly base: string;
  readonly publicUrl: string;
  /** Where identity is reached from here; people's browsers go by PUBLIC_URL. */
  readonly identityUrl: string;
  readonly serviceSecret: string;
}

/** What the pages ask of identity behind the browser's back. */
export class IdentityClient {
  private found: Promise<oidc.Configuration> | undefined;
  private readonly refreshes = new Map<string, Promise<Person | null>>();

  constructor(private readonly options: IdentityClientOptions) {}

  /** Identity's own description, asked for when first needed, and again after a failure: identity may start later than we do. */
  configuration(): Promise<oidc.Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      throw new DependencyAway('identity', error);
    });
    return this.found;
  }

  /**
   * A fresh access token; null when identity says that this signing-in is over.
   * A refresh token counts once, but two requests of one page may bring the same one: both get the one answer.
   * @throws DependencyAway
   */
  refresh(person: Person): Promise<Person | null> {
    const token = person.refreshToken;
    if (!token) return Promise.resolve(null);
    const running = this.refreshes.get(token) ?? this.askForRefresh(person, token);
    this.refreshes.set(token, running);
    return running;
  }

  /** Ends our own tokens, and says where the browser goes to end the session at identity too; null while identity was never met. */
  async signOut(person: Person): Promise<string | null> {
    const configuration = await this.configuration().catch(() => null);
    if (!configuration) return null;
    if (person.refreshToken) await oidc.tokenRevocation(configuration, person.refreshToken).catch(() => undefined);
    const back = new URL(`${this.options.base}/`, this.options.publicUrl).href;
    return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: back, ...(person.sid ? { logout_hint: person.sid } : {}) }).href;
  }

  private async askForRefresh(person: Person, token: string): Promise<Person | null> {
    const forget = () => this.refreshes.delete(token);
    try {
      const tokens = await oidc.refreshTokenGrant(await this.configuration(), token, { resource: apiAudience });
      setTimeout(forget, 60_000).unref();
      return refreshedPerson(person, tokens);
    } catch (error) {
      forget();
      if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') return null;
      throw new DependencyAway('identity', error);
    }
  }

  private async discover(): Promise<oidc.Configuration> {
    const { client, publicUrl, serviceSecret } = this.options;
    const configuration = await oidc.discovery(
      new URL('/id', publicUrl),
      client,
      { id_token_signed_response_alg: 'ES256' },
      oidc.ClientSecretBasic(clientSecretOf(client, serviceSecret)),
      { [oidc.customFetch]: this.fetchInside(), execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks], timeout: 5 },
    );
    return configuration;
  }

  // Identity gives its public addresses; from here the way is shorter, and the gateway may be down.
  private fetchInside(): oidc.CustomFetch {
    const outside = new URL(this.options.publicUrl).origin;
    return (url, init) => fetch(url.startsWith(`${outside}/`) ? new URL(url.slice(outside.length), this.options.identityUrl) : url, init as RequestInit);
  }
}
