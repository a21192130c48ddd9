import { createHash, randomBytes } from 'node:crypto';
import { Browser } from './browser.mjs';
import { Off } from './off.mjs';
import { reach } from './reach.mjs';

const client = 'motcua-cli';
// Nobody listens there: the browser here is ours too, and reads the code off the address that it is sent to (RFC 8252).
const callback = 'http://127.0.0.1:7/callback';

/**
 * Signs a person in as people do, through identity's pages: OpenID Connect, authorization code with PKCE.
 * @returns the access token
 * @throws Off
 */
export async function signIn(publicUrl, { username, password }) {
  const [verifier, state] = [randomBytes(32), randomBytes(16)].map((bytes) => bytes.toString('base64url'));
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = { client_id: client, response_type: 'code', scope: 'openid', resource: 'urn:motcua:api', redirect_uri: callback, state, code_challenge: challenge, code_challenge_method: 'S256' };
  const browser = new Browser(publicUrl);
  const page = await browser.open(`/id/auth?${new URLSearchParams(asked)}`);
  const { leftFor } = await browser.send(page, '/password', { login: username, password });
  const back = leftFor && new URL(leftFor).searchParams;
  if (back?.get('state') !== state || !back.has('code')) throw new Off('sign-in', { username });
  const tokens = await redeem(publicUrl, { grant_type: 'authorization_code', client_id: client, code: back.get('code'), code_verifier: verifier, redirect_uri: callback });
  return tokens.access_token;
}

/** A program signs in as itself. @returns the access token */
export async function signInAsProgram(publicUrl, { id, secret }) {
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  return (await redeem(publicUrl, { grant_type: 'client_credentials' }, { authorization })).access_token;
}

async function redeem(publicUrl, fields, headers = {}) {
  const answer = await reach(`${publicUrl}/id/token`, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const tokens = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Off('token', { status: answer.status, error: tokens.error ?? '' });
  return tokens;
}
