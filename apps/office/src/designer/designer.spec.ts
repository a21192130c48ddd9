import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aRunningOffice, csrfIn, signedIn } from '../a-running-office.ts';
import type { RunningOffice } from '../a-running-office.ts';
import { OneDraft } from './a-catalogue.ts';
import { aDraft, aShop } from './a-draft.ts';
import { formPost } from './a-form-post.ts';
import { textAt, valueAt, withValue } from './content/content.ts';
import type { Content } from './content/content.ts';

const page = { accept: 'text/html', 'sec-fetch-mode': 'navigate' };
const draftPage = `/office/ban-thao/${aDraft().id}`;

describe('the designer', () => {
  const catalogue = new OneDraft();
  let office: RunningOffice;
  let cookie: string;

  beforeAll(async () => {
    office = await aRunningOffice([aShop], catalogue.routes);
    cookie = signedIn(office);
  });
  afterAll(() => office.close());
  beforeEach(() => {
    catalogue.draft = aDraft();
    catalogue.dropped = false;
  });

  const get = async (url: string, headers: Record<string, string> = {}) => office.app.inject({ method: 'GET', url, headers: { ...page, cookie, ...headers } });
  const send = async (url: string, post: Record<string, unknown>, headers: Record<string, string> = {}) => {
    const seen = (await get('/office/danh-muc')).body;
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ _csrf: csrfIn(seen), serial: String(catalogue.draft.serial), ...post })) for (const one of [value].flat()) body.append(name, String(one));
    return office.app.inject({ method: 'POST', url, headers: { ...page, cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers }, payload: body.toString() });
  };
  /** A sheet as it is read, sent back with something typed over it. */
  const type = async (sheet: string, typed: Record<string, string>, headers: Record<string, string> = {}) => {
    const { body } = await get(`${draftPage}/sua/${sheet}`);
    return send(`${draftPage}/sua/${sheet}`, { ...formPost(body, 'design-form'), ...typed }, headers);
  };

  describe('is for administrators of the catalogue', () => {
    it.each(['/office/danh-muc', `/office/danh-muc/${aShop.id}`, draftPage, `${draftPage}/sua/thong-tin`, `${draftPage}/xem/0`, `${draftPage}/chay-thu`, `${draftPage}/cong-bo`])('and nobody else: %s', async (url) => {
      expect((await get(url, { cookie: signedIn(office, { roles: ['leader'] }) })).statusCode).toBe(403);
      expect((await office.app.inject({ url, headers: page })).statusCode).toBe(303);
    });

    it('who have it in their bar, and come to it at once when they have no queues', async () => {
      expect((await get('/office')).headers.location).toBe('/office/danh-muc');
      expect((await get('/office/danh-muc')).body).toContain('<a class="bar-link" href="/office/danh-muc">Danh mục thủ tục</a>');
    });

    it('and takes nothing from a form that is not its own', async () => {
      expect((await send(`${draftPage}/sap-xep`, { do: 'delete papers.0', _csrf: 'forged' })).statusCode).toBe(403);
      expect(catalogue.draft.serial).toBe(4);
    });
  });

  describe('lists the procedures', () => {
    it('with what is published and what is being drawn up, and finds them without accents', async () => {
      const { body } = await get('/office/danh-muc?q=mo+CUA+hang');
      expect(body).toContain('href="/office/danh-muc/open-a-shop"');
      expect(body).toContain(`href="${draftPage}"`);
      expect((await get('/office/danh-muc?q=khong+co')).body).toContain('Không có thủ tục nào như vậy.');
    });

    it('and begins a new one from its name, with an id made from it', async () => {
      expect((await send('/office/danh-muc/moi', { vi: 'Cấp phép họp chợ', en: 'Market permit', key: '12345678' })).headers.location).toBe(draftPage);
      expect(catalogue.begun.at(-1)).toEqual({ new: { id: 'market-permit', name: { vi: 'Cấp phép họp chợ', en: 'Market permit' } } });
      const { statusCode, body } = await send('/office/danh-muc/moi', { vi: 'Cấp phép', en: '', key: '12345678' });
      expect([statusCode, body.includes('value="Cấp phép"'), body.includes('id="en-error"')]).toEqual([422, true, true]);
    });
  });

  describe('saves one sheet at a time', () => {
    it('and touches nothing else', async () => {
      const { headers } = await type('form.sections.0.fields.0', { 'label.vi': 'Tên chủ quán' });
      expect(headers.location).toBe(`${draftPage}/sua/form.sections.0.fields.0?luu=1`);
      expect(catalogue.draft.content).toEqual(withValue(aShop, 'form.sections.0.fields.0.label.vi', 'Tên chủ quán'));
    });

    it.each([['thoi-han', 'term.amount', '7', 7], ['le-phi', 'fee.amount', '20.000', 20_000], ['thong-tin', 'minutes', '33', 33]])('also of the procedure itself: %s', async (sheet, at, typed, value) => {
      expect((await type(sheet, { [at]: typed })).statusCode).toBe(303);
      expect(catalogue.draft.content).toEqual(withValue(aShop, at, value));
    });

    it('says what is still wrong, beside the field and in the outline', async () => {
      await type('papers.0', { 'name.en': '' });
      expect((await get(`${draftPage}/sua/papers.0?luu=1`)).body).toContain('href="#name.en"');
      expect((await get(draftPage)).body).toContain('1 chỗ cần sửa');
      expect((await get(`${draftPage}/vuong-mac`)).body).toContain(`href="${draftPage}/sua/papers.0#name.en"`);
    });

    it('names a field anew wherever it is named', async () => {
      await type('form.sections.0.fields.3', { id: 'tel' });
      expect(valueAt(catalogue.draft.content, 'form.applicant.phone')).toBe('tel');
    });

    it('makes another type of a field, which keeps its words and drops what is not its own', async () => {
      await type('form.sections.1.fields.8', { type: 'long-text' });
      expect(valueAt(catalogue.draft.content, 'form.sections.1.fields.8')).toEqual({ id: 'days', type: 'long-text', label: { vi: 'Ngày mở cửa', en: 'Days open' } });
      await type('form.sections.1.fields.8', { type: 'choice' });
      expect(valueAt(catalogue.draft.content, 'form.sections.1.fields.8.choices')).toHaveLength(2);
    });

    it('shows one row more when asked to, without script', async () => {
      const { headers } = await type('form.sections.1.fields.8', { add: 'choices' });
      expect((await get(String(headers.location).replace(/#.*/, ''))).body).toContain('name="choices.3.value"');
    });

    it('draws the citizen’s page as it is typed, and saves nothing by it', async () => {
      const { body } = await type('form.sections.0.fields.0', { 'label.vi': 'Tên <chủ>' }, { accept: 'text/html;part=preview', 'sec-fetch-mode': 'cors' });
      expect(body).toContain('Tên &lt;chủ>');
      expect(body).not.toContain('<html');
      expect((await type('form.sections.0.fields.0', { 'label.vi': 'Tên chủ', preview: 'true' })).body).toContain('value="Tên chủ"');
      expect(catalogue.draft.serial).toBe(4);
    });
  });

  describe('gives way to who came first', () => {
    it('and keeps what was typed, on the draft as it is now', async () => {
      const before = formPost((await get(`${draftPage}/sua/papers.1`)).body, 'design-form');
      catalogue.changes(withValue(aShop, 'summary.vi', 'Sửa ở nơi khác') as Content);
      const { statusCode, body } = await send(`${draftPage}/sua/papers.1`, { ...before, 'name.vi': 'Ảnh mặt tiền' });
      expect(statusCode).toBe(409);
      expect(body).toContain('Một quản trị viên khác đã lưu lúc 10:15 thứ Tư, 25/11/2026');
      expect(body).toContain('value="Ảnh mặt tiền"');
      expect(textAt(catalogue.draft.content, 'papers.1.name.vi')).toBe('Ảnh cửa hàng');
      await send(`${draftPage}/sua/papers.1`, formPost(body, 'design-form'));
      expect([textAt(catalogue.draft.content, 'papers.1.name.vi'), textAt(catalogue.draft.content, 'summary.vi')]).toEqual(['Ảnh mặt tiền', 'Sửa ở nơi khác']);
    });

    it('also when the thing stands elsewhere by now', async () => {
      const before = formPost((await get(`${draftPage}/sua/papers.1`)).body, 'design-form');
      catalogue.changes({ ...aShop, papers: [...aShop.papers].reverse() });
      const { body } = await send(`${draftPage}/sua/papers.1`, { ...before, 'name.vi': 'Ảnh mặt tiền' });
      expect(body).toContain(`action="${draftPage}/sua/papers.0"`);
    });

    it('also when the thing is gone: what was written stands on the page', async () => {
      const before = formPost((await get(`${draftPage}/sua/papers.1`)).body, 'design-form');
      catalogue.changes({ ...aShop, papers: aShop.papers.slice(0, 1) });
      const { statusCode, body } = await send(`${draftPage}/sua/papers.1`, { ...before, 'name.vi': 'Ảnh mặt tiền' });
      expect([statusCode, body.includes('<li>Ảnh mặt tiền</li>'), catalogue.draft.serial]).toEqual([409, true, 5]);
    });

    it.each([['sap-xep', { do: 'delete steps.1' }], ['them', { list: 'papers', vi: 'Đơn xin họp chợ', en: 'Letter' }], ['xoa', {}]])('and does not do what was asked for: %s', async (what, post) => {
      catalogue.changes({ ...aShop, minutes: 7 });
      const { statusCode, body } = await send(`${draftPage}/${what}`, { ...post, serial: '4' });
      expect(body.includes('<li>Đơn xin họp chợ</li>')).toBe(what === 'them');
      expect([statusCode, body.includes('Việc vừa rồi chưa được làm'), catalogue.draft.content.minutes, catalogue.dropped]).toEqual([409, true, 7, false]);
    });
  });

  it('adds a field and leads to its sheet', async () => {
    const { headers } = await send(`${draftPage}/them`, { list: 'form.sections.3.fields', type: 'group', vi: 'Người làm chứng', en: 'Witnesses' });
    expect(headers.location).toBe(`${draftPage}/sua/form.sections.3.fields.1`);
    expect((await get(String(headers.location))).body).toContain('<h1>Người làm chứng</h1>');
  });

  it('shows a page of the form in the citizens’ own room, as far as it can be drawn', async () => {
    catalogue.draft = aDraft({ content: withValue(withValue(aShop, 'form.sections.0.fields.0.label', { vi: '', en: '' }), 'form.sections.0.fields.1', { id: 'x' }) as Content });
    const { body, statusCode } = await get(`${draftPage}/xem/0`);
    expect(statusCode).toBe(200);
    expect(body).toContain('class="site-header"');
    expect(body).toContain('name="id-number"');
    expect(body).toContain('<label for="name">…</label>');
  });

  it('brings fields on a previewed page as answers call for them, without script, and keeps nothing', async () => {
    expect((await get(`${draftPage}/xem/1`)).body).toMatch(/data-when="[^"]*loan[^"]*" hidden/);
    const { body } = await send(`${draftPage}/xem/1`, { loan: 'true', capital: '5000' });
    expect(body).not.toMatch(/data-when="[^"]*loan[^"]*" hidden/);
    expect(body).toContain('value="5.000"');
    expect((await send(`${draftPage}/xem/2`, { add: 'members', 'members.0.member-name': 'Lê An', 'members.1.member-name': 'Lê Bình' })).body).toContain('name="members.2.member-name"');
    expect((await get(`${draftPage}/xem/9`)).statusCode).toBe(404);
  });

  it('asks on a previewed page for the district before its wards, as the portal does', async () => {
    const offered = (html: string) => [...html.matchAll(/<option value="(26\d{3})"/g)].map(([, ward]) => ward);
    expect(offered((await get(`${draftPage}/xem/1`)).body)).toEqual([]);
    expect(offered((await send(`${draftPage}/xem/1`, { 'premises.district': '765', wards: 'premises' })).body)).toEqual(['26905']);
    expect(offered((await send(`${draftPage}/xem/1`, { 'premises.district': '760', 'premises.ward': '26905', wards: 'premises' })).body)).toEqual(['26734']);
  });

  it('tells what it changes, in the words of the form', async () => {
    await type('form.sections.1.fields.1', { 'label.en': 'Money' });
    await type('le-phi', { 'fee.amount': '120.000' });
    const { body } = await get(`${draftPage}/thay-doi`);
    for (const words of ['2 thay đổi so với phiên bản 1', 'Các phần của tờ khai › Cửa hàng › Vốn › Nhãn › Tiếng Anh', '<del>Capital</del>', '<ins>Money</ins>', 'Phí, lệ phí › Số tiền', '<ins>120.000</ins>']) expect(body).toContain(words);
  });

  describe('tries the form', () => {
    it('with answers drawn, or typed, and tells what is wrong with them and which papers they call for', async () => {
      const drawn = (await send(`${draftPage}/chay-thu`, { sample: 'true' })).body;
      expect(drawn).toContain('Các câu trả lời đều đúng');
      const typed = (await send(`${draftPage}/chay-thu`, { ...formPost(drawn, 'citizen-view below'), phone: '12', founders: 'household' })).body;
      expect(typed).toContain('class="error-summary"');
      expect(typed).toContain('<a href="#phone">');
      expect(typed).toContain('<li>Biên bản họp</li>');
    });
  });

  describe('publishes', () => {
    it('from a day on, once, and says so', async () => {
      const { headers } = await send(`${draftPage}/cong-bo`, { 'from.day': '1', 'from.month': '1', 'from.year': '2027', key: 'key-of-the-page' });
      expect(headers.location).toBe('/office/danh-muc/open-a-shop?xong=cong-bo');
      expect(catalogue.published).toEqual([{ from: '2027-01-01', key: 'key-of-the-page' }]);
      expect((await get(String(headers.location))).body).toContain('Đã công bố.');
    });

    it.each([
      [{ 'from.day': '31', 'from.month': '2', 'from.year': '2027' }, 'Xin ghi một ngày có thật'],
      [{ 'from.day': '1', 'from.month': '1', 'from.year': '2020' }, 'Ngày này đã qua'],
    ])('not on %j', async (day, words) => {
      const { statusCode, body } = await send(`${draftPage}/cong-bo`, { ...day, key: 'another-key' });
      expect([statusCode, body.includes(words), body.includes(`value="${day['from.day']}"`)]).toEqual([422, true, true]);
    });

    it('not while something is in the way, which it names', async () => {
      await type('papers.0', { 'name.en': '' });
      const { body } = await get(`${draftPage}/cong-bo`);
      expect(body).toContain(`href="${draftPage}/sua/papers.0#name.en"`);
      expect(body).not.toContain('name="from.day"');
    });
  });

  it('withdraws a version with a reason in both languages', async () => {
    const on = { 'on.day': '1', 'on.month': '2', 'on.year': '2027', key: 'a-key-of-it' };
    expect((await send('/office/danh-muc/open-a-shop/rut/1', { ...on, vi: 'Luật mới' })).statusCode).toBe(422);
    expect((await send('/office/danh-muc/open-a-shop/rut/1', { ...on, vi: 'Luật mới', en: 'A new law' })).headers.location).toBe('/office/danh-muc/open-a-shop?xong=rut');
    expect(catalogue.withdrawn).toEqual([{ on: '2027-02-01', reason: { vi: 'Luật mới', en: 'A new law' } }]);
  });
});
