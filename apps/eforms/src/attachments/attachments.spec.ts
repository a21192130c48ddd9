import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeClock } from '@motcua/testing/fake-clock';
import { readdir } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { anAgency, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, type RunningEforms } from '../a-running-eforms.ts';
import { AttachmentSweep } from './attachment.sweep.ts';
import { aDocx, aJpg, anUpload, anXlsx, aPdf, aPng, aZip } from '@motcua/files/a-file';

const days = (count: number) => count * 24 * 60 * 60 * 1000;

describe('attachments', () => {
  let eforms: RunningEforms;
  let hanh: string;
  let nam: string;
  let pdf: Buffer;
  const clock = new FakeClock();
  const lines: string[] = [];
  const upload = (name: string, content: Buffer, who = hanh) => {
    const { payload, headers } = anUpload(name, content, { purpose: 'drawing' });
    return eforms.send({ method: 'POST', url: '/v1/attachments', payload, headers: { ...headers, authorization: who } });
  };
  const get = (path: string, who = hanh) => eforms.send({ method: 'GET', url: `/v1/attachments/${path}`, headers: { authorization: who } });
  const remove = (id: string, who = hanh) => eforms.send({ method: 'DELETE', url: `/v1/attachments/${id}`, headers: { authorization: who } });
  const kept = async () => (await readdir(eforms.surroundings.dataDirectory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
  const submit = (drawing: string) =>
    eforms.send({
      method: 'POST',
      url: '/v1/submissions',
      payload: { procedureId: 'shop-sign', agency: anAgency.code, answers: someAnswers, papers: { drawing: [drawing] } },
      headers: { authorization: hanh, 'idempotency-key': randomUUID() },
    });

  beforeAll(async () => {
    eforms = await aRunningEforms({ clock, lines, more: { MAX_ATTACHMENT_MEGABYTES: '0.1' } });
    hanh = await eforms.identity.sign({ id: 'hanh' });
    nam = await eforms.identity.sign({ id: 'nam' });
    pdf = await aPdf();
  });
  afterAll(() => eforms.close());

  it.each([
    ['ban-ve.pdf', () => aPdf('khac'), 'application/pdf'],
    ['ảnh.JPG', () => aJpg(), 'image/jpeg'],
    ['anh.jpeg', () => aJpg(), 'image/jpeg'],
    ['anh.png', () => aPng(), 'image/png'],
    ['don.docx', () => aDocx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['bang.xlsx', () => anXlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('%s is taken', async (name, content, type) => {
    const answer = await upload(name, await content());
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ name, type, state: 'clean' });
  });

  it.each([
    ['a program that calls itself a PDF', 'ban-ve.pdf', () => Buffer.from('MZ\x90\0 this program cannot be run in DOS mode'), 415, 'attachment-type'],
    ['a PDF that calls itself a picture', 'ban-ve.png', () => pdf, 415, 'attachment-type'],
    ['a file without an ending', 'banve', () => pdf, 415, 'attachment-type'],
    ['an archive that is no document', 'don.docx', () => aZip({ 'a.txt': 'x' }), 415, 'attachment-type'],
    ['plain text', 'ghi-chu.txt', () => Buffer.from('xin chào'), 415, 'attachment-type'],
    ['an empty file', 'ban-ve.pdf', () => Buffer.alloc(0), 422, 'attachment-empty'],
    ['a PDF with a password', 'ban-ve.pdf', () => aPdf('bí mật', 'secret'), 422, 'attachment-protected'],
    ['an Office document with a password', 'don.docx', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 422, 'attachment-protected'],
    ['a file over the limit', 'ban-ve.pdf', () => Buffer.concat([pdf, Buffer.alloc(120_000)]), 413, 'attachment-too-large'],
    ['a file far over the limit', 'ban-ve.pdf', () => Buffer.concat([pdf, Buffer.alloc(900_000)]), 413, 'attachment-too-large'],
  ])('%s is refused and nothing of it stays', async (_, name, content, status, code) => {
    const before = await kept();
    const answer = await upload(name, await content());
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json().type).toMatch(new RegExp(`/${code}$`));
    expect(await kept()).toBe(before);
  });

  it('a request without a file is told so', async () => {
    const { headers } = anUpload('x', Buffer.alloc(0));
    const payload = Buffer.from('------aBoundaryOfTheTest\r\ncontent-disposition: form-data; name="purpose"\r\n\r\nx\r\n------aBoundaryOfTheTest--\r\n');
    const answer = await eforms.send({ method: 'POST', url: '/v1/attachments', payload, headers: { ...headers, authorization: hanh } });
    expect([answer.statusCode, answer.json().type]).toEqual([400, expect.stringMatching(/malformed-request$/)]);
  });

  it('JSON is no upload', async () => {
    const answer = await eforms.send({ method: 'POST', url: '/v1/attachments', payload: { file: 'x' }, headers: { authorization: hanh } });
    expect([answer.statusCode, answer.json().type]).toEqual([415, expect.stringMatching(/unsupported-media-type$/)]);
  });

  it('names are NFC and carry neither path nor control characters', async () => {
    const answer = await upload('../../etc/Bản vẽ\u202E mặt bằng.pdf'.normalize('NFD'), pdf);
    expect(answer.json().name).toBe('Bản vẽ mặt bằng.pdf');
  });

  it('the content comes back byte for byte, as a download that no browser guesses about', async () => {
    const { id } = (await upload('Bản vẽ.pdf', pdf)).json();
    const answer = await get(`${id}/content`);
    expect(answer.rawPayload.equals(pdf)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Ban ve.pdf"; filename*=UTF-8''B%E1%BA%A3n%20v%E1%BA%BD.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it('the same content twice is one file, and goes with the last attachment that has it', async () => {
    const content = await aPdf('hai lần');
    const before = await kept();
    const [one, other] = [(await upload('mot.pdf', content)).json(), (await upload('hai.pdf', content)).json()];
    expect(await kept()).toBe(before + 1);
    const sweep = eforms.app.get(AttachmentSweep);
    await remove(one.id);
    clock.advance(1000);
    await sweep.sweep();
    expect((await get(`${other.id}/content`)).rawPayload.equals(content)).toBe(true);
    await remove(other.id);
    clock.advance(1000);
    await sweep.sweep();
    expect(await kept()).toBe(before);
  });

  it.each(['', '/content'])('somebody else’s is as good as none: GET %s', async (path) => {
    const { id } = (await upload('ban-ve.pdf', pdf)).json();
    const [theirs, none] = [await get(`${id}${path}`, nam), await get(`${randomUUID()}${path}`, nam)];
    expect(theirs.statusCode).toBe(404);
    expect(theirs.json().type).toMatch(/attachment-unknown$/);
    expect(theirs.json<object>()).toEqual({ ...none.json<object>(), instance: expect.any(String), traceId: expect.any(String) });
    expect((await remove(id, nam)).statusCode).toBe(404);
    expect((await get(id)).statusCode).toBe(200);
  });

  it('what was taken away is gone at once', async () => {
    const { id } = (await upload('ban-ve.pdf', pdf)).json();
    expect((await remove(id)).statusCode).toBe(204);
    expect((await get(id)).statusCode).toBe(404);
  });

  it('unused files go after seven days, submitted ones stay', async () => {
    const [unused, used] = [(await upload('mot.pdf', await aPdf('x'))).json(), (await upload('hai.pdf', await aPdf('y'))).json()];
    expect((await submit(used.id)).statusCode).toBe(201);
    clock.advance(days(8));
    await eforms.app.get(AttachmentSweep).sweep();
    expect([(await get(unused.id)).statusCode, (await get(used.id)).statusCode]).toEqual([404, 200]);
  });

  it('a file that was submitted cannot be taken away', async () => {
    const { id } = (await upload('ban-ve.pdf', pdf)).json();
    await submit(id);
    const answer = await remove(id);
    expect([answer.statusCode, answer.json().type]).toEqual([409, expect.stringMatching(/attachment-submitted$/)]);
  });

  it('our services read and bind any attachment, and nobody else may', async () => {
    const { id } = (await upload('ban-ve.pdf', pdf)).json();
    const dossierId = randomUUID();
    const service = await eforms.serviceToken();
    const claim = (authorization: string, body: object) => eforms.send({ method: 'POST', url: '/internal/attachments/claim', payload: body, headers: { authorization } });
    const content = (authorization: string) => eforms.send({ method: 'GET', url: `/internal/attachments/${id}/content`, headers: { authorization } });
    expect((await content(service)).rawPayload.equals(pdf)).toBe(true);
    expect((await content(hanh)).statusCode).toBe(403);
    expect((await claim(hanh, { ids: [id], owner: 'hanh', dossierId })).statusCode).toBe(403);
    expect((await claim(service, { ids: [id], owner: 'nam', dossierId })).json()).toMatchObject({ status: 422, errors: [{ at: id, code: 'attachment-unknown' }] });
    expect((await claim(service, { ids: [id], owner: 'hanh', dossierId })).json().attachments).toMatchObject([{ id, state: 'clean' }]);
    clock.advance(days(40));
    await eforms.app.get(AttachmentSweep).sweep();
    expect((await content(service)).statusCode).toBe(200);
  });

  it('no name of a file stands in the log', () => {
    expect(lines.filter((line) => /B[ảa]n v[ẽe]|ban-ve/.test(line.normalize('NFC')))).toEqual([]);
  });
});
