import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientSecretOf } from '@motcua/auth/client-secret';
import { aKeyRing } from '@motcua/auth/testing/a-key-ring';
import type { KeyRing } from '@motcua/auth/testing/a-key-ring';
import { StaffList } from '@motcua/contracts/staff-api';
import type { StaffMember } from '@motcua/contracts/staff-api';
import { testSecret } from '@motcua/testing/stack';
import { randomUUID } from 'node:crypto';
import { aCity } from '../testing/a-city.ts';
import type { City } from '../testing/a-city.ts';
import type { Browser, Shown } from '../testing/a-browser.ts';
import { aCatalogue, city as cityCode, district, otherDistrict, ward } from './a-tree.ts';

let city: City;
let keys: KeyRing;
let catalogue: Awaited<ReturnType<typeof aCatalogue>>;
beforeAll(async () => {
  [keys, catalogue] = await Promise.all([aKeyRing(), aCatalogue()]);
  city = await aCity({ IDENTITY_URL: new URL(keys.jwksUrl).origin, CATALOGUE_URL: catalogue.url });
});
afterAll(async () => {
  await city.close();
  await keys.close();
  await catalogue.close();
});

interface Asking { method?: string; body?: object; version?: number; key?: string; as?: { sub?: string; agency?: string; roles?: string[] } }

const toan = { sub: 'admin-toan', agency: cityCode, roles: ['staff-admin'] };
const districtAdmin = { sub: 'admin-cua-quan', agency: district, roles: ['staff-admin'] };

async function ask(path: string, { method = 'GET', body, version, key = randomUUID(), as = toan }: Asking = {}) {
  const headers: Record<string, string> = { authorization: `Bearer ${await keys.token({ kind: 'official', ...toan, ...as })}`, 'idempotency-key': key };
  if (body) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  const answer = await fetch(`${city.identityUrl}/v1/staff${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, code: '' };
}

const problem = (code: string) => ({ body: { type: expect.stringContaining(`/${code}`) } });
const staffAt = async (agency: string) => StaffList.parse((await ask(`?agency=${agency}`)).body).staff;
const member = async (agency: string, username: string): Promise<StaffMember> => {
  const found = (await staffAt(agency)).find((one) => one.username === username);
  if (!found) throw new Error(`nobody is called ${username}`);
  return found;
};
const written = ({ name, email = '', phone, roles, agency, active }: StaffMember) => ({ name, email, ...(phone ? { phone } : {}), roles, agency, active });
let people = 0;
const someone = (changes: object = {}) => ({ username: `can.bo.${(people += 1)}`, name: 'Ngô Thanh Tâm', email: `tam${people}@example.vn`, roles: ['specialist'], agency: ward, ...changes });
const change = async (one: StaffMember, changes: object, asking: Asking = {}) => ask(`/${one.id}`, { method: 'PUT', version: one.version, body: { ...written(one), ...changes }, ...asking });

interface Signed { readonly accessToken: string; readonly refreshToken: string }
const personOn = (page: Shown) => (JSON.parse(page.text) as { person: Signed | null }).person;
async function signIn(browser: Browser, login: string, password: string): Promise<Shown> {
  const form = await browser.open('/office/auth/sign-in?next=/office/mine/1');
  return browser.send(form, '/password', { login, password });
}

describe('the list of staff', () => {
  it('has an agency’s officials by given name, with what the reader may give', async () => {
    const { body } = await ask(`?agency=${district}`);
    const { staff, mayGive } = StaffList.parse(body);
    expect(staff.map(({ name }) => name.split(' ').at(-1))).toEqual(['Bảo', 'Loan', 'Minh', 'Ngân', 'Nghĩa', 'Tâm', 'Thủy', 'Trang']);
    expect(mayGive).not.toContain('operator');
    expect(JSON.stringify(body)).not.toMatch(/passwordHash|identityNumber|079/);
  });

  it.each([
    ['of a neighbour', `?agency=${otherDistrict}`, districtAdmin, 403],
    ['of those above', `?agency=${cityCode}`, districtAdmin, 403],
    ['of an own ward', `?agency=${ward}`, districtAdmin, 200],
    ['of nowhere', '?agency=000.99.99.H29', toan, 404],
    ['as a leader', `?agency=${district}`, { roles: ['leader'] }, 403],
    ['without saying whose', '', toan, 400],
  ])('%s', async (_, path, as, status) => {
    expect((await ask(path, { as })).status).toBe(status);
  });
});

describe('a new account', () => {
  it('gets a letter with a code, sets its password and signs in', async () => {
    const body = someone();
    const answer = await ask('', { method: 'POST', body });
    expect(answer).toMatchObject({ status: 201, body: { version: 1, letter: 'sent' } });
    const mail = city.mails.at(-1);
    expect(mail).toMatchObject({ to: body.email, template: 'set-password', params: { code: expect.stringMatching(/^\d{8}$/) } });
    const browser = city.browser();
    expect((await signIn(browser, body.username, '')).status).toBe(422);
    const page = await browser.open('/id/password');
    const done = await browser.send(page, '/password', { login: body.username, code: mail?.params.code ?? '', password: 'một câu dài dễ nhớ' });
    expect(done.text).toContain('Đã đặt mật khẩu');
    expect(personOn(await signIn(browser, body.username, 'một câu dài dễ nhớ'))).toMatchObject({ roles: ['specialist'], agency: ward });
    expect(await member(ward, body.username)).toMatchObject({ hasPassword: true });
  });

  it('comes once from a request that comes twice, and not under a name that is taken', async () => {
    const asking = { method: 'POST', body: someone(), key: randomUUID() };
    const first = await ask('', asking);
    expect(await ask('', asking)).toMatchObject({ status: 201, body: { id: first.body['id'] } });
    expect(await ask('', { ...asking, body: { ...asking.body, name: 'Ngô Thanh Tú' } })).toMatchObject({ status: 409, ...problem('idempotency-key-reused') });
    expect(await ask('', { ...asking, key: randomUUID() })).toMatchObject({ status: 409, ...problem('staff-username-taken') });
  });

  it.each([
    ['elsewhere', someone({ agency: otherDistrict }), districtAdmin, 403, 'staff-out-of-reach'],
    ['with a role of the whole city', someone({ agency: cityCode, roles: ['operator'] }), districtAdmin, 403, 'staff-out-of-reach'],
    ['without a name', someone({ name: '' }), toan, 422, 'staff-invalid'],
    ['as somebody who may not', someone(), { roles: ['catalogue-admin'] }, 403, 'forbidden'],
  ])('%s is refused', async (_, body, as, status, code) => {
    expect(await ask('', { method: 'POST', body, as })).toMatchObject({ status, ...problem(code) });
  });

  it('is there also when the letter could not go out', async () => {
    city.notify.away = true;
    const answer = await ask('', { method: 'POST', body: someone() });
    city.notify.away = false;
    expect(answer).toMatchObject({ status: 201, body: { letter: 'away' } });
  });
});

describe('changing an account', () => {
  it('gives other roles, from the version that was seen alone', async () => {
    const one = await member(district, 'bt.chuyenvien1');
    expect(await change(one, { roles: ['specialist', 'head'] })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await change(one, { roles: ['leader'] })).toMatchObject({ status: 409, ...problem('staff-changed') });
    expect(await member(district, 'bt.chuyenvien1')).toMatchObject({ roles: ['specialist', 'head'], version: 2 });
  });

  it('takes a phone number away that is not written any more', async () => {
    const one = await member(district, 'bt.chuyenvien2');
    const { phone: _, ...rest } = written(one);
    expect(await ask(`/${one.id}`, { method: 'PUT', version: one.version, body: rest })).toMatchObject({ status: 200 });
    expect((await member(district, 'bt.chuyenvien2')).phone).toBeUndefined();
  });

  it('is refused for accounts out of reach as if they were not there', async () => {
    const one = await member(otherDistrict, 'q1.lanhdao');
    expect(await change(one, {}, { as: districtAdmin })).toMatchObject({ status: 404 });
    expect((await ask(`/${one.id}`, { as: districtAdmin })).status).toBe(404);
    expect((await ask(`/${one.id}/password-reset`, { method: 'POST', as: districtAdmin })).status).toBe(404);
  });

  it('cannot move somebody out of one’s reach, nor take a role that one may not give', async () => {
    const one = await member(district, 'bt.truongphong');
    expect(await change(one, { agency: otherDistrict }, { as: districtAdmin })).toMatchObject({ status: 403, ...problem('staff-out-of-reach') });
    const operator = await member(cityCode, 'tp.tongdai');
    expect(await change(operator, { agency: district, roles: ['head'] })).toMatchObject({ status: 200 });
    expect(await change(await member(district, 'tp.tongdai'), { agency: cityCode, roles: ['operator'] }, { as: districtAdmin })).toMatchObject({ status: 403 });
  });

  it('leaves one’s own roles, agency and state to colleagues', async () => {
    const self = await member(cityCode, 'toantp.quantri');
    const as = { ...toan, sub: self.id };
    expect(await change(self, { roles: ['staff-admin', 'catalogue-admin', 'operator'] }, { as })).toMatchObject({ status: 403, ...problem('staff-own-account') });
    expect(await change(self, { active: false }, { as })).toMatchObject({ status: 403, ...problem('staff-own-account') });
    expect(await change(self, { phone: '0903512789' }, { as })).toMatchObject({ status: 200 });
  });
});

describe('the last administrator of the city’s staff', () => {
  it('stays, however it is tried', async () => {
    const last = await member(cityCode, 'toantp.quantri');
    for (const changes of [{ active: false }, { roles: ['catalogue-admin'] }, { agency: district, roles: ['staff-admin'] }]) {
      expect(await change(last, changes)).toMatchObject({ status: 409, ...problem('staff-last-admin') });
    }
    expect(await member(cityCode, 'toantp.quantri')).toMatchObject({ active: true, version: last.version });
  });

  it('is there also after two have tried to close each other at the same moment', async () => {
    await ask('', { method: 'POST', body: someone({ username: 'quan.tri.hai', agency: cityCode, roles: ['staff-admin'] }) });
    const [one, other] = [await member(cityCode, 'toantp.quantri'), await member(cityCode, 'quan.tri.hai')];
    const both = await Promise.all([change(one, { active: false }, { as: { ...toan, sub: other.id } }), change(other, { active: false }, { as: { ...toan, sub: one.id } })]);
    expect(both.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    const left = (await staffAt(cityCode)).filter(({ active, roles }) => active && roles.includes('staff-admin'));
    expect(left.length).toBeGreaterThanOrEqual(1);
  });
});

describe('closing an account', () => {
  const refresh = (token: string) =>
    fetch(`${city.identityUrl}/id/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`office:${encodeURIComponent(clientSecretOf('office', testSecret))}`).toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token, resource: 'urn:motcua:api' }),
    });

  it('ends its sessions at once, in every browser, and opening it again asks for a password again', async () => {
    const [browser, elsewhere, stranger] = [city.browser(), city.browser(), city.browser()];
    const first = personOn(await signIn(browser, 'bt.lanhdao', 'mot-cua'));
    const second = personOn(await signIn(elsewhere, 'bt.lanhdao', 'mot-cua'));
    const other = personOn(await signIn(stranger, 'bt.truongphong', 'mot-cua'));
    expect(await change(await member(district, 'bt.lanhdao'), { active: false })).toMatchObject({ status: 200 });
    for (const person of [first, second]) expect((await refresh(person?.refreshToken ?? '')).status).toBe(400);
    expect((await refresh(other?.refreshToken ?? '')).status).toBe(200);
    const again = await signIn(city.browser(), 'bt.lanhdao', 'mot-cua');
    expect(again).toMatchObject({ status: 422, text: expect.stringContaining('chưa đúng') });
    // The session at identity is over as well: a browser that was signed in is asked, and not waved through.
    browser.cookies = browser.cookies.filter(({ name }) => !name.startsWith('motcua-office'));
    expect((await browser.open('/office/mine/1')).text).toContain('Đăng nhập dành cho cán bộ');

    await change(await member(district, 'bt.lanhdao'), { active: true });
    expect(personOn(await signIn(city.browser(), 'bt.lanhdao', 'mot-cua'))).toMatchObject({ roles: ['leader'] });
  });
});

describe('setting a password by a code', () => {
  const set = async (fields: { login: string; code: string; password: string }) => {
    const browser = city.browser();
    return browser.send(await browser.open('/id/password?lang=vi'), '/password', fields);
  };
  const reset = async (username: string, agency = otherDistrict) => {
    expect(await ask(`/${(await member(agency, username)).id}/password-reset`, { method: 'POST' })).toMatchObject({ status: 200, body: { letter: 'sent' } });
    return city.mails.at(-1)?.params.code ?? '';
  };

  it('replaces the old password and ends what it had opened; the code works once', async () => {
    const before = personOn(await signIn(city.browser(), 'q1.chuyenvien1', 'mot-cua'));
    const code = await reset('q1.chuyenvien1');
    expect((await set({ login: 'q1.chuyenvien1', code, password: 'mật khẩu mới' })).text).toContain('Đã đặt mật khẩu');
    expect((await signIn(city.browser(), 'q1.chuyenvien1', 'mot-cua')).status).toBe(422);
    expect(personOn(await signIn(city.browser(), 'q1.chuyenvien1', 'mật khẩu mới'))).not.toEqual(before);
    expect((await set({ login: 'q1.chuyenvien1', code, password: 'mật khẩu khác' })).status).toBe(422);
  });

  it('uses up no code by a password that is too short', async () => {
    const code = await reset('q1.chuyenvien2');
    expect(await set({ login: 'q1.chuyenvien2', code, password: 'ngắn' })).toMatchObject({ status: 422, text: expect.stringContaining('ít nhất 8 ký tự') });
    expect((await set({ login: 'q1.chuyenvien2', code, password: 'đủ dài rồi' })).status).toBe(200);
  });

  it('says the same words for a wrong code, an old one and a stranger', async () => {
    const code = await reset('q1.tiepnhan');
    const wrong = await set({ login: 'q1.tiepnhan', code: '00000000', password: 'đủ dài rồi' });
    city.clock.advance(121 * 60_000);
    const old = await set({ login: 'q1.tiepnhan', code, password: 'đủ dài rồi' });
    const stranger = await set({ login: 'q1.tiepnhan0', code, password: 'đủ dài rồi' });
    const citizen = await set({ login: 'minhhanh', code, password: 'đủ dài rồi' });
    const wordsOf = ({ text }: Shown) => text.replaceAll(/value="[^"]*"/g, '');
    expect([wrong, old, stranger, citizen].map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect(new Set([wrong, old, stranger, citizen].map(wordsOf)).size).toBe(1);
  });

  it('is asked for once a minute at most', async () => {
    await reset('q1.truongphong');
    expect(await ask(`/${(await member(otherDistrict, 'q1.truongphong')).id}/password-reset`, { method: 'POST' })).toMatchObject({ body: { letter: 'too-soon' } });
  });
});

describe('the log', () => {
  it('names accounts by their id and nobody by name, address or number', () => {
    const log = city.log.join('');
    expect(log).toContain('an account of staff was changed');
    for (const personal of ['Thanh Tâm', 'tam1@example.vn', 'Toàn', '0903512789', 'một câu dài']) expect(log).not.toContain(personal);
  });
});
