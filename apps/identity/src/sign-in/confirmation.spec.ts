import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCity } from '../testing/a-city.ts';
import type { City } from '../testing/a-city.ts';
import type { Browser, Shown } from '../testing/a-browser.ts';

let city: City;
beforeAll(async () => {
  city = await aCity({ CODES_PER_ADDRESS: 3 });
});
afterAll(() => city.close());

const minute = 60_000;
const personOn = (page: Shown) => (JSON.parse(page.text) as { person: Record<string, unknown> | null }).person;
const newestCode = () => city.mails.at(-1)?.params.code ?? '';
const lan = { name: 'Lê Thị Lan', email: 'lan.le@example.vn', phone: '' };
let people = 0;
const someone = () => ({ name: 'Võ Văn Nam', email: `nam${(people += 1)}@example.vn`, phone: '+84 903 512 789' });

async function asked(browser: Browser, profile: Record<string, string>): Promise<Shown> {
  const start = await browser.open('/auth/sign-in?next=/mine/draft');
  const form = await browser.open(`${start.at}/email`);
  return browser.send(form, '/email', profile);
}

describe('confirming an e-mail address', () => {
  it('signs a citizen in without a password, as the same person each time', async () => {
    const browser = city.browser();
    const page = await asked(browser, lan);
    expect(page.text).toContain('Nhập mã xác nhận');
    expect(city.mails.at(-1)).toMatchObject({ template: 'one-time-code', lang: 'vi', to: 'lan.le@example.vn', params: { code: expect.stringMatching(/^\d{6}$/), minutes: 10 } });
    const first = personOn(await browser.send(page, '/code', { code: newestCode() }));
    expect(first).toMatchObject({ name: 'Lê Thị Lan', kind: 'citizen', acr: 'otp' });

    city.clock.advance(2 * minute);
    const again = city.browser();
    const second = personOn(await again.send(await asked(again, { ...lan, email: 'Lan.Le@example.vn' }), '/code', { code: newestCode() }));
    expect(second?.['id']).toBe(first?.['id']);
  });

  it('takes the code with spaces, as it is read from a message', async () => {
    const browser = city.browser();
    const page = await asked(browser, someone());
    const spaced = `${newestCode().slice(0, 3)} ${newestCode().slice(3)}`;
    expect((await browser.send(page, '/code', { code: spaced })).at).toBe('/mine/draft');
  });

  it('takes a code once only', async () => {
    const browser = city.browser();
    const page = await asked(browser, someone());
    const cookies = [...browser.cookies];
    const code = newestCode();
    await browser.send(page, '/code', { code });
    browser.cookies = cookies;
    expect((await browser.send(page, '/code', { code })).at).not.toBe('/mine/draft');
  });

  it('takes no code after ten minutes', async () => {
    const browser = city.browser();
    const page = await asked(browser, someone());
    city.clock.advance(10 * minute + 1);
    expect(await browser.send(page, '/code', { code: newestCode() })).toMatchObject({ status: 422, text: expect.stringContaining('đã hết hạn') });
  });

  it('takes no right code after five wrong ones', async () => {
    const browser = city.browser();
    const page = await asked(browser, someone());
    const right = newestCode();
    const wrong = right === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 4; tries += 1) expect((await browser.send(page, '/code', { code: wrong })).text).toContain('Mã chưa đúng');
    expect((await browser.send(page, '/code', { code: wrong })).text).toContain('nhập sai nhiều lần');
    expect((await browser.send(page, '/code', { code: right })).status).toBe(422);
  });

  it('does not take the code of somebody else\'s sign-in', async () => {
    const [browser, other] = [city.browser(), city.browser()];
    const page = await asked(browser, someone());
    await asked(other, someone());
    const othersCode = newestCode();
    expect((await browser.send(page, '/code', { code: othersCode })).status).toBe(422);
  });

  it('sends another code after a minute, not before, and the earlier one no longer counts', async () => {
    const browser = city.browser();
    const page = await asked(browser, someone());
    const [early, sent] = [newestCode(), city.mails.length];
    expect(await browser.send(page, '/code/again', {})).toMatchObject({ status: 429, text: expect.stringContaining('đợi một phút') });
    expect(city.mails).toHaveLength(sent);
    city.clock.advance(minute + 1);
    expect((await browser.send(page, '/code/again', {})).text).toContain('Đã gửi mã mới');
    if (early !== newestCode()) expect((await browser.send(page, '/code', { code: early })).status).toBe(422);
    expect((await browser.send(page, '/code', { code: newestCode() })).at).toBe('/mine/draft');
  });

  it('sends no more than so many codes to one address in an hour', async () => {
    const profile = someone();
    for (let codes = 0; codes < 3; codes += 1) {
      expect((await asked(city.browser(), profile)).status).toBe(200);
      city.clock.advance(minute + 1);
    }
    expect((await asked(city.browser(), profile)).status).toBe(429);
    city.clock.advance(60 * minute);
    expect((await asked(city.browser(), profile)).status).toBe(200);
  });

  it('looks the same whether the address has an account or not', async () => {
    const [known, unknown] = [await asked(city.browser(), { ...lan, email: 'van.dung@example.vn' }), await asked(city.browser(), { ...lan, email: 'van.dong@example.vn' })];
    const bare = (page: Shown) => page.text.replaceAll(/sign-in\/[\w-]+/g, '').replaceAll(/van\.d.ng/g, '');
    expect(bare(known)).toBe(bare(unknown));
    expect(known.status).toBe(unknown.status);
  });

  it('says beside each field what is wrong and keeps what was typed', async () => {
    const refused = await asked(city.browser(), { name: 'Nam 2', email: 'nam(at)example', phone: '123' });
    expect(refused.status).toBe(422);
    for (const field of ['name', 'email', 'phone']) expect(refused.text).toContain(`id="${field}-error"`);
    expect(refused.text).toContain('value="nam(at)example"');
    expect(refused.text).toContain('<title>Lỗi: ');
  });

  it('keeps what was typed while mail cannot be sent, and sends as soon as it can', async () => {
    city.notify.away = true;
    const browser = city.browser();
    const page = await asked(browser, { ...lan, email: 'lan.moi@example.vn' });
    city.notify.away = false;
    expect((await browser.send(page, '/email', { ...lan, email: 'lan.moi@example.vn' })).text).toContain('Nhập mã xác nhận');
    expect(page).toMatchObject({ status: 503, text: expect.stringContaining('value="lan.moi@example.vn"') });
  });

  it('puts no code, name or address into the log or an address bar', async () => {
    const browser = city.browser();
    const profile = someone();
    const page = await asked(browser, profile);
    const back = await browser.send(page, '/code', { code: newestCode() });
    const seen = [...page.trail, ...back.trail, page.at, ...city.log].join('\n');
    expect(seen).not.toContain(profile.email);
    expect(seen).not.toContain('Võ');
    expect(seen).not.toMatch(new RegExp(`\\b${newestCode()}\\b`));
  });
});

describe('registering', () => {
  const registration = () => ({ ...someone(), 'identity-number': '079 186 001 234', password: 'một câu dài dễ nhớ' });

  async function registered(browser: Browser, fields: Record<string, string>): Promise<Shown> {
    const start = await browser.open('/auth/sign-in?next=/mine/draft');
    return browser.send(await browser.open(`${start.at}/register`), '/register', fields);
  }

  it('makes an account that signs in with e-mail and password once the address is confirmed', async () => {
    const [browser, fields] = [city.browser(), registration()];
    const page = await registered(browser, fields);
    const early = await city.browser().open('/auth/sign-in');
    expect(early.status).toBe(200);
    expect((await browser.send(page, '/code', { code: newestCode() })).at).toBe('/mine/draft');
    const later = city.browser();
    const form = await later.open('/auth/sign-in?next=/mine/draft');
    expect(personOn(await later.send(form, '/password', { login: fields.email, password: fields.password }))).toMatchObject({ name: 'Võ Văn Nam', acr: 'password' });
  });

  it('makes no account from an address that was not confirmed', async () => {
    const fields = registration();
    await registered(city.browser(), fields);
    const browser = city.browser();
    const form = await browser.open('/auth/sign-in');
    expect((await browser.send(form, '/password', { login: fields.email, password: fields.password })).status).toBe(422);
  });

  it('wants every field and a password of eight characters', async () => {
    const refused = await registered(city.browser(), { name: '', email: '', phone: '', 'identity-number': '12', password: 'ngắn' });
    for (const field of ['name', 'email', 'phone', 'identity-number', 'password']) expect(refused.text).toContain(`id="${field}-error"`);
    expect(refused.text).not.toContain('ngắn');
  });

  it('takes a password typed in another Unicode form for the same one', async () => {
    const [browser, fields] = [city.browser(), registration()];
    await browser.send(await registered(browser, fields), '/code', { code: newestCode() });
    const later = city.browser();
    const form = await later.open('/auth/sign-in?next=/mine/draft');
    expect((await later.send(form, '/password', { login: fields.email, password: fields.password.normalize('NFD') })).at).toBe('/mine/draft');
  });
});
