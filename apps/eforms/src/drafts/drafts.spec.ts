import { Draft } from '@motcua/contracts/eforms-api';
import { FakeClock } from '@motcua/testing/fake-clock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAgency, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, type RunningEforms } from '../a-running-eforms.ts';
import { AttachmentSweep } from '../attachments/attachment.sweep.ts';
import { anUpload, aPdf } from '@motcua/files/a-file';

const day = 24 * 60 * 60 * 1000;

describe('drafts', () => {
  let eforms: RunningEforms;
  let hanh: string;
  let nam: string;
  let draft: Draft;
  const clock = new FakeClock();
  const lines: string[] = [];
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, { body, who = hanh, ...headers }: { body?: object; who?: string; [header: string]: unknown } = {}) =>
    eforms.send({ method, url: `/v1/drafts${path}`, ...(body ? { payload: body } : {}), headers: { authorization: who, ...(headers as Record<string, string>) } });
  const begin = async (who = hanh) => (await ask('POST', '', { body: { procedureId: 'shop-sign', agency: anAgency.code }, who })).json<Draft>();
  const change = (version: number, body: object, id = draft.id) => ask('PATCH', `/${id}`, { body, 'if-match': `"${version}"` });
  const attach = async (who = hanh) => {
    const { payload, headers } = anUpload('ban-ve.pdf', await aPdf());
    const answer = await eforms.send({ method: 'POST', url: '/v1/attachments', payload, headers: { ...headers, authorization: who } });
    return answer.json<{ id: string }>().id;
  };

  beforeAll(async () => {
    eforms = await aRunningEforms({ clock, lines, people: { hanh: { name: 'Nguyễn Thị Minh Hạnh', email: 'hanh@example.com' } } });
    hanh = await eforms.identity.sign({ id: 'hanh' });
    nam = await eforms.identity.sign({ id: 'nam' });
  });
  afterAll(() => eforms.close());
  beforeEach(async () => {
    clock.advance(1000);
    draft = await begin();
  });

  it('a new one has the contract’s shape, today’s version of the form and what the account knows', () => {
    expect(Draft.parse(draft)).toMatchObject({ version: 1, procedure: { id: 'shop-sign', version: 1 }, agency: { code: anAgency.code }, answers: { 'full-name': 'Nguyễn Thị Minh Hạnh' } });
  });

  it('an account that identity does not know begins with nothing', async () => {
    expect((await begin(nam)).answers).toEqual({});
  });

  it.each([
    ['a procedure that does not exist', { procedureId: 'no-such', agency: anAgency.code }, 404, 'procedure-unknown'],
    ['an agency that does not exist', { procedureId: 'shop-sign', agency: '000.00.99.H29' }, 404, 'procedure-unknown'],
    ['an unknown field', { procedureId: 'shop-sign', agency: anAgency.code, owner: 'nam' }, 400, 'malformed-request'],
    ['a wrong type', { procedureId: 7, agency: anAgency.code }, 400, 'malformed-request'],
  ])('%s is refused', async (_, body, status, code) => {
    const answer = await ask('POST', '', { body });
    expect([answer.statusCode, answer.json().type]).toEqual([status, expect.stringMatching(new RegExp(`/${code}$`))]);
  });

  it('keeps answers field by field, tidied; null takes one away', async () => {
    await change(1, { section: 'owner', answers: { phone: ' 0903.512.789 ', email: 'hanh@example.com', sign: 'Bánh mì'.normalize('NFD') } });
    const answer = await change(2, { answers: { email: null, width: 2 } });
    expect(answer.json()).toMatchObject({ version: 3, visited: ['owner'] });
    expect(answer.json().answers).toEqual({ 'full-name': 'Nguyễn Thị Minh Hạnh', phone: '0903512789', sign: 'Bánh mì'.normalize('NFC'), width: 2 });
  });

  it('keeps wrong and missing answers, and says so when asked', async () => {
    await change(1, { answers: { phone: '12', width: 'rất rộng', members: [{ name: 'Lê 3', share: 1 }] } });
    const { problems } = (await ask('GET', `/${draft.id}/problems`)).json<{ problems: { at: string; code: string }[] }>();
    expect(problems.map(({ at }) => at)).toEqual(['phone', 'identity-number', 'sign', 'width', 'premises', 'rented', 'members.0.name', 'papers.drawing']);
  });

  it('has no problems when everything is right', async () => {
    await change(1, { answers: someAnswers, papers: { drawing: [await attach()] } });
    expect((await ask('GET', `/${draft.id}/problems`)).json()).toEqual({ problems: [] });
  });

  it.each([
    ['an unknown field', { answers: { colour: 'red' } }, 'colour', 'unknown-field'],
    ['an unknown field of a row', { answers: { members: [{ name: 'Lê Hồng', colour: 'red' }] } }, 'members.0.colour', 'unknown-field'],
    ['a key that is none of the form’s but of every object', { answers: { constructor: 'x' } }, 'constructor', 'unknown-field'],
    ['a list where a text belongs', { answers: { sign: ['a'] } }, 'sign', 'wrong-type'],
    ['a text where rows belong', { answers: { members: 'Lê Hồng' } }, 'members', 'wrong-type'],
    ['an unknown paper', { papers: { passport: [randomUUID()] } }, 'papers.passport', 'paper-unknown'],
  ])('%s is refused beside its place, and nothing is saved', async (_, body, at, code) => {
    const answer = await change(1, body);
    expect([answer.statusCode, answer.json().type]).toEqual([422, expect.stringMatching(/answers-invalid$/)]);
    expect(answer.json().errors).toMatchObject([{ at, code, message: { vi: expect.any(String), en: expect.any(String) } }]);
    expect((await ask('GET', `/${draft.id}`)).json()).toEqual(draft);
  });

  it('a body that reaches for the prototype is refused whole', async () => {
    const headers = { authorization: hanh, 'if-match': '"1"', 'content-type': 'application/json' };
    const answer = await eforms.send({ method: 'PATCH', url: `/v1/drafts/${draft.id}`, payload: Buffer.from('{"answers":{"__proto__":{"x":1}}}'), headers });
    expect([answer.statusCode, answer.json().type]).toEqual([400, expect.stringMatching(/malformed-request$/)]);
  });

  it('somebody else’s attachment cannot be named', async () => {
    const theirs = await attach(nam);
    const answer = await change(1, { papers: { drawing: [theirs] } });
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ at: theirs, code: 'attachment-unknown' }] });
  });

  it('more than 256 KB of answers are refused', async () => {
    const members = Array.from({ length: 20 }, () => ({ name: 'n'.repeat(14_000), share: 1 }));
    const answer = await change(1, { answers: { members } });
    expect([answer.statusCode, answer.json().type]).toEqual([413, expect.stringMatching(/too-large$/)]);
  });

  it('of two pages that saved at once the second is told what happened', async () => {
    const answers = await Promise.all([change(1, { answers: { width: 1 } }), change(1, { answers: { width: 2 } })]);
    const [won, lost] = answers.sort((one, other) => one.statusCode - other.statusCode);
    expect([won?.statusCode, lost?.statusCode]).toEqual([200, 412]);
    expect(lost?.json()).toMatchObject({ type: expect.stringMatching(/draft-changed$/), version: 2, savedAt: won?.json<Draft>().savedAt });
  });

  it('a change has to say which version it has seen', async () => {
    const answer = await ask('PATCH', `/${draft.id}`, { body: { answers: {} } });
    expect([answer.statusCode, answer.json().type]).toEqual([428, expect.stringMatching(/version-required$/)]);
  });

  it.each([
    ['GET', ''],
    ['GET', '/problems'],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/submit'],
  ] as const)('somebody else’s is as good as none: %s %s', async (method, path) => {
    const more = { who: nam, 'if-match': '"1"', 'idempotency-key': randomUUID(), ...(method === 'PATCH' ? { body: { answers: {} } } : {}) };
    const [theirs, none] = [await ask(method, `/${draft.id}${path}`, more), await ask(method, `/${randomUUID()}${path}`, more)];
    expect(theirs.statusCode).toBe(404);
    expect(theirs.json<object>()).toEqual({ ...none.json<object>(), instance: expect.any(String), traceId: expect.any(String) });
    expect((await ask('GET', `/${draft.id}`)).json()).toEqual(draft);
  });

  it('own drafts are listed, newest first, and nobody else’s', async () => {
    clock.advance(1000);
    const newer = await begin();
    await begin(nam);
    const { drafts } = (await ask('GET', '')).json<{ drafts: Draft[] }>();
    expect(drafts.slice(0, 2).map(({ id }) => id)).toEqual([newer.id, draft.id]);
    expect((await ask('GET', '', { who: nam })).json<{ drafts: Draft[] }>().drafts.map(({ id }) => id)).not.toContain(draft.id);
  });

  it('a discarded one is gone', async () => {
    expect((await ask('DELETE', `/${draft.id}`)).statusCode).toBe(204);
    expect((await ask('GET', `/${draft.id}`)).statusCode).toBe(404);
  });

  it('expires 30 days after it was last saved, and keeps its files until then', async () => {
    const drawing = await attach();
    clock.advance(6 * day);
    await change(1, { papers: { drawing: [drawing] } });
    clock.advance(29 * day);
    await eforms.app.get(AttachmentSweep).sweep();
    expect((await ask('GET', `/${draft.id}`)).json<Draft>().attachments.map(({ id }) => id)).toEqual([drawing]);
    clock.advance(2 * day);
    expect((await ask('GET', `/${draft.id}`)).statusCode).toBe(404);
  });

  it('no answer stands in the log', () => {
    expect(lines.filter((line) => /Hạnh|0903512789|hanh@/.test(line))).toEqual([]);
  });
});
