import { Strategy } from 'openid-client/passport';
import type { StrategyOptions } from 'openid-client/passport';
import { randomNonce, randomState } from 'openid-client';
import type { Configuration } from 'openid-client';
import type { FastifyRequest } from 'fastify';
import { apiAudience } from '../verifier.ts';
import { personOf } from './person.ts';
import './session.ts';

type StrategyRequest = Parameters<Strategy['authorizationRequestParams']>[0];
type RequestOptions = Parameters<Strategy['authorizationRequestParams']>[1];

/** Key of the cookie session under which a sign-in that is under way keeps its verifier, state and nonce. */
export const attemptKey = 'attempt';

type LanguageOf = (request: FastifyRequest) => 'vi' | 'en';

/** openid-client's passport strategy with state and nonce always (PKCE alone would do for it) and the page's language. */
class PageStrategy extends Strategy {
  constructor(options: StrategyOptions, private readonly languageOf: LanguageOf) {
    super(options, (tokens, verified) => verified(null, personOf(tokens)));
  }

  override authorizationRequestParams(request: StrategyRequest, options: RequestOptions): URLSearchParams {
    const params = new URLSearchParams(super.authorizationRequestParams(request, options));
    params.set('state', randomState());
    params.set('nonce', randomNonce());
    // What the cookie keeps, and no more: no phone, no numbers.
    params.set('claims', JSON.stringify({ id_token: { name: null, acr: null, sid: null } }));
    // @fastify/passport hands in its own request where the type says Express.
    params.set('ui_locales', this.languageOf(request as unknown as FastifyRequest));
    return params;
  }

  /** The exchange of the code names the audience again, or the token would be for nobody in particular. */
  override authorizationCodeGrantParameters(): URLSearchParams {
    return new URLSearchParams({ resource: apiAudience });
  }
}

export function pageStrategy(config: Configuration, callbackURL: string, languageOf: LanguageOf): Strategy {
  return new PageStrategy({ config, name: 'identity', callbackURL, sessionKey: attemptKey, scope: 'openid', resource: apiAudience }, languageOf);
}
