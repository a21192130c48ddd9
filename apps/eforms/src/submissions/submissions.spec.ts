import { submissionMade, statusChanged } from '@motcua/contracts/events';
import { SubmissionReceipt } from '@motcua/contracts/eforms-api';
import { isReference } from '@motcua/domain/reference/reference';
import { readLookupNumber } from '@motcua/domain/reference/lookup-number';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { testSecret } from '@motcua/testing/stack';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac, randomUUID } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { anAgency, aProcedure, manyAnswers, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, publishWithdrawal, type RunningEforms } from '../a-running-eforms.ts';
import { anUpload, aPdf, aPng } from '@motcua/files/a-file';
import { aTopicReader } from './a-topic-reader.ts';

describe('submissions', () => {
  let eforms: RunningEforms;
  let hanh: string;
  let nam: string;
  let drawing: string;
  let reader: ReturnType<typeof aTopicReader>;
  const clock = new FakeClock('2026-11-23T03:00:00Z');
  const lines: string[] = [];
  const inject = (method: 'GET' | 'POST' | 'PATCH', url: string, headers: Record<string, string>, payload?: object) => eforms.send({ method, url, headers, ...(payload ? { payload } : {}) });
  const whole = (change: object = {}) => ({ procedureId: 'shop-sign', agency: anAgency.code, answers: someAnswers, papers: { drawing: [drawing] }, ...change });
  const submit = (body: object, { key = randomUUID(), who = hanh, ...headers }: { key?: string; who?: string; [header: string]: string } = {}) =>
    inject('POST', '/v1/submissions', { authorization: who, 'idempotency-key': key, ...headers }, body);
  const get = (path: string, who = hanh) => inject('GET', `/v1/submissions/${path}`, { authorization: who });
  const attach = async (name: string, content: Buffer, who = hanh) => {
    const { payload, headers } = anUpload(name, content);
    return (await eforms.send({ method: 'POST', url: '/v1/attachments', payload, headers: { ...headers, authorization: who } })).json<{ id: string }>().id;
  };
  const aDraft = async () => {
    const { id } = (await inject('POST', '/v1/drafts', { authorization: hanh }, { procedureId: 'shop-sign', agency: anAgency.code })).json<{ id: string }>();
    await inject('PATCH', `/v1/drafts/${id}`, { authorization: hanh, 'if-match': '"1"' }, { answers: someAnswers, papers: { drawing: [drawing] } });
    return id;
  };
  const submitDraft = (id: string, key: string = randomUUID(), who = hanh) => inject('POST', `/v1/drafts/${id}/submit`, { authorization: who, 'idempotency-key': key });

  beforeAll(async () => {
    eforms = await aRunningEforms({ clock, lines });
    hanh = await eforms.identity.sign({ id: 'hanh' });
    nam = await eforms.identity.sign({ id: 'nam' });
    drawing = await attach('bản vẽ.pdf', await aPdf());
    reader = aTopicReader(eforms.surroundings.prefix, [submissionMade.topic, statusChanged.topic]);
  });
  afterAll(async () => {
    await reader.close();
    await eforms.close();
  });

  it('a complete one is answered with code, look-up number and the time of the answer', async () => {
    const answer = await submit(whole());
    expect(answer.statusCode).toBe(201);
    const receipt = SubmissionReceipt.parse(answer.json());
    // Monday 10:00 in Việt Nam; eight working hours later it is Tuesday 10:00.
    expect(receipt).toMatchObject({ submittedAt: '2026-11-23T03:00:00.000Z', answerDueAt: '2026-11-24T03:00:00.000Z' });
    expect(receipt.reference).toMatch(/^000\.12\.35\.H29-261123-\d{4}$/);
    expect([isReference(receipt.reference), readLookupNumber(receipt.lookupNumber)]).toEqual([true, receipt.lookupNumber]);
  });

  it('is shown whole to its owner, tidied and with its files', async () => {
    const answers = { ...someAnswers, sign: '  Bánh mì  Minh Hạnh '.normalize('NFD'), phone: '+84 903 512 789' };
    const { id } = (await submit(whole({ answers }), { 'accept-language': 'en-GB' })).json();
    const shown = (await get(id)).json();
    expect(shown).toMatchObject({
      owner: 'hanh',
      channel: 'online',
      answers: { sign: 'Bánh mì Minh Hạnh'.normalize('NFC'), phone: '0903512789' },
      attachments: [{ id: drawing, name: 'bản vẽ.pdf' }],
      contact: { name: 'Nguyễn Thị Minh Hạnh', phone: '0903512789', email: 'minh.hanh@example.com', language: 'en' },
    });
  });

  it.each([
    ['a client', { kind: 'client' }, 'api'],
    ['an official', { kind: 'official', roles: ['receptionist'] }, 'counter'],
  ] as const)('%s submits by another channel', async (_, actor, channel) => {
    const who = await eforms.identity.sign({ id: 'other', ...actor });
    const { id } = (await submit({ ...whole(), procedureId: 'long-form', answers: manyAnswers, papers: {} }, { who })).json();
    expect((await get(id, who)).json().channel).toBe(channel);
  });

  it('publishes what was submitted and the first status, once each and without personal data', async () => {
    const receipt = (await submit(whole())).json<SubmissionReceipt>();
    const published = await eventually(() => {
      const events = reader.about(receipt.id);
      expect(events).toHaveLength(2);
      return events;
    });
    const made = submissionMade.schema.parse(published.find(({ type }) => type === submissionMade.type));
    const status = statusChanged.schema.parse(published.find(({ type }) => type === statusChanged.type));
    expect(made.data).toMatchObject({ reference: receipt.reference, procedure: { id: 'shop-sign', version: 1 }, agency: anAgency.code, channel: 'online' });
    expect(status.data.status).toMatchObject({ id: receipt.id, version: 1, state: 'submitted', lookupNumber: receipt.lookupNumber, timeline: [{ state: 'submitted' }] });
    const factor = (digits: string) => createHmac('sha256', testSecret).update(`${receipt.id}:${digits}`).digest('base64url').slice(0, 22);
    expect(status.data.factors).toEqual([factor('2789'), factor('1234')]);
    expect(JSON.stringify(published)).not.toMatch(/Hạnh|0903|hanh|079180/);
  });

  const incomplete = () => {
    const { sign: _, ...answers } = someAnswers;
    return answers;
  };
  it.each([
    ['a missing answer', () => whole({ answers: incomplete() }), 'sign', 'required'],
    ['an unknown field', () => whole({ answers: { ...someAnswers, colour: 'red' } }), 'colour', 'unknown-field'],
    ['a wrong type', () => whole({ answers: { ...someAnswers, sign: { $gt: '' } } }), 'sign', 'wrong-type'],
    ['a number out of range', () => whole({ answers: { ...someAnswers, width: 21 } }), 'width', 'too-large'],
    ['an address in another district', () => whole({ answers: { ...someAnswers, premises: { street: '1', ward: '26734' } } }), 'premises.ward', 'outside-area'],
    ['a missing paper', () => whole({ papers: {} }), 'papers.drawing', 'paper-missing'],
    ['a paper that an answer asks for', () => whole({ answers: { ...someAnswers, rented: true } }), 'papers.lease', 'paper-missing'],
    ['an unknown paper', () => whole({ papers: { drawing: [drawing], passport: [drawing] } }), 'papers.passport', 'paper-unknown'],
    ['a file that is none', () => whole({ papers: { drawing: [randomUUID()] } }), 'papers.drawing', 'paper-file-unknown'],
    ['a file twice', () => whole({ papers: { drawing: [drawing, drawing] } }), 'papers.drawing', 'paper-repeated'],
  ])('%s is refused beside its place', async (_, body, at, code) => {
    const answer = await submit(body());
    expect([answer.statusCode, answer.json().type]).toEqual([422, expect.stringMatching(/answers-invalid$/)]);
    expect(answer.json().errors).toMatchObject([{ at, message: { vi: expect.any(String), en: expect.any(String) } }]);
    expect(answer.json().errors[0].code).toBe(code);
  });

  it('a file of another type than the paper takes, or of somebody else, is refused', async () => {
    const [png, theirs] = [await attach('hop-dong.png', aPng()), await attach('ban-ve.pdf', await aPdf(), nam)];
    const wrong = await submit(whole({ answers: { ...someAnswers, rented: true }, papers: { drawing: [theirs], lease: [png] } }));
    expect(wrong.json().errors).toMatchObject([{ at: 'papers.drawing', code: 'paper-file-unknown' }, { at: 'papers.lease', code: 'paper-type' }]);
  });

  it.each([
    ['an unknown member', { surprise: 1 }, 400, 'malformed-request'],
    ['a wrong type', { answers: 'all of them' }, 400, 'malformed-request'],
    ['a paper that is no list', { papers: { drawing: 'x' } }, 400, 'malformed-request'],
    ['an unknown procedure', { procedureId: 'no-such' }, 404, 'procedure-unknown'],
    ['an agency that does not offer it', { agency: '000.00.01.H29' }, 404, 'procedure-unknown'],
    ['10 MB of JSON', { answers: { sign: 'x'.repeat(10 * 1024 * 1024) } }, 413, 'too-large'],
    ['300 KB of answers', { answers: { note: 'x'.repeat(300 * 1024) } }, 413, 'too-large'],
  ])('%s is refused', async (_, change, status, code) => {
    const answer = await submit(whole(change));
    expect([answer.statusCode, answer.json().type]).toEqual([status, expect.stringMatching(new RegExp(`/${code}$`))]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('without an Idempotency-Key it is refused', async () => {
    const answer = await inject('POST', '/v1/submissions', { authorization: hanh }, whole());
    expect([answer.statusCode, answer.json().type]).toEqual([400, expect.stringMatching(/idempotency-key-missing$/)]);
  });

  it.each([
    ['no token', () => Promise.resolve('')],
    ['an expired token', () => eforms.identity.sign({ id: 'hanh' }, '-1s')],
    ['a forged token', () => eforms.identity.forge('hanh')],
    ['no JWT at all', () => Promise.resolve('Bearer abc')],
  ])('with %s it is refused', async (_, token) => {
    const answer = await submit(whole(), { who: await token() });
    expect([answer.statusCode, answer.json().type]).toEqual([401, expect.stringMatching(/not-signed-in$/)]);
  });

  it('the same key twice, also at once, is one dossier and one answer', async () => {
    const key = randomUUID();
    const answers = [...(await Promise.all(Array.from({ length: 8 }, () => submit(whole(), { key })))), await submit(whole(), { key })];
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(201);
  });

  it('a repetition gets its answer also when the request would be refused today', async () => {
    const key = randomUUID();
    const first = await submit(whole(), { key });
    clock.set('2034-06-01T03:00:00Z');
    const repeated = await submit(whole(), { key });
    clock.set('2026-11-23T03:00:00Z');
    expect(repeated.body).toBe(first.body);
  });

  it('the same key with another body is refused, of another person it is another key', async () => {
    const key = randomUUID();
    const body = { ...whole(), procedureId: 'long-form', answers: manyAnswers, papers: {} };
    await submit(body, { key });
    const reused = await submit({ ...body, answers: { ...manyAnswers, width: 3 } }, { key });
    expect([reused.statusCode, reused.json().type]).toEqual([409, expect.stringMatching(/idempotency-key-reused$/)]);
    expect((await submit(body, { key, who: nam })).statusCode).toBe(201);
  });

  it('200 at once get 200 codes and 200 look-up numbers', async () => {
    const receipts = (await Promise.all(Array.from({ length: 200 }, () => submit(whole())))).map((answer) => answer.json<SubmissionReceipt>());
    for (const part of ['id', 'reference', 'lookupNumber'] as const) expect(new Set(receipts.map((receipt) => receipt[part])).size).toBe(200);
    await eventually(() => expect(receipts.map(({ id }) => reader.about(id).length)).toEqual(receipts.map(() => 2)));
  });

  it('a draft submitted from two tabs, and again, is one dossier', async () => {
    const draft = await aDraft();
    const answers = [...(await Promise.all([submitDraft(draft), submitDraft(draft)])), await submitDraft(draft)];
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(201);
    const { id, reference } = answers[0]?.json<SubmissionReceipt>() ?? {};
    expect((await inject('GET', `/v1/drafts/${draft}`, { authorization: hanh })).json().submission).toEqual({ id, reference });
  });

  it('a draft that was submitted is not changed any more', async () => {
    const draft = await aDraft();
    const { id } = (await submitDraft(draft)).json<SubmissionReceipt>();
    const answer = await inject('PATCH', `/v1/drafts/${draft}`, { authorization: hanh, 'if-match': '"2"' }, { answers: { width: 3 } });
    expect(answer.json()).toMatchObject({ status: 409, type: expect.stringMatching(/draft-submitted$/), submission: { id } });
  });

  it('a key that submitted one draft does not submit another', async () => {
    const key = randomUUID();
    await submitDraft(await aDraft(), key);
    const answer = await submitDraft(await aDraft(), key);
    expect([answer.statusCode, answer.json().type]).toEqual([409, expect.stringMatching(/idempotency-key-reused$/)]);
  });

  it('an incomplete draft is refused with everything that is missing', async () => {
    const { id } = (await inject('POST', '/v1/drafts', { authorization: hanh }, { procedureId: 'shop-sign', agency: anAgency.code })).json<{ id: string }>();
    const answer = await submitDraft(id);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors.map(({ at }: { at: string }) => at)).toContain('papers.drawing');
  });

  it('somebody else’s is as good as none', async () => {
    const { id } = (await submit(whole())).json<SubmissionReceipt>();
    for (const path of ['', '/receipt.pdf']) {
      const [theirs, none] = [await get(`${id}${path}`, nam), await get(`${randomUUID()}${path}`, nam)];
      expect(theirs.statusCode).toBe(404);
      expect(theirs.json<object>()).toEqual({ ...none.json<object>(), instance: expect.any(String), traceId: expect.any(String) });
    }
  });

  it('its receipt slip is a PDF with the code and the applicant', async () => {
    const { id, reference } = (await submit(whole())).json<SubmissionReceipt>();
    const answer = await get(`${id}/receipt.pdf`);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(answer.rawPayload)), { mergePages: true });
    const plain = text.normalize('NFC').replace(/\s+/g, ' ');
    for (const part of [reference, 'NGUYỄN THỊ MINH HẠNH', aProcedure.name.vi, 'Bản vẽ biển hiệu', '0903']) expect(plain).toContain(part);
  });

  it('the service that needs it reads whole submissions or contacts, and nobody else may', async () => {
    const { id } = (await submit(whole())).json<SubmissionReceipt>();
    const [service, notify] = [await eforms.serviceToken(), await eforms.serviceToken('notify')];
    const content = (authorization: string) => inject('POST', '/internal/submissions/content', { authorization }, { ids: [randomUUID(), id] });
    const contact = (authorization: string) => inject('GET', `/internal/submissions/${id}/contact`, { authorization });
    expect((await content(service)).json().submissions).toMatchObject([{ id, owner: 'hanh', answers: { sign: 'Bánh mì Minh Hạnh' } }]);
    expect((await contact(notify)).json()).toEqual({ holder: 'hanh', name: 'Nguyễn Thị Minh Hạnh', phone: '0903512789', email: 'minh.hanh@example.com', language: 'vi' });
    const receipt = (authorization: string) => inject('GET', `/internal/submissions/${id}/receipt.pdf`, { authorization });
    expect((await receipt(notify)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect([(await content(notify)).statusCode, (await contact(service)).statusCode, (await receipt(service)).statusCode]).toEqual([403, 403, 403]);
    expect([(await content(hanh)).statusCode, (await contact(hanh)).statusCode, (await receipt(hanh)).statusCode]).toEqual([403, 403, 403]);
    expect((await submit(whole(), { who: service })).statusCode).toBe(403);
  });

  it('under a procedure that was withdrawn meanwhile is refused, and those made before go on', async () => {
    const draft = await aDraft();
    const { id } = (await submit(whole())).json<SubmissionReceipt>();
    await publishWithdrawal(eforms.surroundings.prefix, aProcedure, '2026-11-01');
    const begin = () => inject('POST', '/v1/drafts', { authorization: hanh }, { procedureId: 'shop-sign', agency: anAgency.code });
    await eventually(async () => expect((await begin()).statusCode).toBe(409));
    const refused = await submitDraft(draft);
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { type: expect.stringMatching(/procedure-withdrawn$/), withdrawnFrom: '2026-11-01' }]);
    expect((await submit(whole())).statusCode).toBe(409);
    expect([(await get(id)).statusCode, (await get(`${id}/receipt.pdf`)).statusCode]).toEqual([200, 200]);
  });

  it('nothing that a citizen wrote stands in the log', () => {
    expect(lines.some((line) => line.includes('dossiers submitted'))).toBe(true);
    expect(lines.filter((line) => /Hạnh|0903512789|hanh@|079180001234|Bánh mì|bản vẽ/.test(line.normalize('NFC')))).toEqual([]);
  });
});
