import { RequestProblem } from '@motcua/http/problem';

/** No token, or one that is expired, forged or meant for someone else: 401. `reason` is for the log, never for the answer. */
export class NotSignedIn extends RequestProblem {
  constructor(readonly reason: string) {
    // RFC 6750, 3.1: a request without a token is not told that its token is bad.
    const challenge = reason === 'no authorization' ? 'Bearer realm="motcua"' : 'Bearer realm="motcua", error="invalid_token"';
    super(401, 'not-signed-in', { detail: 'The request carries no token, or one that does not count here.', headers: { 'www-authenticate': challenge } });
    this.name = 'NotSignedIn';
  }
}

/** Signed in, but this account may not do this: 403. */
export class NotAllowed extends RequestProblem {
  constructor(detail = 'This account may not do this.') {
    super(403, 'forbidden', { detail });
    this.name = 'NotAllowed';
  }
}

/**
 * Another service did not answer, or said that it cannot now. libs/http answers 503, and consumers in libs/messaging pause
 * instead of counting the message as bad; both know it by its name.
 */
export class DependencyAway extends Error {
  constructor(readonly dependency: string, cause?: unknown) {
    super(`${dependency} is away`, { cause });
    this.name = 'DependencyAway';
  }
}
