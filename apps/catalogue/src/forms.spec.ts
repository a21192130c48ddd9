import { readDocx } from '@motcua/papers/a-read-docx';
import { readPaper } from '@motcua/papers/a-read-paper';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCity, aRunningCatalogue } from './a-running-catalogue.ts';

let city: Awaited<ReturnType<typeof aCity>>;
let catalogue: Awaited<ReturnType<typeof aRunningCatalogue>>;

beforeAll(async () => {
  city = await aCity();
  catalogue = await aRunningCatalogue(city.settings);
  await catalogue.ready();
}, 60_000);

afterAll(async () => {
  await catalogue.close();
  await city.remove();
});

const ofHouseholds = '/v1/procedures/business-registration-household';
const headersOf = ({ headers }: Response) => {
  const all: Record<string, string> = {};
  headers.forEach((value, name) => (all[name] = value));
  return all;
};
const bytesOf = async (path: string) => Buffer.from(await (await catalogue.get(path)).arrayBuffer());

describe('the blank form of a procedure', () => {
  it('is a PDF to print, named after the official form', async () => {
    const answer = await catalogue.get(`${ofHouseholds}/form.pdf`);
    expect(headersOf(answer)).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'public, max-age=60',
      'content-disposition': `inline; filename="Giay de nghi dang ky ho kinh doanh.pdf"; filename*=UTF-8''${encodeURIComponent('Giấy đề nghị đăng ký hộ kinh doanh.pdf')}`,
    });
    const { text } = await readPaper(Buffer.from(await answer.arrayBuffer()));
    for (const part of ['GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH', 'Phụ lục III-1', 'Kính gửi: Phòng Tài chính - Kế hoạch, ....', 'Chủ hộ kinh doanh Họ, chữ đệm và tên:', 'Nếu chọn “Hộ chiếu”: Số hộ chiếu:']) expect(text).toContain(part);
  });

  it('is a Word document with the same words', async () => {
    const answer = await catalogue.get(`${ofHouseholds}/form.docx`);
    expect(headersOf(answer)).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': expect.stringMatching(/^attachment; filename="Giay de nghi dang ky ho kinh doanh\.docx"/),
    });
    expect(readDocx(Buffer.from(await answer.arrayBuffer())).text).toContain('Nếu chọn “Hộ chiếu”: Số hộ chiếu:');
  });

  it.each(['pdf', 'docx'])('as %s is the same for ever in one version, and is not sent twice to who has it', async (kind) => {
    const version = `${ofHouseholds}/versions/1/form.${kind}`;
    const first = await catalogue.get(version);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await bytesOf(version)).equals(await bytesOf(`${ofHouseholds}/form.${kind}`))).toBe(true);
    const again = await catalogue.get(version, { 'if-none-match': etag });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    expect((await catalogue.get(version, { 'if-none-match': '"old"' })).status).toBe(200);
  });

  it.each([
    ['/v1/procedures/levitation/form.pdf', 404],
    ['/v1/procedures/levitation/form.docx', 404],
    [`${ofHouseholds}/versions/99/form.pdf`, 404],
    [`${ofHouseholds}/versions/x/form.docx`, 400],
    ['/v1/procedures/Not A Slug/form.pdf', 400],
  ])('%s answers %i', async (path, status) => {
    expect((await catalogue.get(path)).status).toBe(status);
  });
});
