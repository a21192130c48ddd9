import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { aCity } from '../testing/a-city.ts';
import type { City } from '../testing/a-city.ts';
import type { Browser, Shown } from '../testing/a-browser.ts';

let city: City;
afterEach(async () => {
  jest.useRealTimers();
  await city.close();
});

interface Signed { readonly accessToken: string; readonly refreshToken: string }
const personOn = (page: Shown) => (JSON.parse(page.text) as { person: Signed | null }).person;

async function signedIn(browser: Browser): Promise<Signed | null> {
  const form = await browser.open('/auth/sign-in?next=/mine/1');
  return personOn(await browser.send(form, '/password', { login: 'minhhanh', password: 'hanh-2026' }));
}

/** Moves the clock of every part; timers go on. */
function later(minutes: number): void {
  const others = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;
  jest.useFakeTimers({ now: Date.now() + minutes * 60_000, doNotFake: [...others], advanceTimers: true });
}

describe('a person who stays on a page', () => {
  it('gets a new access token in silence before the old one ends, also on two requests at once', async () => {
    city = await aCity();
    const browser = city.browser();
    const before = await signedIn(browser);
    later(14.5);
    const [one, other] = await Promise.all([browser.open('/mine/2'), browser.open('/mine/3')]);
    expect([one.at, other.at]).toEqual(['/mine/2', '/mine/3']);
    expect(personOn(one)?.accessToken).not.toBe(before?.accessToken);
    expect(personOn(one)).toEqual(personOn(other));
    expect(personOn(await browser.open('/mine/4'))).toEqual(personOn(one));
  });

  it('is asked again after twelve hours', async () => {
    city = await aCity();
    const browser = city.browser();
    await signedIn(browser);
    later(12 * 60 + 1);
    expect((await browser.open('/mine/2')).text).toContain('<h1>Đăng nhập</h1>');
  });

  it('keeps the public pages while identity is away, and is told so where the person is needed', async () => {
    city = await aCity();
    const browser = city.browser();
    await signedIn(browser);
    await city.identity.close();
    expect((await browser.open('/mine/2')).status).toBe(200);
    later(16);
    expect(await browser.open('/')).toMatchObject({ status: 200, text: '{"person":null}' });
    expect(JSON.parse((await browser.open('/mine/2')).text)).toEqual({ name: 'DependencyAway' });
  });
});

describe('a form that changes something', () => {
  const tokenOn = (page: Shown) => (JSON.parse(page.text) as { token: string }).token;

  it('is taken from the browser that it was made for, and from no other', async () => {
    city = await aCity();
    const [browser, other] = [city.browser(), city.browser()];
    const [own, foreign] = [tokenOn(await browser.open('/form')), tokenOn(await other.open('/form'))];
    expect((await browser.post('/change', { _csrf: own })).text).toBe('{"changed":true}');
    for (const forged of [{ _csrf: foreign }, { _csrf: '' }, { _csrf: 'a.b' }, {}]) expect((await browser.post('/change', forged)).status).toBe(403);
  });

  it('made before signing in does not count after it', async () => {
    city = await aCity();
    const browser = city.browser();
    const before = tokenOn(await browser.open('/form'));
    await signedIn(browser);
    expect((await browser.post('/change', { _csrf: before })).status).toBe(403);
  });

  it('sends a visitor back to the page of the form after signing in', async () => {
    city = await aCity();
    const page = await city.browser().post('/mine/withdraw', {});
    expect(page.text).toContain('<h1>Đăng nhập</h1>');
  });
});
