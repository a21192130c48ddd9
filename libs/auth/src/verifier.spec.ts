import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { aKeyRing, issuer } from './testing/a-key-ring.ts';
import type { KeyRing } from './testing/a-key-ring.ts';
import { DependencyAway, NotSignedIn } from './errors.ts';
import { KnownTokens } from './known-tokens.ts';
import { serviceToken } from './service-token.ts';
import { createVerifier } from './verifier.ts';

const serviceSecret = 'a secret for tests only, long enough to pass';
let ring: KeyRing;
let strangers: KeyRing;
const verifierFor = (jwksUrl: string, now = Date.now) => createVerifier({ service: 'eforms', issuer, jwksUrl, serviceSecret, now });
const verify = (header: string | undefined) => verifierFor(ring.jwksUrl).verifyBearer(header);

beforeAll(async () => {
  [ring, strangers] = await Promise.all([aKeyRing(), aKeyRing()]);
});
afterAll(async () => {
  await Promise.all([ring.close(), strangers.close()]);
});

describe('a token of a person', () => {
  it('says who is asking', async () => {
    const token = await ring.token({ sub: 'u7', kind: 'official', roles: ['head'], agency: '000.12.35.H29' });
    await expect(verify(`Bearer ${token}`)).resolves.toEqual({ id: 'u7', kind: 'official', roles: ['head'], agency: '000.12.35.H29' });
  });

  it.each([
    ['none at all', undefined],
    ['another scheme', 'Basic bWluaDpoYW5o'],
    ['no token in it', 'Bearer '],
    ['something that is no token', 'Bearer abc.def.ghi'],
  ])('does not count: %s', async (_, header) => {
    await expect(verify(header)).rejects.toThrow(NotSignedIn);
  });

  it.each([
    ['expired', () => ring.token({ lifetime: -1 })],
    ['signed by a stranger with a key of the same name', () => strangers.token()],
    ['from another issuer', () => ring.token({ iss: 'http://evil.test/id' })],
    ['for another audience', () => ring.token({ aud: 'portal' })],
    ['an ID token instead of an access token', () => ring.token({ typ: 'JWT' })],
    ['without a kind', () => ring.token({ kind: undefined })],
    ['of a kind that only services have', () => ring.token({ kind: 'service' })],
    ['not signed', () => Promise.resolve(new UnsecuredJWT({ iss: issuer, aud: 'urn:motcua:api', sub: 'x', kind: 'citizen' }).setExpirationTime('5m').encode())],
    ['changed on its way', async () => (await ring.token()).replace(/\.[^.]{8}/, '.eyJzdWIi')],
    ['signed with the public key as if it were a secret', async () => new SignJWT({ sub: 'x', kind: 'citizen' }).setProtectedHeader({ alg: 'HS256' }).setAudience('eforms').setExpirationTime('1m').sign(new TextEncoder().encode(ring.jwksUrl))],
  ])('does not count: %s', async (_, token) => {
    await expect(verify(`Bearer ${await token()}`)).rejects.toThrow(NotSignedIn);
  });

  it('stops counting when it expires, although it was seen to be good before', async () => {
    let now = Date.now();
    const verifier = verifierFor(ring.jwksUrl, () => now);
    const token = await ring.token({ lifetime: 60 });
    await verifier.verifyBearer(`Bearer ${token}`);
    now += 61_000;
    await expect(verifier.verifyBearer(`Bearer ${token}`)).rejects.toThrow(NotSignedIn);
  });

  it('counts on while identity is away, when its key was seen before', async () => {
    const leaving = await aKeyRing();
    const verifier = verifierFor(leaving.jwksUrl);
    await verifier.verifyBearer(`Bearer ${await leaving.token()}`);
    await leaving.close();
    await expect(verifier.verifyBearer(`Bearer ${await leaving.token({ sub: 'later' })}`)).resolves.toMatchObject({ id: 'later' });
    expect(leaving.asked()).toBe(1);
  });

  it('is nobody\'s fault when identity was never there', async () => {
    await expect(verifierFor('http://127.0.0.1:9/id/jwks').verifyBearer(`Bearer ${await ring.token()}`)).rejects.toThrow(DependencyAway);
  });
});

describe('a token between services', () => {
  it('says which service is asking, for the service that it was made for', async () => {
    await expect(verify(`Bearer ${await serviceToken('one-stop', 'eforms', serviceSecret)}`)).resolves.toEqual({ id: 'one-stop', kind: 'service', roles: [] });
    await expect(verify(`Bearer ${await serviceToken('one-stop', 'notify', serviceSecret)}`)).rejects.toThrow(NotSignedIn);
    await expect(verify(`Bearer ${await serviceToken('one-stop', 'eforms', 'not the secret of this installation')}`)).rejects.toThrow(NotSignedIn);
  });

  it('cannot live longer than two minutes, whatever it says', async () => {
    const eternal = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setIssuer('one-stop').setAudience('eforms').setIssuedAt(Math.floor(Date.now() / 1000) - 600).setExpirationTime('10y').sign(new TextEncoder().encode(serviceSecret));
    await expect(verify(`Bearer ${eternal}`)).rejects.toThrow(NotSignedIn);
  });

  it('is made once a minute and again before it ends', async () => {
    const start = Date.now();
    const first = await serviceToken('a', 'b', serviceSecret, start);
    expect(await serviceToken('a', 'b', serviceSecret, start + 44_000)).toBe(first);
    expect(await serviceToken('a', 'b', serviceSecret, start + 46_000)).not.toBe(first);
  });
});

describe('tokens that are known', () => {
  const actor = { id: 'u1', kind: 'citizen', roles: [] } as const;

  it('are no more than there is room for: the one unused for longest goes', () => {
    const known = new KnownTokens(2, () => 0);
    known.keep('a', actor, 1);
    known.keep('b', actor, 1);
    known.find('a');
    known.keep('c', actor, 1);
    expect(['a', 'b', 'c'].map((token) => known.find(token) !== undefined)).toEqual([true, false, true]);
  });
});
