import type { FastifyRequest } from 'fastify';
import type { IdentityClientOptions } from './identity-client.ts';

export interface SignInOptions extends IdentityClientOptions {
  readonly sessionSecret: string;
  /** Paths that visitors are sent away from, to sign in first. */
  readonly needsPerson?: (path: string) => boolean;
  /** The only kind of account that `needsPerson` pages are for; others get 403. */
  readonly kind?: 'citizen' | 'official';
  readonly languageOf?: (request: FastifyRequest) => 'vi' | 'en';
}
