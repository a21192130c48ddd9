import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { aCity } from '../testing/a-city.ts';
import type { City } from '../testing/a-city.ts';
import type { Browser, Shown } from '../testing/a-browser.ts';

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

const citizen = { login: 'minhhanh', password: 'hanh-2026' };
const official = { login: 'bt.tiepnhan', password: 'mot-cua' };
const personOn = (page: Shown) => (JSON.parse(page.text) as { person: Record<string, unknown> | null }).person;
const wordsOn = (page: Shown) => page.text.replaceAll(/<[^>]+>/g, ' ');

async function signedIn(browser: Browser, who = citizen, base = ''): Promise<Shown> {
  const page = await browser.open(`${base}/auth/sign-in?next=${base}/mine/1`);
  return browser.send(page, '/password', who);
}

describe('signing in with a password', () => {
  it('leads a citizen from a page that needs a person through the form and back to it', async () => {
    const browser = city.browser();
    const form = await browser.open('/mine/dossiers?page=2');
    expect(form.text).toContain('<h1>Đăng nhập</h1>');
    const back = await browser.send(form, '/password', citizen);
    expect(back).toMatchObject({ status: 200, at: '/mine/dossiers?page=2' });
    expect(personOn(back)).toMatchObject({ name: 'Nguyễn Thị Minh Hạnh', kind: 'citizen', roles: [], acr: 'password' });
  });

  it('gives an access token with kind, roles and agency for our services, and no name or number in it', async () => {
    const person = personOn(await signedIn(city.browser(), official, '/office'));
    const claims = decodeJwt(String(person?.['accessToken']));
    expect(claims).toMatchObject({ iss: 'http://motcua.test/id', aud: 'urn:motcua:api', kind: 'official', roles: ['receptionist'], agency: '000.12.35.H29', sub: person?.['id'] });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(900);
    expect(JSON.stringify(claims)).not.toMatch(/Trang|binhthanh|0901/);
  });

  it('finds a citizen by e-mail too, however it is written', async () => {
    expect(personOn(await signedIn(city.browser(), { ...citizen, login: ' Minh.Hanh@Example.VN ' }))).toMatchObject({ name: 'Nguyễn Thị Minh Hạnh' });
  });

  it('asks state, nonce and PKCE of the way there, and shows personal data in no address', async () => {
    const browser = city.browser();
    const form = await browser.open('/auth/sign-in');
    const asked = new URL(form.trail[0] ?? '').searchParams;
    expect([...asked.keys()]).toEqual(expect.arrayContaining(['state', 'nonce', 'code_challenge']));
    const home = await browser.send(form, '/password', citizen);
    expect([...form.trail, ...home.trail].join('\n')).not.toMatch(/hanh|0903512789|079186001234/i);
  });

  it.each([
    ['a wrong password', { login: 'minhhanh', password: 'hanh-2025' }],
    ['an unknown user', { login: 'khongcoai', password: 'hanh-2026' }],
    ['nothing typed', { login: '', password: '' }],
  ])('says the same words for %s, in Vietnamese at the field', async (_, typed) => {
    const refused = await signedIn(city.browser(), typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<p class="error" id="login-error">');
    expect(wordsOn(refused)).toBe(wordsOn(await signedIn(city.browser(), { login: 'aikhac', password: 'x' })));
  });

  it('speaks English when the page did, and lets the reader change it', async () => {
    const browser = city.browser();
    const english = await browser.open('/auth/sign-in?lang=en');
    expect(english.text).toContain('<html lang="en">');
    const vietnamese = await browser.open(`${english.at}?lang=vi`);
    expect(vietnamese.text).toContain('<h1>Đăng nhập</h1>');
    expect((await browser.send(vietnamese, '/password', { login: 'x', password: 'y' })).text).toContain('<html lang="vi">');
  });

  it('shows what was typed as text, whatever it holds', async () => {
    const refused = await signedIn(city.browser(), { login: '"><script>alert(1)</script>', password: 'x' });
    expect(refused.text).not.toContain('<script>alert');
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('keeps each kind of account to its own pages, even when the other one is signed in already', async () => {
    const browser = city.browser();
    expect((await signedIn(browser, official)).text).toContain('tài khoản công dân');
    await signedIn(browser, citizen);
    const atTheOffice = await browser.open('/office/mine/1');
    expect(atTheOffice.text).toContain('Đăng nhập dành cho cán bộ');
    const asOfficial = await browser.send(atTheOffice, '/password', official);
    expect(personOn(asOfficial)).toMatchObject({ kind: 'official' });
    expect(personOn(await browser.open('/'))).toMatchObject({ kind: 'citizen' });
  });

  it('offers officials neither e-mail codes nor registration', async () => {
    const browser = city.browser();
    const form = await browser.open('/office/auth/sign-in');
    expect(form.text).not.toContain('/email');
    expect((await browser.open(`${form.at}/email`)).status).toBe(404);
    expect((await browser.post(`${form.at}/register`, {})).status).toBe(404);
  });

  it.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', '/auth/sign-out', 'javascript:alert(1)'])('does not lead to %s afterwards', async (next) => {
    const browser = city.browser();
    const form = await browser.open(`/auth/sign-in?next=${encodeURIComponent(next)}`);
    expect((await browser.send(form, '/password', citizen)).at).toBe('/');
  });

  it('tells a sign-in that began elsewhere to start again', async () => {
    const form = await city.browser().open('/auth/sign-in');
    const elsewhere = await city.browser().open(form.at);
    expect(elsewhere).toMatchObject({ status: 400, text: expect.stringContaining('đã hết hạn') });
  });

  it('recovers when two tabs sign in at once', async () => {
    const browser = city.browser();
    const first = await browser.open('/auth/sign-in?next=/mine/first');
    await browser.open('/auth/sign-in?next=/mine/second');
    expect(await browser.send(first, '/password', citizen)).toMatchObject({ status: 200, at: '/mine/second' });
  });

  it('writes no password, name, address or number into the log', async () => {
    await signedIn(city.browser());
    expect(city.log.join('')).not.toMatch(/hanh-2026|Minh H|minh\.hanh|minhhanh|0903512789|079186001234/i);
    expect(city.log.join('')).toContain('signed in');
  });
});

describe('guessing passwords', () => {
  it('gets slow after three wrong ones but never locks the owner out', async () => {
    const someone = { login: 'vandung', password: 'wrong' };
    for (let tries = 0; tries < 3; tries += 1) await signedIn(city.browser(), someone);
    const before = Date.now();
    expect(personOn(await signedIn(city.browser(), { login: 'vandung', password: 'dung-2026' }))).toMatchObject({ name: 'Trần Văn Dũng' });
    expect(Date.now() - before).toBeGreaterThanOrEqual(500);
  });

  it('refuses when many tries from one address wait at once', async () => {
    const guess = async () => (await signedIn(city.browser(), { login: 'nobody-here', password: 'wrong' })).status;
    await Promise.all(Array.from({ length: 3 }, guess));
    const statuses = await Promise.all(Array.from({ length: 8 }, guess));
    expect(statuses).toEqual(expect.arrayContaining([422, 429]));
  }, 60_000);
});
