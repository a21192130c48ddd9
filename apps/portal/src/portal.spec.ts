import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { assetUrl, wireSize } from '@motcua/ui/assets';
import { aRunningPortal, csrfIn, signedIn } from './a-running-portal.ts';
import type { RunningPortal } from './a-running-portal.ts';
import { anOpenDraft } from './draft/an-open-draft.ts';

const browser = { accept: 'text/html,application/xhtml+xml', 'sec-fetch-mode': 'navigate' };
const form = { ...browser, 'content-type': 'application/x-www-form-urlencoded' };
const { draft } = anOpenDraft();
const seen: { patches: { version: string; body: Record<string, unknown> }[]; keys: string[]; digits: string[] } = { patches: [], keys: [], digits: [] };
const problem = (code: string, also: object = {}) => JSON.stringify({ type: `https://motcua.example/problems/${code}`, title: code, status: 0, ...also });

let portal: RunningPortal;

beforeAll(async () => {
  portal = await aRunningPortal((behind) => {
    behind.get('/v1/drafts', (_request, reply) => reply.send({ drafts: [draft] }));
    behind.get(`/v1/drafts/${draft.id}`, (_request, reply) => reply.send(draft));
    behind.get(`/v1/drafts/${draft.id}/problems`, (_request, reply) => reply.send({ problems: [] }));
    behind.patch(`/v1/drafts/${draft.id}`, (request, reply) => {
      const version = String(request.headers['if-match']);
      seen.patches.push({ version, body: request.body as Record<string, unknown> });
      if (version !== `"${draft.version}"`) return reply.code(412).send(problem('draft-changed'));
      const { answers } = request.body as { answers: Record<string, unknown> };
      return reply.send({ ...draft, version: draft.version + 1, answers: { ...draft.answers, ...answers } });
    });
    behind.post(`/v1/drafts/${draft.id}/submit`, (request, reply) => {
      seen.keys.push(String(request.headers['idempotency-key']));
      return reply.code(201).send({ id: '7d5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10', reference: '000.12.35.H29-261122-0001', lookupNumber: '42071635', submittedAt: '2026-11-22T03:41:00Z', answerDueAt: '2026-11-23T03:41:00Z' });
    });
    behind.get('/v1/procedures/:id/versions/:version/:file', (request, reply) => {
      const { id, version, file } = request.params as Record<string, string>;
      return reply.headers({ 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="don.pdf"' }).send(`${id} ${version} ${file}`);
    });
    behind.get('/v1/drafts/:id/form.pdf', (request, reply) => reply.type('application/pdf').send(`draft for ${request.headers.authorization}`));
    behind.get('/v1/submissions/:id/form.pdf', (request, reply) => reply.type('application/pdf').send(`form for ${request.headers.authorization}`));
    behind.get('/v1/dossiers/mine', (_request, reply) => reply.code(503).send(problem('unavailable')));
    behind.get('/v1/dossiers/:id/papers/:paper', (_request, reply) => reply.code(503).send(problem('unavailable')));
    behind.post('/v1/status-watches', (request, reply) => {
      seen.digits.push((request.body as { digits: string }).digits);
      return reply.code(404).send(problem('status-not-found'));
    });
  });
});
afterAll(() => portal.close());

const get = (url: string, headers: Record<string, string> = {}) => portal.app.inject({ method: 'GET', url, headers: { ...browser, ...headers } });
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  portal.app.inject({ method: 'POST', url, payload: new URLSearchParams(fields).toString(), headers: { ...form, ...headers } });
const section = `/ban-nhap/${draft.id}/promise`;

/** A page with a form, opened by the signed-in citizen: cookie and token for the post that follows. */
async function opened(url: string) {
  const cookie = signedIn(portal);
  const { body } = await get(url, { cookie });
  return { cookie, body, csrf: csrfIn(body) };
}

describe('forms as files', () => {
  it.each([['pdf', 'form.pdf'], ['docx', 'form.docx']])('the blank one is passed on to everyone as %s, in the version of the page', async (kind, file) => {
    const { statusCode, body, headers } = await get(`/thu-tuc/open-a-shop/mau-don.${kind}`);
    expect([statusCode, body]).toEqual([200, `open-a-shop 1 ${file}`]);
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=60', 'content-disposition': 'inline; filename="don.pdf"', 'x-content-type-options': 'nosniff' });
    expect((await get(`/thu-tuc/levitation/mau-don.${kind}`)).statusCode).toBe(404);
  });

  it.each([[`/ban-nhap/${draft.id}/don.pdf`, 'draft'], ['/ho-so/7d5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10/don.pdf', 'form']])('the filled one at %s is fetched with the citizen’s own token, and kept by nobody', async (url, what) => {
    const { statusCode, body, headers } = await get(url, { cookie: signedIn(portal) });
    expect([statusCode, body, headers['cache-control']]).toEqual([200, `${what} for Bearer a-token`, 'private, no-store']);
    expect((await get(url)).statusCode).toBe(303);
  });
});

describe('pages for everyone', () => {
  it.each(['/', '/thu-tuc', '/thu-tuc?q=mo+cua+hang', '/thu-tuc?muc=4&linh-vuc=khong-co', '/thu-tuc/open-a-shop', '/su-kien/start-a-business', '/co-quan', '/co-quan?q=binh+thanh', '/co-quan/000.12.35.H29', '/tra-cuu', '/tro-giup', '/tro-giup/kha-nang-tiep-can', '/tro-giup/du-lieu-ca-nhan'])('%s is shown without signing in', async (url) => {
    const { statusCode, body } = await get(url);
    expect(statusCode).toBe(200);
    expect(body).toContain('<html lang="vi">');
  });

  it('speak English once it was chosen, and say so in the address of the other language', async () => {
    const chosen = await get('/thu-tuc?q=shop&lang=en');
    expect(chosen.body).toContain('<html lang="en">');
    const cookie = String(chosen.headers['set-cookie']).split(';')[0] ?? '';
    const next = await get('/tra-cuu?ma=4207', { cookie });
    expect(next.body).toContain('<html lang="en">');
    expect(next.body).toContain('href="/tra-cuu?ma=4207&amp;lang=vi"');
  });

  it('load nothing from elsewhere and run no inline script', async () => {
    const { headers, body } = await get('/');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(body).not.toMatch(/<script(?![^>]*src="\/)|style="|onclick=/);
  });

  it('weigh at most 170 KB with all their scripts and fonts', async () => {
    const { body } = await opened(`/ban-nhap/${draft.id}/shop`);
    const fonts = [400, 500, 600, 700].map((weight) => `fonts/be-vietnam-pro-${weight}.woff2`);
    const assets = ['motcua.css', 'kit.js', 'autosave.js', 'reveal.js', 'repeat.js', 'upload.js', 'upload-send.js', 'upload-row.js', 'upload-file.js', 'upload-memory.js', ...fonts];
    expect(body).toContain(assetUrl('motcua.css'));
    expect(gzipSync(body).length + assets.reduce((sum, name) => sum + wireSize(name), 0)).toBeLessThanOrEqual(170 * 1024);
  });

  it.each(['/khong-co', '/su-kien/khong-co', '/su-kien/get-married', '/co-quan/000.99.99.H29', '/thu-tuc/khong-co'])('%s, which does not exist, is a page all the same', async (url) => {
    const { statusCode, body } = await get(url);
    expect(statusCode).toBe(404);
    expect(body).toContain('Không có trang này');
  });
});

describe('pages of the citizen', () => {
  it.each(['/ho-so', '/ho-so/moi?thu-tuc=open-a-shop', `/ban-nhap/${draft.id}`, section, `/ban-nhap/${draft.id}/kiem-tra`, '/ho-so/7d5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10/da-nop'])('%s asks visitors to sign in, and leads back', async (url) => {
    const { statusCode, headers } = await get(url);
    expect(statusCode).toBe(303);
    expect(headers.location).toBe(`/auth/sign-in?next=${encodeURIComponent(url)}`);
  });

  it('are closed to an official', async () => {
    const { statusCode, body } = await get('/ho-so', { cookie: signedIn(portal, { kind: 'official' }) });
    expect(statusCode).toBe(403);
    expect(body).toContain('Trang này không mở được');
  });

  it('show what there is while one-stop is away', async () => {
    const { statusCode, body } = await get('/ho-so', { cookie: signedIn(portal) });
    expect(statusCode).toBe(200);
    expect(body).toContain('Mở cửa hàng');
    expect(body).toContain('tạm thời chưa xem được');
  });

  it('say kindly that nothing is lost when what they need is away', async () => {
    const { statusCode, body } = await get('/ho-so/7d5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10/giay-tiep-nhan.pdf', { cookie: signedIn(portal) });
    expect(statusCode).toBe(503);
    expect(body).toContain('vẫn được giữ nguyên, không mất gì');
  });
});

describe('a form', () => {
  it.each([section, `/ban-nhap/${draft.id}/nop`, `/ban-nhap/${draft.id}/bo`, '/ho-so/moi', '/tra-cuu'])('%s from another site is not taken', async (url) => {
    const before = seen.patches.length + seen.keys.length + seen.digits.length;
    const { statusCode } = await post(url, { _csrf: 'x.y', truth: 'true', key: 'key-of-another-site' }, { cookie: signedIn(portal) });
    expect(statusCode).toBe(403);
    expect(seen.patches.length + seen.keys.length + seen.digits.length).toBe(before);
  });

  it('is saved under the version it was made from, and leads on', async () => {
    const { cookie, csrf } = await opened(section);
    const { statusCode, headers } = await post(section, { _csrf: csrf, version: '7', true: 'true' }, { cookie });
    expect([statusCode, headers.location]).toEqual([303, `/ban-nhap/${draft.id}/giay-to`]);
    expect(seen.patches.at(-1)).toEqual({ version: '"7"', body: { section: 'promise', answers: { true: true } } });
  });

  it('is saved and shown again with the wards of a district, which is kept until one is chosen', async () => {
    const { cookie, csrf } = await opened(section);
    const shop = `/ban-nhap/${draft.id}/shop`;
    const { statusCode, headers } = await post(shop, { _csrf: csrf, version: '7', 'premises.street': '1 Lê Lợi', 'premises.district': '765', wards: 'premises' }, { cookie });
    expect([statusCode, headers.location]).toEqual([303, `${shop}?quan=premises%3A765#premises.district`]);
    expect(seen.patches.at(-1)?.body).toMatchObject({ section: 'shop', answers: { premises: { street: '1 Lê Lợi' } } });
  });

  it('with something missing comes back with the words', async () => {
    const { cookie, csrf } = await opened(section);
    const { headers } = await post(section, { _csrf: csrf, version: '7' }, { cookie });
    expect(headers.location).toBe(`${section}?loi=1`);
  });

  const person = `/ban-nhap/${draft.id}/person`;
  const typed = { name: 'Nguyễn Văn Khác', 'birth-date.day': '9', 'birth-date.month': '3', 'birth-date.year': '1986', 'id-number': '079186001234', phone: '0903 512 789', email: 'minh.hanh@example.vn' };
  const differs = '<dt>Họ, chữ đệm và tên</dt><dd><span>Bản này:</span> Nguyễn Văn Khác</dd><dd><span>Bản kia:</span> Nguyễn Thị Minh Hạnh</dd>';

  it('made from an older copy is shown again with what was typed, what the other window saved, and both ways out', async () => {
    const { cookie, csrf } = await opened(person);
    const { statusCode, body } = await post(person, { _csrf: csrf, version: '6', ...typed }, { cookie });
    expect(statusCode).toBe(409);
    for (const words of ['Tờ khai đang được sửa ở một cửa sổ khác', differs, 'value="Nguyễn Văn Khác"', 'name="overwrite" value="7"']) expect(body).toContain(words);
    expect(body.match(/<dt>/g)).toHaveLength(1);
  });

  it('overwrites the copy that was shown and no other', async () => {
    const { cookie, csrf } = await opened(person);
    const { statusCode } = await post(person, { _csrf: csrf, version: '6', ...typed, overwrite: '7' }, { cookie });
    expect([statusCode, seen.patches.at(-1)?.version]).toEqual([303, '"7"']);
    for (const overwrite of ['6', 'true', '']) expect((await post(person, { _csrf: csrf, version: '6', ...typed, overwrite }, { cookie })).statusCode).toBe(409);
  });

  it('made from an older copy is saved when the newer one says the same on this page', async () => {
    const { cookie, csrf } = await opened(person);
    const { statusCode } = await post(person, { _csrf: csrf, version: '6', ...typed, name: ' Nguyễn Thị  Minh Hạnh' }, { cookie });
    expect([statusCode, seen.patches.at(-1)?.version]).toEqual([303, '"7"']);
  });

  it('with an answer of 1 MB is turned away in words, and nothing is sent on', async () => {
    const { cookie, csrf } = await opened(person);
    const before = seen.patches.length;
    const { statusCode, body } = await post(person, { _csrf: csrf, version: '7', ...typed, name: 'x'.repeat(1024 * 1024) }, { cookie });
    expect([statusCode, seen.patches.length]).toEqual([413, before]);
    expect(body).toContain('Nội dung gửi lên quá lớn');
    expect(body).not.toContain('xxxxxxxxxx');
  });

  it('saves itself and hears its new version', async () => {
    const { cookie, csrf } = await opened(section);
    const headers = { cookie, 'if-match': '"7"', accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await portal.app.inject({ method: 'PATCH', url: section, headers, payload: new URLSearchParams({ _csrf: csrf, true: 'true' }).toString() });
    expect(answer.json()).toEqual({ version: 8, savedAt: '10:32' });
  });

  it('is told of a conflict when it saves itself over a newer copy', async () => {
    const { cookie, csrf } = await opened(section);
    const headers = { cookie, 'if-match': '"6"', accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await portal.app.inject({ method: 'PATCH', url: section, headers, payload: new URLSearchParams({ _csrf: csrf }).toString() });
    expect(answer.statusCode).toBe(412);
    expect(answer.json()).toEqual({ type: 'draft-changed', version: 7, differences: [{ label: 'Tôi cam đoan', mine: 'Không có', theirs: 'Đã cam kết' }] });
  });
});

describe('submitting', () => {
  const check = `/ban-nhap/${draft.id}/kiem-tra`;
  const keyIn = (html: string) => /name="key" value="([^"]+)"/.exec(html)?.[1] ?? '';

  it('needs the declaration', async () => {
    const { cookie, csrf, body } = await opened(check);
    const answer = await post(`/ban-nhap/${draft.id}/nop`, { _csrf: csrf, key: keyIn(body) }, { cookie });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('href="#truth"');
  });

  it('twice from one page sends the one key twice', async () => {
    const { cookie, csrf, body } = await opened(check);
    const once = () => post(`/ban-nhap/${draft.id}/nop`, { _csrf: csrf, key: keyIn(body), truth: 'true' }, { cookie });
    const answers = await Promise.all([once(), once()]);
    expect(answers.map(({ headers }) => headers.location)).toEqual(Array(2).fill('/ho-so/7d5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10/da-nop'));
    expect(new Set(seen.keys)).toEqual(new Set([keyIn(body)]));
  });
});

describe('looking up', () => {
  it('passes the digits on in a body and into no log', async () => {
    const { cookie, csrf } = await opened('/tra-cuu');
    const { statusCode, body } = await post('/tra-cuu', { _csrf: csrf, ma: '4207 1635', so4: '8831' }, { cookie });
    expect([statusCode, seen.digits.at(-1)]).toEqual([404, '8831']);
    expect(body).toContain('Không có hồ sơ nào với mã này cùng 4 số này');
    // Ids and traces may hold the same four digits in their midst.
    expect(portal.lines.join('\n')).not.toMatch(/(?<![\w.-])8831(?![\w-])/);
  });

  it('says the same, whatever it is that was wrong', async () => {
    const { cookie, csrf } = await opened('/tra-cuu');
    const answers = await Promise.all(['000.12.35.H29-261122-0001', '000.12.35.H29-261122-9999', 'no code at all'].map((ma) => post('/tra-cuu', { _csrf: csrf, ma, so4: '8831' }, { cookie })));
    const pages = answers.map(({ body, statusCode }) => `${statusCode} ${body.replaceAll(/name="_csrf" value="[^"]+"/g, '').replaceAll(/000\.12\.35\.H29-261122-\d{4}|no code at all|no\+code\+at\+all/g, 'CODE')}`);
    expect(new Set(pages).size).toBe(1);
  });

  it('asks for what is missing without asking lookup', async () => {
    const { cookie, csrf } = await opened('/tra-cuu');
    const before = seen.digits.length;
    expect((await post('/tra-cuu', { _csrf: csrf, ma: '42071635', so4: '12' }, { cookie })).body).toContain('href="#digits"');
    expect(seen.digits).toHaveLength(before);
  });

  it('fills in the code that a QR code brings', async () => {
    expect((await get('/tra-cuu?ma=000.12.35.H29-261122-0001')).body).toContain('value="000.12.35.H29-261122-0001"');
  });
});
