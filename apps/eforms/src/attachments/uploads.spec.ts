import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocx, aJpg, aPdf, aPng, eicar } from '@motcua/files/a-file';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { aRunningEforms, configFor, startEforms, type RunningEforms } from '../a-running-eforms.ts';
import { aSender, metadata } from './a-sender.ts';
import { partType } from './tus.ts';
import { UploadsService } from './uploads.service.ts';

const hour = 60 * 60 * 1000;
const codeOf = (answer: { json: () => { type: string } }) => answer.json().type.split('/').at(-1);

describe('an upload', () => {
  let eforms: RunningEforms;
  let app: RunningEforms['app'];
  let hanh: ReturnType<typeof aSender>;
  let nam: ReturnType<typeof aSender>;
  let token: string;
  const clock = new FakeClock();
  const lines: string[] = [];
  const kept = async () => (await readdir(eforms.surroundings.dataDirectory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
  const onDisk = (id: string) => join(eforms.surroundings.dataDirectory, 'uploads', id);
  /** A picture that packs to nothing smaller. */
  const aLargePng = (bytes = 60_000) => aPng({ width: 1, height: 1 }, createHash('shake256', { outputLength: bytes }).digest());

  beforeAll(async () => {
    eforms = await aRunningEforms({ clock, lines, more: { MAX_ATTACHMENT_MEGABYTES: '0.1' } });
    ({ app } = eforms);
    token = await eforms.identity.sign({ id: 'hanh' });
    hanh = aSender(token);
    nam = aSender(await eforms.identity.sign({ id: 'nam' }));
  });
  afterAll(() => eforms.close());

  it('of a client that others wrote becomes an attachment', async () => {
    const content = aLargePng();
    const url = await new Promise<string>((resolve, reject) => {
      const upload = new Upload(content, {
        endpoint: `${eforms.url}/v1/uploads`,
        chunkSize: 9_000,
        headers: { authorization: token },
        metadata: { filename: 'Ảnh.png', purpose: 'photo' },
        onError: reject,
        onSuccess: () => resolve(upload.url ?? ''),
      });
      upload.start();
    });
    const id = url.split('/').at(-1) ?? '';
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ id, name: 'Ảnh.png', type: 'image/png', size: content.length, state: 'clean' });
    expect((await hanh.content(app, id)).rawPayload.equals(content)).toBe(true);
  });

  it('says what it speaks, to anybody', async () => {
    const { statusCode, headers } = await aSender('').ask(app, 'OPTIONS', '');
    expect([statusCode, headers]).toEqual([204, expect.objectContaining({ 'tus-version': '1.0.0', 'tus-extension': 'creation,expiration,checksum,termination', 'tus-checksum-algorithm': 'sha1,sha256', 'tus-max-size': '104857' })]);
  });

  it('shows how far it is, in states and bytes', async () => {
    const content = aLargePng();
    const id = await hanh.begun(app, 'anh.png', content.length);
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ state: 'waiting', type: 'image/png', size: content.length });
    const answer = await hanh.part(app, id, 0, content.subarray(0, 1_000));
    expect([answer.statusCode, answer.headers['upload-offset'], answer.headers['tus-resumable']]).toEqual([204, '1000', '1.0.0']);
    expect(new Date(answer.headers['upload-expires'] ?? '').getTime()).toBe(clock.now().getTime() + 24 * hour);
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ state: 'uploading' });
    expect((await hanh.content(app, id)).statusCode).toBe(404);
    expect(await hanh.offset(app, id)).toBe(1_000);
  });

  it('keeps what came before the line broke, and goes on in another process', async () => {
    const content = aLargePng();
    const id = await hanh.begun(app, 'anh.png', content.length);
    const broken = request(`${eforms.url}/v1/uploads/${id}`, {
      method: 'PATCH',
      headers: { authorization: token, 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': partType, 'content-length': content.length },
    });
    broken.on('error', () => undefined);
    broken.write(content.subarray(0, 20_000));
    await eventually(async () => expect((await readFile(onDisk(id))).length).toBe(20_000));
    broken.destroy();
    const other = await startEforms(configFor(eforms.surroundings, { MAX_ATTACHMENT_MEGABYTES: '0.1' }), { clock });
    expect(await hanh.offset(other, id)).toBe(20_000);
    expect((await hanh.part(other, id, 20_000, content.subarray(20_000))).statusCode).toBe(204);
    await other.close();
    expect((await hanh.content(app, id)).rawPayload.equals(content)).toBe(true);
  });

  it('does not make who comes back wait for the request that got lost', async () => {
    const id = await hanh.begun(app, 'anh.png', 50_000);
    const stuck = request(`${eforms.url}/v1/uploads/${id}`, {
      method: 'PATCH',
      headers: { authorization: token, 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': partType, 'content-length': 50_000 },
    });
    const over = new Promise((resolve) => stuck.on('close', resolve));
    stuck.on('error', () => undefined).on('response', (answer) => answer.resume());
    stuck.write(Buffer.alloc(5_000));
    await eventually(async () => expect((await readFile(onDisk(id))).length).toBe(5_000));
    expect(await hanh.offset(app, id)).toBe(5_000);
    stuck.destroy();
    await over;
  });

  it('that was whole when the process died is judged by the next', async () => {
    const content = await aPdf('hôm qua');
    const id = await hanh.begun(app, 'don.pdf', content.length);
    await writeFile(onDisk(id), content);
    clock.advance(2 * 60_000);
    await app.get(UploadsService).settleLeft(1_000);
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ state: 'clean' });
    expect((await hanh.content(app, id)).rawPayload.equals(content)).toBe(true);
  });

  it('that was whole when the line broke needs no further part', async () => {
    const content = await aPdf('hôm kia');
    const id = await hanh.begun(app, 'don.pdf', content.length);
    await writeFile(onDisk(id), content);
    expect(await hanh.offset(app, id)).toBe(content.length);
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ state: 'clean' });
    expect((await hanh.part(app, id, content.length, Buffer.alloc(0))).statusCode).toBe(204);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['without the version', { 'tus-resumable': '' }, 412, 'upload-version'],
    ['of another version', { 'tus-resumable': '0.2.2' }, 412, 'upload-version'],
    ['without a length', { 'upload-length': '' }, 400, 'upload-length'],
    ['of a length that is no number', { 'upload-length': '1e3' }, 400, 'upload-length'],
    ['without a name', { 'upload-metadata': '' }, 400, 'malformed-request'],
    ['of nothing', { 'upload-length': '0' }, 422, 'attachment-empty'],
    ['of too much', { 'upload-length': '104858' }, 413, 'attachment-too-large'],
    ['of a type that is not taken', { 'upload-metadata': metadata('don.exe') }, 415, 'attachment-type'],
    ['of a picture of an iPhone', { 'upload-metadata': metadata('anh.HEIC') }, 415, 'attachment-heic'],
  ])('%s is refused before it begins', async (_, headers, status, code) => {
    const before = await kept();
    const answer = await hanh.ask(app, 'POST', '', { 'upload-length': '10', 'upload-metadata': metadata('anh.png'), ...headers });
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
    expect(await kept()).toBe(before);
  });

  it('begins where it stands and ends where it said', async () => {
    const id = await hanh.begun(app, 'anh.png', 100);
    const [early, late] = [await hanh.part(app, id, 10, Buffer.alloc(10)), await hanh.part(app, id, 0, Buffer.alloc(101))];
    expect([early.statusCode, codeOf(early), early.headers['upload-offset']]).toEqual([409, 'upload-offset', '0']);
    expect([late.statusCode, codeOf(late)]).toEqual([413, 'upload-length']);
    const plain = await hanh.part(app, id, 0, Buffer.from('{}'), { 'content-type': 'application/json' });
    expect([plain.statusCode, codeOf(plain)]).toEqual([415, 'unsupported-media-type']);
  });

  it.each(['sha1', 'sha256'])('throws a part away that is not what its %s says', async (algorithm) => {
    const content = aJpg();
    const id = await hanh.begun(app, 'anh.jpg', content.length);
    const sum = (of: Buffer) => ({ 'upload-checksum': `${algorithm} ${createHash(algorithm).update(of).digest('base64')}` });
    const wrong = await hanh.part(app, id, 0, content.subarray(0, 50), sum(content));
    expect([wrong.statusCode, codeOf(wrong), await hanh.offset(app, id)]).toEqual([460, 'upload-checksum', 0]);
    expect((await hanh.part(app, id, 0, content.subarray(0, 50), sum(content.subarray(0, 50)))).statusCode).toBe(204);
    expect((await hanh.part(app, id, 50, content.subarray(50), sum(content.subarray(50)))).statusCode).toBe(204);
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ state: 'clean' });
  });

  it('knows no other checksum', async () => {
    const id = await hanh.begun(app, 'anh.png', 10);
    expect(codeOf(await hanh.part(app, id, 0, Buffer.alloc(5), { 'upload-checksum': 'md5 x' }))).toBe('malformed-request');
  });

  it.each<[string, string, Buffer]>([
    ['attachment-macros', 'don.docx', aDocx({ 'word/vbaProject.bin': 'x' })],
    ['attachment-type', 'don.pdf', aJpg()],
    ['attachment-infected', 'don.pdf', Buffer.from(eicar)],
  ])('of a poisoned file ends with %s, now and whenever it is asked, and leaves nothing', async (code, name, content) => {
    const before = await kept();
    const { id, answer } = await hanh.sent(app, name, content);
    expect(codeOf(answer)).toBe(code);
    expect(answer.json().errors).toEqual([{ at: 'file', code, message: { vi: expect.any(String), en: expect.any(String) } }]);
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ state: 'failed', problem: code });
    expect((await hanh.ask(app, 'HEAD', `/${id}`)).statusCode).toBe(answer.statusCode);
    expect((await hanh.content(app, id)).statusCode).toBe(404);
    expect(await kept()).toBe(before);
  });

  it('is nobody else’s, whatever they ask', async () => {
    const id = await hanh.begun(app, 'anh.png', 100);
    const part = Buffer.alloc(10);
    const theirs = [await nam.ask(app, 'HEAD', `/${id}`), await nam.part(app, id, 0, part), await nam.ask(app, 'DELETE', `/${id}`), await nam.part(app, randomUUID(), 0, part)];
    expect(theirs.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    expect(await hanh.offset(app, id)).toBe(0);
    expect((await aSender('').begin(app, 'anh.png', 100)).statusCode).toBe(401);
  });

  it('is ended by who began it, and nothing of it stays', async () => {
    const before = await kept();
    const id = await hanh.begun(app, 'anh.png', 100);
    await hanh.part(app, id, 0, Buffer.alloc(50));
    expect((await hanh.ask(app, 'DELETE', `/${id}`)).statusCode).toBe(204);
    expect((await hanh.ask(app, 'HEAD', `/${id}`)).statusCode).toBe(404);
    expect(await kept()).toBe(before);
  });

  it('is waited for a day after its last part, then it says that it is too late', async () => {
    const before = await kept();
    const id = await hanh.begun(app, 'anh.png', 100);
    clock.advance(23 * hour);
    await hanh.part(app, id, 0, Buffer.alloc(50));
    clock.advance(23 * hour);
    expect(await hanh.offset(app, id)).toBe(50);
    clock.advance(2 * hour);
    expect((await hanh.ask(app, 'HEAD', `/${id}`)).statusCode).toBe(410);
    await app.get(UploadsService).settleLeft(1_000);
    const late = await hanh.part(app, id, 50, Buffer.alloc(50));
    expect([late.statusCode, codeOf(late)]).toEqual([410, 'attachment-expired']);
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ state: 'failed', problem: 'attachment-expired' });
    expect(await kept()).toBeLessThanOrEqual(before);
  });

  it('is one of so many at a time', async () => {
    const many = await Promise.all(Array.from({ length: 41 }, () => nam.begin(app, 'anh.png', 10)));
    expect(many.filter(({ statusCode }) => statusCode === 201).length).toBeGreaterThanOrEqual(40);
    expect((await nam.begin(app, 'anh.png', 10)).statusCode).toBe(429);
  });

  it('leaves no name of a file in the log', () => {
    expect(lines.filter((line) => /nh\.png|don\.pdf/.test(line))).toEqual([]);
  });
});
