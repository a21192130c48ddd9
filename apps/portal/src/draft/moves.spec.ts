import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aRunningPortal, csrfIn, signedIn } from '../a-running-portal.ts';
import type { RunningPortal } from '../a-running-portal.ts';
import { aDossier, minutes } from '../dossier/a-dossier.ts';
import { anOpenDraft } from './an-open-draft.ts';

interface Heard { readonly method: string; readonly url: string; readonly version?: string | undefined; readonly key?: string | undefined; readonly body: unknown }

const { draft } = anOpenDraft({ keptAtMostUntil: '2027-05-21T03:32:00Z' });
const refused = aDossier('refused', { refusal: 'Diện tích ghi khác với bản vẽ.' });
const other = '1b6f2a4e-5f6e-4a51-9c55-6f0a8e1c2d33';
let portal: RunningPortal;
let heard: Heard[] = [];
/** What eforms refuses with next; nothing: it does what it is asked. */
let refusal: { status: number; code: string } | undefined;
let papers: Record<string, string[]> = {};

beforeAll(async () => {
  portal = await aRunningPortal((behind) => {
    behind.get(`/v1/drafts/${draft.id}`, (_request, reply) => reply.send({ ...draft, papers }));
    behind.get(`/v1/drafts/${draft.id}/problems`, (_request, reply) => reply.send({ problems: [] }));
    behind.get(`/v1/dossiers/${refused.status.id}`, (_request, reply) => reply.send(refused));
    for (const [method, url] of [['POST', '/v1/drafts'], ['PATCH', `/v1/drafts/${draft.id}`], ['POST', `/v1/drafts/${draft.id}/:move`]] as const) {
      behind.route({ method, url, handler: (request, reply) => {
        const { 'if-match': version, 'idempotency-key': key } = request.headers;
        heard.push({ method, url: request.url, version, key: key?.toString(), body: request.body });
        return refusal ? reply.code(refusal.status).send({ type: `https://motcua.example/problems/${refusal.code}` }) : reply.send(draft);
      } });
    }
  });
});
afterAll(() => portal.close());
beforeEach(() => {
  [heard, refusal, papers] = [[], undefined, {}];
});

const taskList = `/ban-nhap/${draft.id}`;
const dossier = `/ho-so/${refused.status.id}`;
async function post(url: string, fields: Record<string, string>, from = taskList) {
  const cookie = signedIn(portal);
  const browser = { cookie, accept: 'text/html' };
  const { body } = await portal.app.inject({ method: 'GET', url: from, headers: browser });
  const payload = new URLSearchParams({ _csrf: csrfIn(body), ...fields }).toString();
  return portal.app.inject({ method: 'POST', url, payload, headers: { ...browser, 'content-type': 'application/x-www-form-urlencoded' } });
}
const leadsTo = async (...asked: Parameters<typeof post>) => (await post(...asked)).headers.location;

const moves: [string, string, Record<string, string>, string][] = [
  ['moving to the newer version', `${taskList}/ban-moi`, { version: '7', key: 'a-key-of-the-page' }, taskList],
  ['keeping it longer', `${taskList}/giu`, { expiresAt: draft.expiresAt }, taskList],
  ['using a file again', `${taskList}/giay-to/minutes/dung-lai`, { file: other }, taskList],
  ['submitting again', `${dossier}/nop-lai`, {}, dossier],
];
it.each(moves)('%s is not done for a form of another site', async (_, url, fields, from) => {
  expect((await post(url, { ...fields, _csrf: 'x.y' }, from)).statusCode).toBe(403);
  expect(heard).toEqual([]);
});

describe('moving a draft to the newer version', () => {
  const fields = { version: '7', key: 'a-key-of-the-page' };

  it('carries the version that was seen and the page’s own key', async () => {
    expect(await leadsTo(`${taskList}/ban-moi`, fields)).toBe(taskList);
    expect(heard).toEqual([{ method: 'POST', url: `/v1/drafts/${draft.id}/upgrade`, version: '"7"', key: 'a-key-of-the-page', body: undefined }]);
  });

  it('says so when another window has saved meanwhile', async () => {
    refusal = { status: 412, code: 'draft-changed' };
    expect(await leadsTo(`${taskList}/ban-moi`, fields)).toBe(`${taskList}?chua-chuyen=1`);
  });
});

it('a draft whose form is too old is led back to what the check page says of it', async () => {
  refusal = { status: 409, code: 'draft-form-superseded' };
  expect(await leadsTo(`${taskList}/nop`, { key: 'a-key-of-the-page', truth: 'true' }, `${taskList}/kiem-tra`)).toBe(`${taskList}/kiem-tra`);
});

describe('keeping a draft longer', () => {
  it('tells the end that was seen, and leads back to where it was asked', async () => {
    expect(await leadsTo(`${taskList}/giu`, { expiresAt: draft.expiresAt })).toBe(`${taskList}?da-giu=1`);
    expect(await leadsTo(`${taskList}/giu`, { expiresAt: draft.expiresAt, ve: 'ho-so' })).toBe('/ho-so');
    expect(heard.map(({ body }) => body)).toEqual(Array(2).fill({ expiresAt: draft.expiresAt }));
  });

  it('that is kept as long as it can be says until when', async () => {
    refusal = { status: 409, code: 'draft-kept-long-enough' };
    expect(await leadsTo(`${taskList}/giu`, { expiresAt: draft.expiresAt })).toBe(`${taskList}?da-giu=1`);
  });

  it('without an end asks nobody', async () => {
    expect([(await post(`${taskList}/giu`, {})).statusCode, heard]).toEqual([400, []]);
  });
});

describe('using a file again', () => {
  const url = `${taskList}/giay-to/minutes/dung-lai`;

  it('adds it to the paper’s other files', async () => {
    papers = { minutes: [minutes.id] };
    expect(await leadsTo(url, { file: other })).toBe(`${taskList}/giay-to#paper-minutes`);
    expect(heard).toMatchObject([{ method: 'PATCH', body: { papers: { minutes: [minutes.id, other] } } }]);
  });

  it('does not go beyond what the paper takes', async () => {
    papers = { minutes: [minutes.id, draft.id] };
    expect(await leadsTo(url, { file: other })).toContain('loi=too-many');
    expect(heard).toMatchObject([{ body: { papers: { minutes: [minutes.id, draft.id] } } }]);
  });

  it.each([['a paper that there is not', `${taskList}/giay-to/passport/dung-lai`, other], ['what is no file', url, '../../etc/passwd']])('of %s does nothing', async (_, where, file) => {
    expect([(await post(where, { file })).statusCode, heard]).toEqual([404, []]);
  });
});

describe('submitting a refused dossier again', () => {
  it('leads to the draft that is made from it', async () => {
    expect(await leadsTo(`${dossier}/nop-lai`, {}, dossier)).toBe(taskList);
    expect(heard).toMatchObject([{ url: '/v1/drafts', body: { from: refused.status.id } }]);
  });

  it.each([[409, 'procedure-withdrawn', 'no-more'], [404, 'procedure-unknown', 'no-more'], [409, 'draft-dossier-not-refused', 'not-now']])('that is answered with %i %s says so', async (status, code, said) => {
    refusal = { status, code };
    expect(await leadsTo(`${dossier}/nop-lai`, {}, dossier)).toBe(`${dossier}?tin=${said}`);
  });
});
