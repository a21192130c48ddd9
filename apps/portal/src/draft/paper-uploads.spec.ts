import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fileRefusals } from '@motcua/files/file.problems';
import { fileWords } from '@motcua/files/file-words';
import type { Attachment } from '@motcua/contracts/eforms-api';
import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { aRunningPortal, csrfIn, signedIn } from '../a-running-portal.ts';
import type { RunningPortal } from '../a-running-portal.ts';
import { anOpenDraft } from './an-open-draft.ts';

const { draft: fresh, form } = anOpenDraft();
const paper = form.papers[0]?.paper;
const id = randomUUID();
const file: Attachment = { id, name: 'căn cước.pdf', size: 9, type: 'application/pdf', state: 'waiting', uploadedAt: '2026-11-25T03:00:00.000Z' };
const problem = (code: string) => JSON.stringify({ type: `https://motcua.example/problems/${code}`, title: code, status: 0 });

/** What eforms has and hears, and what it answers to a part. */
const eforms = { papers: {} as Record<string, string[]>, version: 1, file, parts: [] as { offset: string; content: string; bearer: string }[], answer: { status: 204, body: '' }, again: 0, begun: [] as string[] };

let portal: RunningPortal;
beforeAll(async () => {
  portal = await aRunningPortal((behind) => {
    behind.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload));
    behind.get('/v1/drafts/:id', (_request, reply) => reply.send({ ...fresh, version: eforms.version, papers: eforms.papers, attachments: Object.values(eforms.papers).flat().map(() => eforms.file) }));
    behind.patch('/v1/drafts/:id', (request, reply) => {
      eforms.papers = { ...eforms.papers, ...(request.body as { papers: Record<string, string[]> }).papers };
      eforms.version += 1;
      return reply.send({ ...fresh, version: eforms.version, papers: eforms.papers, attachments: [] });
    });
    behind.post('/v1/uploads', (request, reply) => {
      eforms.begun.push(`${request.headers['upload-length']} ${request.headers['upload-metadata']}`);
      return reply.code(201).header('location', `uploads/${id}`).send();
    });
    behind.head('/v1/uploads/:id', (_request, reply) => reply.headers({ 'upload-offset': '4', 'upload-length': '9' }).send());
    behind.patch('/v1/uploads/:id', async (request, reply) => {
      const content = (await buffer(request.body as Readable)).toString();
      eforms.parts.push({ offset: String(request.headers['upload-offset']), content, bearer: String(request.headers.authorization) });
      return reply.code(eforms.answer.status).header('upload-offset', '9').send(eforms.answer.body || undefined);
    });
    behind.get('/v1/attachments/:id', (_request, reply) => reply.send(eforms.file));
    behind.delete('/v1/attachments/:id', (_request, reply) => reply.code(204).send());
    behind.post('/v1/attachments/:id/scan', (_request, reply) => {
      eforms.again += 1;
      return reply.send(eforms.file);
    });
  });
});
afterAll(() => portal.close());
beforeEach(() => void Object.assign(eforms, { papers: {}, file, parts: [], begun: [], answer: { status: 204, body: '' } }));

const page = `/ban-nhap/${fresh.id}/giay-to`;
const uploads = `${page}/${paper?.id ?? ''}/gui`;
const metadata = (name: string) => `filename ${Buffer.from(name).toString('base64')}`;

/** The script of the page, for the citizen who is signed in. */
async function aScript(lang = 'vi') {
  const cookie = `${signedIn(portal)}; lang=${lang}`;
  const { body } = await portal.app.inject({ url: page, headers: { cookie, accept: 'text/html' } });
  const headers = { cookie, accept: 'text/html;part=file', 'tus-resumable': '1.0.0', 'csrf-token': csrfIn(body) };
  return {
    page: body,
    csrf: csrfIn(body),
    begin: (name: string, length = 9, more: Record<string, string> = {}) =>
      portal.app.inject({ method: 'POST', url: uploads, headers: { ...headers, 'upload-length': String(length), 'upload-metadata': metadata(name), ...more } }),
    part: (content: string, more: Record<string, string> = {}) =>
      portal.app.inject({ method: 'PATCH', url: `${uploads}/${id}`, payload: content, headers: { ...headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': '4', ...more } }),
    standing: () => portal.app.inject({ method: 'HEAD', url: `${uploads}/${id}`, headers }),
    post: (path: string, token: string) => portal.app.inject({ method: 'POST', url: `${page}/${paper?.id ?? ''}/${id}/${path}`, payload: `_csrf=${encodeURIComponent(token)}`, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html;part=file' } }),
  };
}

describe('the script of the papers page', () => {
  it('is told what a paper takes before anything is chosen', async () => {
    const { page: html } = await aScript();
    expect(html).toContain(`data-upload="${uploads}"`);
    expect(html).toMatch(/data-max-bytes="\d+"/);
  });

  it('begins an upload that stands in the draft from then on', async () => {
    const answer = await (await aScript()).begin('căn cước.pdf');
    expect([answer.statusCode, answer.headers['location']]).toEqual([201, `${uploads}/${id}`]);
    expect(answer.body).toMatch(/<li class="file" data-state="waiting"/);
    expect(eforms.begun).toEqual([`9 ${metadata('căn cước.pdf')}`]);
    expect(eforms.papers).toEqual({ [paper?.id ?? '']: [id] });
  });

  it('sends parts with the token of the citizen, which the browser never sees', async () => {
    const script = await aScript();
    const answer = await script.part('cước.');
    expect([answer.statusCode, answer.headers['upload-offset']]).toEqual([204, '9']);
    expect(eforms.parts).toEqual([{ offset: '4', content: 'cước.', bearer: 'Bearer a-token' }]);
    const { headers } = await script.standing();
    expect([headers['upload-offset'], headers['upload-length']]).toEqual(['4', '9']);
  });

  it.each([
    ['too large', 'a.pdf', 900_000_000, /lớn hơn/],
    ['empty', 'a.pdf', 0, /rỗng/],
    ['of another type', 'a.exe', 9, /Chỉ nhận/],
    ['a picture of an iPhone', 'a.heic', 9, /HEIC/],
  ])('hears at once that a file is %s', async (_, name, length, words) => {
    const answer = await (await aScript()).begin(name, length);
    expect([answer.statusCode, answer.body]).toEqual([422, expect.stringMatching(words)]);
    expect([eforms.begun, eforms.papers]).toEqual([[], {}]);
  });

  it('hears that there are enough files', async () => {
    eforms.papers = { [paper?.id ?? '']: Array.from({ length: paper?.maxFiles ?? 0 }, () => randomUUID()) };
    expect((await (await aScript()).begin('a.pdf')).body).toContain('Chỉ nhận tối đa');
  });

  it.each([['vi', 'attachment-macros'], ['en', 'attachment-macros'], ['vi', 'attachment-pdf-script']] as const)('hears in %s why a whole file is refused: %s; it leaves the draft', async (lang, code) => {
    eforms.papers = { [paper?.id ?? '']: [id] };
    eforms.answer = { status: 422, body: problem(code) };
    eforms.file = { ...file, state: 'failed', problem: code };
    const answer = await (await aScript(lang)).part('x');
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(fileWords(code)[lang]);
    expect(eforms.papers).toEqual({ [paper?.id ?? '']: [] });
  });

  it('hears where an upload stands when a part does not fit', async () => {
    eforms.answer = { status: 409, body: problem('upload-offset') };
    const answer = await (await aScript()).part('x');
    expect([answer.statusCode, answer.headers['upload-offset']]).toEqual([409, '9']);
  });

  it('is not heard for another site', async () => {
    const script = await aScript();
    expect((await script.begin('a.pdf', 9, { 'csrf-token': 'x' })).statusCode).toBe(403);
    expect((await script.part('x', { 'csrf-token': 'x' })).statusCode).toBe(403);
    expect(eforms.parts).toEqual([]);
  });

  it('takes a file away without leaving the page', async () => {
    eforms.papers = { [paper?.id ?? '']: [id] };
    const script = await aScript();
    expect((await script.post('bo', script.csrf)).statusCode).toBe(204);
    expect(eforms.papers).toEqual({ [paper?.id ?? '']: [] });
  });
});

describe('the papers page', () => {
  it.each<[Partial<Attachment>, string, string]>([
    [{ state: 'uploading' }, 'Gửi dở', '/bo'],
    [{ state: 'scanning' }, 'Đang quét vi-rút', 'data-poll'],
    [{ state: 'infected', problem: 'attachment-infected' }, fileWords('attachment-infected').vi, '/bo'],
    [{ state: 'failed', problem: 'attachment-scan-failed' }, fileWords('attachment-scan-failed').vi, '/quet'],
    [{ state: 'failed', problem: 'attachment-expired' }, fileWords('attachment-expired').vi, '/bo'],
    [{ state: 'clean' }, 'Đã quét, an toàn', `/tep/${id}`],
  ])('says of a file that is %j what is to be done', async (change, words, hook) => {
    eforms.papers = { [paper?.id ?? '']: [id] };
    eforms.file = { ...file, ...change };
    const { page: html } = await aScript();
    const row = /<li class="file".*?<\/li>/s.exec(html)?.[0] ?? '';
    expect(row).toContain(words);
    expect(row).toContain(hook);
  });

  it('has a file scanned again by a plain button', async () => {
    const script = await aScript();
    expect((await script.post('quet', script.csrf)).statusCode).toBe(303);
    expect(eforms.again).toBe(1);
  });

  it('has words for each refusal, in both languages, no two alike', () => {
    for (const lang of ['vi', 'en'] as const) expect(new Set(fileRefusals.map((code) => fileWords(code)[lang])).size).toBe(fileRefusals.length);
  });
});
