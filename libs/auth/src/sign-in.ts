import { hkdfSync } from 'node:crypto';
import { Authenticator } from '@fastify/passport';
import secureSession from '@fastify/secure-session';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { DependencyAway, NotAllowed, NotSignedIn } from './errors.ts';
import { IdentityClient } from './sign-in/identity-client.ts';
import { nextPage } from './sign-in/next-page.ts';
import { Person } from './sign-in/person.ts';
import { addSignInRoutes } from './sign-in/routes.ts';
import type { SignInOptions } from './sign-in/sign-in-options.ts';

export { checkCsrf, csrfField, csrfToken } from './sign-in/csrf.ts';
export type { Person } from './sign-in/person.ts';
export type { SignInOptions } from './sign-in/sign-in-options.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in, with an access token that is still good; null for visitors. */
    person: Person | null;
  }
}

/** Key of the cookie session under which passport keeps the person. */
const personKey = 'person';
/** A token this close to its end is exchanged before it is used. */
const renewWithin = 45;
const twelveHours = 12 * 3600;

/**
 * Signing in for pages: OpenID Connect with identity, tokens in an encrypted cookie (no session store), renewed in silence.
 * `await app.register(signIn, { client: 'portal', base: '', publicUrl, identityUrl, serviceSecret, sessionSecret })` before
 * any route. Adds `${base}/auth/sign-in?next=&lang=`, `${base}/auth/callback`, `POST ${base}/auth/sign-out` and `request.person`.
 */
export const signIn = fastifyPlugin<SignInOptions>(
  async (app, options) => {
    const identity = new IdentityClient(options);
    const passport = new Authenticator({ key: personKey, userProperty: 'signedIn' });
    passport.registerUserSerializer(async (person: Person) => person);
    await app.register(secureSession, sessionOptions(options));
    await app.register(passport.initialize());
    app.decorateRequest('person', null);
    app.addHook('onRequest', async (request, reply) => {
      await recognise(request, identity);
      if (options.needsPerson?.(pathOf(request)) && !isOwnRoute(request, options)) await requirePerson(request, reply, options);
    });
    addSignInRoutes(app, { ...options, identity, passport });
  },
  { name: 'motcua-sign-in', fastify: '5.x' },
);

function sessionOptions({ client, base, publicUrl, sessionSecret }: SignInOptions) {
  const key = Buffer.from(hkdfSync('sha256', sessionSecret, '', `motcua session ${client}`, 32));
  const cookie = { path: base || '/', httpOnly: true, sameSite: 'lax' as const, secure: publicUrl.startsWith('https:') };
  return { key, cookieName: `motcua-${client}`, expiry: twelveHours, cookie };
}

async function recognise(request: FastifyRequest, identity: IdentityClient): Promise<void> {
  const known = Person.safeParse(request.session.get(personKey)).data;
  if (!known) return;
  request.person = secondsLeft(known) > renewWithin ? known : await renew(request, known, identity);
}

const secondsLeft = ({ expiresAt }: Person) => expiresAt - Date.now() / 1000;

async function renew(request: FastifyRequest, known: Person, identity: IdentityClient): Promise<Person | null> {
  try {
    const fresh = await identity.refresh(known);
    if (fresh) request.session.set(personKey, fresh);
    else request.session.delete();
    return fresh;
  } catch (error) {
    if (!(error instanceof DependencyAway)) throw error;
    // Identity is away. Pages for everyone go on; those that need the person say so below.
    return secondsLeft(known) > 0 ? known : null;
  }
}

const pathOf = (request: FastifyRequest) => request.url.split('?', 1)[0] ?? '';
const isOwnRoute = (request: FastifyRequest, { base }: SignInOptions) => pathOf(request).startsWith(`${base}/auth/`);

/** Sends a browser without a person to sign in and back; a script gets 401. For single routes; whole areas go by `needsPerson`. */
export async function requirePerson(request: FastifyRequest, reply: FastifyReply, { base, kind, languageOf }: Pick<SignInOptions, 'base' | 'kind' | 'languageOf'>): Promise<void> {
  if (request.person) {
    if (kind && request.person.kind !== kind) throw new NotAllowed(`These pages are for ${kind}s.`);
    return;
  }
  if (request.session.get(personKey) && !request.session.deleted) throw new DependencyAway('identity');
  if (!isNavigation(request)) throw new NotSignedIn('no authorization');
  const query = new URLSearchParams({ next: nextPage(cameFor(request), base, `${base}/`) });
  if (languageOf?.(request) === 'en') query.set('lang', 'en');
  await reply.redirect(`${base}/auth/sign-in?${query}`, 303);
}

/** Browsers ask for pages in this way, and scripts in none of them; older ones send no Sec-Fetch-Mode. */
const isNavigation = ({ headers }: FastifyRequest): boolean => headers['sec-fetch-mode'] === 'navigate' || (headers.accept ?? '').includes('application/xhtml+xml');

/** The page itself, or the page that held the form: a form that was sent is not sent again after signing in. */
function cameFor(request: FastifyRequest): string | undefined {
  if (request.method === 'GET') return request.url;
  const { referer } = request.headers;
  return referer && URL.canParse(referer) ? new URL(referer).pathname + new URL(referer).search : undefined;
}
