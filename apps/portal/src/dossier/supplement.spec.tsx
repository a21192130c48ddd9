import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { goodAnswers } from '@motcua/forms/a-form';
import { aRunningPortal, csrfIn, signedIn } from '../a-running-portal.ts';
import type { RunningPortal } from '../a-running-portal.ts';
import { anAskedDossier, minutes } from './a-dossier.ts';

const { members: _, ...alone } = { ...goodAnswers(), founders: 'alone' };
let portal: RunningPortal;
let dossier = anAskedDossier({ fields: ['area'], papers: [] });
let sent: { answers: Record<string, unknown>; papers: Record<string, string[]> }[] = [];
const uploaded = { ...minutes, id: '5c1f0b2a-1a2b-4c3d-8e4f-5a6b7c8d9e0f', name: 'biên bản mới.pdf' };
const where = `/ho-so/${dossier.status.id}/bo-sung`;

beforeAll(async () => {
  portal = await aRunningPortal((behind) => {
    behind.addContentTypeParser('multipart/form-data', (_request, payload, done) => void payload.resume().on('end', () => done(null)));
    behind.get('/v1/dossiers/:id', (_request, reply) => reply.send(dossier));
    behind.post('/v1/attachments', (_request, reply) => reply.code(201).send(uploaded));
    behind.post('/v1/dossiers/:id/supplement', (request, reply) => {
      sent.push(request.body as (typeof sent)[number]);
      return reply.send({ id: dossier.status.id, reference: dossier.status.reference, act: 'supplement', version: 4, state: 'submitted', at: '2026-11-24T03:41:00.000Z' });
    });
  });
});
afterAll(() => portal.close());
beforeEach(() => {
  sent = [];
});

const opened = async () => {
  const cookie = signedIn(portal);
  const { body } = await portal.app.inject({ method: 'GET', url: where, headers: { cookie, accept: 'text/html' } });
  return { cookie, body };
};
/** Sends the page back with these fields and files. */
async function post(fields: Record<string, string>, files: Record<string, string> = {}) {
  const { cookie, body } = await opened();
  const form = new FormData();
  const hidden = { _csrf: csrfIn(body), version: '3', key: 'a-key-of-the-page', _shown: /name="_shown" value="([^"]*)"/.exec(body)?.[1] ?? '' };
  for (const [name, value] of Object.entries({ ...hidden, ...fields })) form.append(name, value);
  for (const [name, file] of Object.entries(files)) form.append(name, new Blob(['%PDF-1.7']), file);
  const request = new Response(form);
  const headers = { cookie, accept: 'text/html', 'content-type': request.headers.get('content-type') ?? '' };
  return portal.app.inject({ method: 'POST', url: where, headers, payload: Buffer.from(await request.arrayBuffer()) });
}
const names = (html: string) => new Set([...html.matchAll(/<(?:input|select|textarea)[^>]* name="([^"_][^"]*)"/g)].map(([, name]) => name));

describe('the page of a supplement', () => {
  it('opens exactly what was asked for, with the official’s words and what was handed in', async () => {
    dossier = anAskedDossier({ fields: ['area'], papers: ['minutes'] });
    const { body } = await opened();
    expect(names(body)).toEqual(new Set(['lang', 'version', 'key', 'area', 'papers.minutes'].filter((name) => name !== 'lang')));
    for (const words of ['Diện tích ghi khác với bản vẽ.', 'Đã khai: 32,5 m²', 'Đã nộp: biên bản.pdf', 'value="32,5"']) expect(body).toContain(words);
  });

  it('shows all the rest to be read', async () => {
    dossier = anAskedDossier({ fields: ['area'], papers: [] });
    const { body } = await opened();
    expect(body).toContain('Nguyễn Thị Minh Hạnh');
    expect(body).toContain('Trần Thu Trang');
    expect(names(body).has('name')).toBe(false);
  });

  it('keeps ready the question that an answer may bring in, hidden and not claimed to be asked', async () => {
    dossier = anAskedDossier({ fields: ['loan'], papers: [] });
    expect((await opened()).body).toMatch(/data-when="[^"]*loan[^"]*" hidden><input type="hidden" name="_asked" value="loan-amount" disabled/);
  });

  it('is not there when nothing is asked', async () => {
    dossier = { ...dossier, actions: [] };
    const cookie = signedIn(portal);
    const answer = await portal.app.inject({ method: 'GET', url: where, headers: { cookie, accept: 'text/html' } });
    expect(answer.headers.location).toBe(`/ho-so/${dossier.status.id}?tin=not-now`);
  });
});

describe('a supplement', () => {
  it('sends what was asked for and nothing else, whatever the form brings', async () => {
    dossier = anAskedDossier({ fields: ['area'], papers: [] });
    const { headers } = await post({ area: '40', name: 'Ai Khác', 'loan-amount': '5' });
    expect(headers.location).toBe(`/ho-so/${dossier.status.id}?tin=supplemented`);
    expect(sent).toEqual([{ answers: { area: 40 }, papers: {} }]);
  });

  it('carries new files for the papers that were asked for', async () => {
    dossier = anAskedDossier({ fields: [], papers: ['minutes'] });
    await post({}, { 'papers.minutes': 'biên bản mới.pdf', 'papers.photo': 'anh.pdf' });
    expect(sent).toEqual([{ answers: {}, papers: { minutes: [uploaded.id] } }]);
  });

  it('whose answer brings in a question, a page and a paper is shown again with them, and blames nobody', async () => {
    dossier = anAskedDossier({ fields: ['founders', 'loan'], papers: [] }, { answers: alone, papers: {}, attachments: [] });
    const { statusCode, body } = await post({ founders: 'household', loan: 'true' });
    expect([statusCode, sent]).toEqual([200, []]);
    for (const name of ['loan-amount', 'members.0.member-name', 'papers.minutes']) expect(names(body)).toContain(name);
    expect(body).toContain('mở thêm câu hỏi');
    expect(body).not.toContain('class="error-summary"');
  });

  it('sends what was brought in together with what brought it in', async () => {
    dossier = anAskedDossier({ fields: ['loan'], papers: [] });
    await post({ loan: 'true', 'loan-amount': '5.000.000', _asked: 'loan-amount' });
    expect(sent).toEqual([{ answers: { loan: true, 'loan-amount': 5_000_000 }, papers: {} }]);
  });

  it('that nobody asked for is not taken', async () => {
    dossier = anAskedDossier({ fields: ['area'], papers: [] });
    const { cookie, body } = await opened();
    dossier = { ...dossier, actions: [] };
    const form = new FormData();
    for (const [name, value] of Object.entries({ _csrf: csrfIn(body), version: '3', key: 'a-key-of-the-page', area: '40' })) form.append(name, value);
    const request = new Response(form);
    const answer = await portal.app.inject({ method: 'POST', url: where, headers: { cookie, accept: 'text/html', 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) });
    expect([answer.headers.location, sent]).toEqual([`/ho-so/${dossier.status.id}?tin=not-now`, []]);
  });
});
