import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import { clientSecretOf } from '@motcua/auth/client-secret';
import { NotSignedIn } from '@motcua/auth/errors';
import { serviceToken } from '@motcua/auth/service-token';
import { createVerifier } from '@motcua/auth/verifier';
import type { Verifier } from '@motcua/auth/verifier';
import { testSecret } from '@motcua/testing/stack';
import { aCity, publicUrl } from '../testing/a-city.ts';
import type { City } from '../testing/a-city.ts';
import type { Browser, Shown } from '../testing/a-browser.ts';
import { SigningKeyStore } from './signing-key.store.ts';

let city: City;
let verifier: Verifier;
let now = Date.now();
beforeAll(async () => {
  city = await aCity();
  verifier = createVerifier({ service: 'eforms', issuer: `${publicUrl}/id`, jwksUrl: `${city.identityUrl}/id/jwks`, serviceSecret: testSecret, now: () => now });
});
afterAll(() => city.close());

interface Signed { readonly id: string; readonly accessToken: string; readonly refreshToken: string; readonly expiresAt: number }
const personOn = (page: Shown) => (JSON.parse(page.text) as { person: Signed | null }).person;

async function signedIn(browser: Browser): Promise<Signed> {
  const form = await browser.open('/auth/sign-in?next=/mine/1');
  const person = personOn(await browser.send(form, '/password', { login: 'minhhanh', password: 'hanh-2026' }));
  if (!person) throw new Error('not signed in');
  return person;
}

async function tokenFor(id: string, secret: string): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  return fetch(`${city.identityUrl}/id/token`, { method: 'POST', headers: { authorization }, body: new URLSearchParams({ grant_type: 'client_credentials' }) });
}

describe('tokens', () => {
  it('of a citizen open our services', async () => {
    const { id, accessToken } = await signedIn(city.browser());
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    await expect(verifier.verifyBearer(`Bearer ${accessToken}`)).resolves.toEqual({ id, kind: 'citizen', roles: [] });
  });

  it('of an integrator\'s program do too, with its role', async () => {
    const answer = await tokenFor('demo-integrator', 'demo-integrator-secret-known-to-all');
    const { access_token, expires_in } = (await answer.json()) as { access_token: string; expires_in: number };
    expect(expires_in).toBe(900);
    await expect(verifier.verifyBearer(`Bearer ${access_token}`)).resolves.toEqual({ id: 'demo-integrator', kind: 'client', roles: ['integrator'] });
  });

  it('are not given to a program with a wrong secret', async () => {
    expect((await tokenFor('demo-integrator', 'guessed')).status).toBe(401);
  });

  it('do not count once expired', async () => {
    const { accessToken } = await signedIn(city.browser());
    await verifier.verifyBearer(`Bearer ${accessToken}`);
    now = Date.now() + 16 * 60_000;
    await expect(verifier.verifyBearer(`Bearer ${accessToken}`)).rejects.toThrow(NotSignedIn);
    now = Date.now();
  });

  it('are signed by one key, however often identity starts, which the store holds only locked', async () => {
    const store = city.identity.get(SigningKeyStore);
    const [first, again] = [await store.list(), await store.list()];
    expect(again).toEqual(first);
    const { keys } = (await (await fetch(`${city.identityUrl}/id/jwks`)).json()) as { keys: { kid: string; d?: string }[] };
    expect(keys.map(({ kid }) => kid)).toEqual(first.map(({ kid }) => kid));
    expect(keys.every((key) => key.d === undefined)).toBe(true);
  });
});

describe('a session in the browser', () => {
  it('keeps the cookie small, out of reach of scripts and of other sites', async () => {
    const browser = city.browser();
    await signedIn(browser);
    const cookie = browser.cookies.find(({ name }) => name === 'motcua-portal');
    expect(cookie?.path).toBe('/');
    expect(cookie?.value.length).toBeLessThan(3800);
    expect(decodeURIComponent(cookie?.value ?? '')).not.toMatch(/eyJ[\w-]+\.eyJ|minhhanh/);
  });

  it('signs in again without asking while identity remembers the person', async () => {
    const browser = city.browser();
    const { id } = await signedIn(browser);
    browser.cookies = browser.cookies.filter(({ name }) => name !== 'motcua-portal');
    expect(personOn(await browser.open('/mine/2'))).toMatchObject({ id });
  });

  it('ends everywhere on signing out, refresh token included', async () => {
    const browser = city.browser();
    const { refreshToken } = await signedIn(browser);
    const gone = await browser.post('/auth/sign-out', {});
    expect(gone).toMatchObject({ status: 200, at: '/' });
    expect(personOn(gone)).toBeNull();
    expect((await browser.open('/mine/2')).text).toContain('Đăng nhập');
    expect((await refresh(refreshToken)).status).toBe(400);
  });

  it('does not end by a bare link from somewhere else: identity asks first', async () => {
    const browser = city.browser();
    await signedIn(browser);
    const asked = await browser.open('/id/session/end');
    expect(asked.text).toContain('Đăng xuất khỏi Một Cửa?');
    expect(personOn(await browser.open('/mine/2'))).not.toBeNull();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
    await browser.post('/id/session/end/confirm', { xsrf, logout: 'yes' });
    browser.cookies = browser.cookies.filter(({ name }) => name !== 'motcua-portal');
    expect((await browser.open('/mine/2')).text).toContain('Đăng nhập');
  });

  it('takes a refresh token once and ends the session of a stolen one', async () => {
    const { refreshToken } = await signedIn(city.browser());
    const next = (await (await refresh(refreshToken)).json()) as { refresh_token: string };
    expect(next.refresh_token).not.toBe(refreshToken);
    expect((await refresh(refreshToken)).status).toBe(400);
    expect((await refresh(next.refresh_token)).status).toBe(400);
  });
});

describe('an application that asks wrongly', () => {
  it('is not sent codes to an address that it did not register', async () => {
    const page = await city.browser().open('/id/auth?client_id=portal&response_type=code&scope=openid&redirect_uri=https://evil.example/&code_challenge=x&code_challenge_method=S256');
    expect(page).toMatchObject({ status: 400, text: expect.stringContaining('Không đăng nhập được') });
    expect(page.trail).toEqual([]);
  });

  it('must use PKCE', async () => {
    const page = await city.browser().open(`/id/auth?client_id=portal&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(`${publicUrl}/auth/callback`)}`);
    expect(page.trail.join()).toContain('error=invalid_request');
  });
});

describe('services', () => {
  const person = (sub: string, authorization?: string) => fetch(`${city.identityUrl}/internal/people/${sub}`, { headers: authorization ? { authorization } : {} });

  it('read name and contact of a person; nobody else does', async () => {
    const { id, accessToken } = await signedIn(city.browser());
    const token = await serviceToken('eforms', 'identity', testSecret);
    const known = await person(id, `Bearer ${token}`);
    expect(await known.json()).toEqual({ name: 'Nguyễn Thị Minh Hạnh', email: 'minh.hanh@example.vn', phone: '0903512789', identityNumber: '079186001234', birthDate: '1986-03-09' });
    expect((await person('nobody', `Bearer ${token}`)).status).toBe(404);
    expect((await person(id)).status).toBe(401);
    expect((await person(id, `Bearer ${await serviceToken('eforms', 'notify', testSecret)}`)).status).toBe(401);
    expect((await person(id, `Bearer ${await serviceToken('eforms', 'identity', 'a secret that somebody else made up ...')}`)).status).toBe(401);
    expect([401, 503]).toContain((await person(id, `Bearer ${accessToken}`)).status);
  });

  it('learn where an official works and as what, and one-stop who else does', async () => {
    const token = await serviceToken('one-stop', 'identity', testSecret);
    const colleagues = async (from: string) => fetch(`${city.identityUrl}/internal/people?agency=000.12.35.H29&role=inspector`, { headers: { authorization: `Bearer ${from}` } });
    const { people } = (await (await colleagues(token)).json()) as { people: { id: string; name: string }[] };
    expect(people.map(({ name }) => name)).toEqual(['Nguyễn Hồng Ngân', 'Phan Thành Tâm', 'Trương Công Minh']);
    expect(await (await person(people[0]?.id ?? '', `Bearer ${token}`)).json()).toMatchObject({ name: 'Nguyễn Hồng Ngân', roles: ['inspector', 'head'], agency: '000.12.35.H29' });
    expect((await colleagues(await serviceToken('eforms', 'identity', testSecret))).status).toBe(403);
  });

  it('tell catalogue alone which roles somebody has where, and nobody’s name', async () => {
    const roles = async (from: string) => fetch(`${city.identityUrl}/internal/people/roles`, { headers: { authorization: `Bearer ${await serviceToken(from, 'identity', testSecret)}` } });
    const { held } = (await (await roles('catalogue')).json()) as { held: { agency: string; roles: string[] }[] };
    expect(held.find(({ agency }) => agency === '000.12.35.H29')?.roles).toEqual(expect.arrayContaining(['receptionist', 'specialist', 'head', 'leader', 'inspector']));
    expect(new Set(held.map(({ agency }) => agency)).size).toBe(held.length);
    expect((await roles('eforms')).status).toBe(403);
  });

  it('see that identity is healthy', async () => {
    expect((await fetch(`${city.identityUrl}/health/ready`)).status).toBe(200);
  });
});

async function refresh(token: string): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`portal:${clientSecretOf('portal', testSecret)}`).toString('base64')}`;
  return fetch(`${city.identityUrl}/id/token`, { method: 'POST', headers: { authorization }, body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }) });
}
