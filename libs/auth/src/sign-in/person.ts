import type { TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client';
import { decodeJwt } from 'jose';
import { z } from 'zod';

/** Who is signed in, as it stands in the encrypted cookie. No phone, no numbers: those are asked from identity when needed. */
export const Person = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['citizen', 'official']),
  roles: z.array(z.string()),
  agency: z.string().optional(),
  /** How they signed in: `password`, or `otp` for a code by e-mail. */
  acr: z.string().optional(),
  /** For calls to services on their behalf: `Authorization: Bearer …`. */
  accessToken: z.string(),
  /** Seconds since 1970. */
  expiresAt: z.number(),
  refreshToken: z.string().optional(),
  /** Names this signing-in to identity, so that signing out is known to come from us. */
  sid: z.string().optional(),
});
export type Person = z.infer<typeof Person>;

type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers;

const AccessClaims = z.object({ sub: z.string(), kind: z.enum(['citizen', 'official']), roles: z.array(z.string()).default([]), agency: z.string().optional(), exp: z.number() });

/** From identity's answer to a code. The access token came straight from identity, so its claims are read without a second check. */
export function personOf(tokens: Tokens): Person {
  const { name, acr, sid } = z.object({ name: z.string().default(''), acr: z.string().optional(), sid: z.string().optional() }).parse(tokens.claims() ?? {});
  return Person.parse({ ...accessOf(tokens), name, acr, sid });
}

/** From identity's answer to a refresh: roles and agency as they are now, the rest as it was. */
export function refreshedPerson(person: Person, tokens: Tokens): Person {
  return Person.parse({ ...person, ...accessOf(tokens), refreshToken: tokens.refresh_token ?? person.refreshToken });
}

function accessOf(tokens: Tokens) {
  const { sub, kind, roles, agency, exp } = AccessClaims.parse(decodeJwt(tokens.access_token));
  return { id: sub, kind, roles, agency, expiresAt: exp, accessToken: tokens.access_token, refreshToken: tokens.refresh_token };
}
