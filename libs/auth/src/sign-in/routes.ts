import type { Authenticator } from '@fastify/passport';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AuthorizationResponseError, ClientError } from 'openid-client';
import { RequestProblem } from '@motcua/http/problem';
import { DependencyAway } from '../errors.ts';
import type { SignInOptions } from './sign-in-options.ts';
import type { IdentityClient } from './identity-client.ts';
import { nextPage } from './next-page.ts';
import type { Person } from './person.ts';
import './session.ts';
import { attemptKey, pageStrategy } from './strategy.ts';

type Passport = InstanceType<typeof Authenticator>;
type Strategy = Exclude<Parameters<Passport['authenticate']>[0], string | unknown[]>;
interface Desk extends SignInOptions { readonly identity: IdentityClient; readonly passport: Passport }
type SignInRequest = FastifyRequest<{ Querystring: { next?: string; lang?: string } }>;

export function addSignInRoutes(app: FastifyInstance, desk: Desk): void {
  const { base, passport } = desk;
  const strategy = lazyStrategy(desk);

  app.get(`${base}/auth/sign-in`, async (request: SignInRequest, reply) => {
    request.session.set('next', nextPage(request.query.next, base, `${base}/`));
    void reply.header('cache-control', 'no-store');
    await passport.authenticate(await strategy()).call(app, request, reply);
    return reply;
  });

  app.get(`${base}/auth/callback`, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const arrived = (_: unknown, __: unknown, error: Error | null, person?: unknown) => arrive(request, reply, desk, { error, person });
    await passport.authenticate(await strategy(), arrived).call(app, request, reply);
    return reply;
  });

  // A foreign site cannot get here with the cookie: it is SameSite=Lax.
  app.post(`${base}/auth/sign-out`, async (request, reply) => {
    const url = request.person ? await desk.identity.signOut(request.person) : null;
    request.session.delete();
    return reply.header('cache-control', 'no-store').redirect(url ?? `${base}/`, 303);
  });
}

/** Made when first needed, because it needs identity's description, and anew once that was fetched anew. */
function lazyStrategy({ identity, publicUrl, base, languageOf = languageInQuery }: Desk): () => Promise<Strategy> {
  let made: { from: unknown; strategy: Strategy } | undefined;
  return async () => {
    const configuration = await identity.configuration();
    if (made?.from !== configuration) {
      const strategy = pageStrategy(configuration, new URL(`${base}/auth/callback`, publicUrl).href, languageOf);
      // Written for passport on Express; @fastify/passport runs those too, its types just do not say so here.
      made = { from: configuration, strategy: strategy as unknown as Strategy };
    }
    return made.strategy;
  };
}

const languageInQuery = (request: FastifyRequest) => ((request as SignInRequest).query.lang === 'en' ? 'en' : 'vi');

interface Arrival { readonly error: Error | null; readonly person?: unknown }

/** Back from identity: signed in, given up, or something that a second try mends. */
async function arrive(request: FastifyRequest, reply: FastifyReply, { base }: Desk, { error, person }: Arrival): Promise<void> {
  const next = nextPage(request.session.get('next'), base, `${base}/`);
  if (person) {
    // Empties the cookie session first, so that nothing planted before signing in outlives it.
    await request.logIn(person as Person);
    return reply.redirect(next, 303);
  }
  request.session.set(attemptKey, undefined);
  if (error instanceof AuthorizationResponseError) return reply.redirect(`${base}/`, 303);
  if (error && isAway(error)) throw new DependencyAway('identity', error);
  request.log.info({ err: error }, 'sign-in did not fit the request it came back to');
  return startAgain(request, reply, { base, next });
}

// Two tabs that sign in at once, or a "back" into an old page: the newest attempt is the one in the cookie. Once, lest it turn in circles.
function startAgain(request: FastifyRequest, reply: FastifyReply, { base, next }: { base: string; next: string }): void {
  if (request.person) return void reply.redirect(next, 303);
  if (request.session.get('again')) {
    request.session.set('again', undefined);
    throw new RequestProblem(400, 'malformed-request', { detail: 'Signing in did not come back in the way it went out. Open the page again.' });
  }
  request.session.set('again', true);
  return void reply.redirect(`${base}/auth/sign-in?${new URLSearchParams({ next })}`, 303);
}

/** No connection, no answer in time, or an error of the server's own. */
function isAway(error: Error): boolean {
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  if (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT') return true;
  return error.cause instanceof Response && error.cause.status >= 500;
}
