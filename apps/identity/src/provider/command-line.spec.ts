import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { aCity, publicUrl } from '../testing/a-city.ts';
import type { City } from '../testing/a-city.ts';
import { commandLineClients } from './clients.ts';

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

const callback = 'http://127.0.0.1:49152/callback';
const aVerifier = () => randomBytes(32).toString('base64url');

/** @returns where the browser was sent in the end */
async function askedAs(who: { login: string; password: string }, { verifier, redirect = callback }: { verifier: string; redirect?: string }): Promise<string> {
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = { client_id: 'motcua-cli', response_type: 'code', scope: 'openid', resource: 'urn:motcua:api', redirect_uri: redirect, code_challenge: challenge, code_challenge_method: 'S256' };
  const browser = city.browser();
  const form = await browser.open(`/id/auth?${new URLSearchParams(asked)}`);
  if (form.status !== 200) return `${form.status} ${form.text}`;
  return (await browser.send(form, '/password', who)).at;
}

async function redeemed(at: string, verifier: string): Promise<{ status: number; tokens: { access_token?: string; refresh_token?: string } }> {
  const code = new URL(at).searchParams.get('code') ?? '';
  const body = new URLSearchParams({ grant_type: 'authorization_code', client_id: 'motcua-cli', code, code_verifier: verifier, redirect_uri: callback });
  const answer = await fetch(`${city.identityUrl}/id/token`, { method: 'POST', body });
  return { status: answer.status, tokens: (await answer.json()) as { access_token?: string; refresh_token?: string } };
}

describe('a program at the command line', () => {
  it.each([
    ['a citizen', { login: 'minhhanh', password: 'hanh-2026' }, { kind: 'citizen', roles: [] }],
    ['an official', { login: 'bt.tiepnhan', password: 'mot-cua' }, { kind: 'official', roles: ['receptionist'], agency: '000.12.35.H29' }],
  ])('signs %s in on whatever port of this machine it listens, and gets no token that lasts', async (_, who, claims) => {
    const verifier = aVerifier();
    const at = await askedAs(who, { verifier });
    expect(at).toContain(`${callback}?code=`);
    const { status, tokens } = await redeemed(at, verifier);
    expect(status).toBe(200);
    expect(decodeJwt(tokens.access_token ?? '')).toMatchObject({ iss: `${publicUrl}/id`, aud: 'urn:motcua:api', ...claims });
    expect(tokens.refresh_token).toBeUndefined();
  });

  it('cannot use a code without the secret that only who asked for it knows', async () => {
    const at = await askedAs({ login: 'minhhanh', password: 'hanh-2026' }, { verifier: aVerifier() });
    expect((await redeemed(at, aVerifier())).status).toBe(400);
  });

  it.each(['http://192.0.2.7/callback', 'http://127.0.0.1:49152/elsewhere', 'https://evil.example/callback'])('is sent no code to %s', async (redirect) => {
    expect(await askedAs({ login: 'minhhanh', password: 'hanh-2026' }, { verifier: aVerifier(), redirect })).toMatch(/^400 /);
  });

  it('is known in the demonstration only', () => {
    expect(commandLineClients({ SEED: 'none' })).toEqual([]);
  });
});
