import type { Actor } from '@motcua/domain/actor';
import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { DependencyAway, NotSignedIn } from './errors.ts';
import { KnownTokens } from './known-tokens.ts';

/** Whom access tokens are for: all of our services together. */
export const apiAudience = 'urn:motcua:api';

export interface VerifierOptions {
  /** Name of the service that asks: the audience of tokens between services. */
  readonly service: string;
  /** `${PUBLIC_URL}/id` */
  readonly issuer: string;
  /** `${IDENTITY_URL}/id/jwks` */
  readonly jwksUrl: string;
  readonly serviceSecret: string;
  /** Milliseconds since 1970; tests set it. */
  readonly now?: () => number;
}

/** Turns an Authorization header into the one who asks. */
export interface Verifier {
  /** @throws NotSignedIn, or DependencyAway while the keys of identity were never seen. */
  verifyBearer(header: string | undefined): Promise<Actor>;
}

const Claims = z.object({
  sub: z.string().min(1),
  kind: z.enum(['citizen', 'official', 'client']),
  roles: z.array(z.string()).default([]),
  agency: z.string().optional(),
  exp: z.number(),
});
const ServiceClaims = z.object({ iss: z.string().min(1), exp: z.number() });

interface Verified { readonly actor: Actor; readonly exp: number }

const knownTokens = 5000;

/** Works without Nest, for hot routes: `const actor = await verifier.verifyBearer(request.headers.authorization)`. */
export function createVerifier(options: VerifierOptions): Verifier {
  const now = options.now ?? Date.now;
  const known = new KnownTokens(knownTokens, now);
  const verifyPerson = personVerifier(options, now);
  const verifyService = serviceVerifier(options, now);
  return {
    async verifyBearer(header) {
      const token = tokenIn(header);
      const actor = known.find(token);
      if (actor) return actor;
      // Each kind of token pins its one algorithm, so the header decides only which door is tried.
      const verified = await (algorithmOf(token) === 'HS256' ? verifyService(token) : verifyPerson(token));
      known.keep(token, verified.actor, verified.exp);
      return verified.actor;
    },
  };
}

function tokenIn(header: string | undefined): string {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1];
  if (!token) throw new NotSignedIn(header ? 'no bearer token' : 'no authorization');
  return token;
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    throw new NotSignedIn('not a token');
  }
}

function personVerifier({ issuer, jwksUrl }: VerifierOptions, now: () => number) {
  const keys = keysOf(jwksUrl);
  return async (token: string): Promise<Verified> => {
    const { exp, sub: id, agency, ...claims } = await checked(Claims, () =>
      jwtVerify(token, keys, { issuer, audience: apiAudience, algorithms: ['ES256'], typ: 'at+jwt', currentDate: new Date(now()) }),
    );
    return { exp, actor: { id, ...claims, ...(agency ? { agency } : {}) } };
  };
}

function serviceVerifier({ service, serviceSecret }: VerifierOptions, now: () => number) {
  const secret = new TextEncoder().encode(serviceSecret);
  return async (token: string): Promise<Verified> => {
    const { iss, exp } = await checked(ServiceClaims, () =>
      jwtVerify(token, secret, { audience: service, algorithms: ['HS256'], maxTokenAge: '2m', currentDate: new Date(now()) }),
    );
    return { exp, actor: { id: iss, kind: 'service', roles: [] } };
  };
}

async function checked<T>(claims: z.ZodType<T>, verify: () => Promise<{ payload: JWTPayload }>): Promise<T> {
  const { payload } = await verify().catch((error: unknown) => {
    throw isTokensFault(error) ? new NotSignedIn(error.code) : new DependencyAway('identity', error);
  });
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw new NotSignedIn('claims missing');
  return parsed.data;
}

// Everything else (no connection, time-out, a 502 instead of keys) means that identity is away, not that the token is bad.
const isTokensFault = (error: unknown): error is errors.JOSEError =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC';

const keysOlderThan = 10 * 60_000;

/** Keys once seen stay good while identity is away; they are looked at again behind the request's back. */
function keysOf(jwksUrl: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { cacheMaxAge: Infinity, cooldownDuration: 10_000, timeoutDuration: 3000 });
  let seenAt = Date.now();
  return async (header, token) => {
    if (Date.now() - seenAt > keysOlderThan) {
      seenAt = Date.now();
      keys.reload().catch(() => undefined);
    }
    return keys(header, token);
  };
}
