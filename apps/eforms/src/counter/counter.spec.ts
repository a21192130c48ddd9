import { CounterDraft } from '@motcua/contracts/counter-api';
import { Submission, SubmissionReceipt } from '@motcua/contracts/eforms-api';
import { anUpload, aPng } from '@motcua/files/a-file';
import { FakeClock } from '@motcua/testing/fake-clock';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAgency, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, type RunningEforms } from '../a-running-eforms.ts';
import { AttachmentSweep } from '../attachments/attachment.sweep.ts';

const drawing = { form: 'original', copies: 2, remark: 'có dấu đỏ' } as const;

describe('reception at the counter', () => {
  let eforms: RunningEforms;
  let trang: string;
  let colleague: string;
  let elsewhere: string;
  const people = { 'by-identity-number': { accounts: [{ id: 'hanh', name: 'NGUYỄN THỊ MINH HẠNH' }] } };
  const clock = new FakeClock('2026-11-23T03:00:00Z');

  beforeAll(async () => {
    eforms = await aRunningEforms({ clock, people });
    const receptionist = { kind: 'official', roles: ['receptionist'] } as const;
    trang = await eforms.identity.sign({ id: 'trang', ...receptionist, agency: anAgency.code });
    colleague = await eforms.identity.sign({ id: 'loan', ...receptionist, agency: anAgency.code });
    elsewhere = await eforms.identity.sign({ id: 'yen', ...receptionist, agency: '000.12.22.H29' });
  });
  afterAll(() => eforms.close());

  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, { who = trang, payload, ...headers }: { who?: string; payload?: object; [header: string]: unknown } = {}) =>
    eforms.send({ method, url: `/v1/counter-drafts${path}`, headers: { authorization: who, ...(headers as Record<string, string>) }, ...(payload ? { payload } : {}) });
  const begin = async (changes: object = {}, options: { who?: string; key?: string } = {}) =>
    ask('POST', '', { who: options.who ?? trang, 'idempotency-key': options.key ?? randomUUID(), payload: { procedureId: 'shop-sign', ...changes } });
  const filled = async (changes: object = {}, begun: object = {}) => {
    const { id } = CounterDraft.parse((await begin(begun)).json());
    await ask('PATCH', `/${id}`, { 'if-match': '"1"', payload: { answers: someAnswers, onPaper: { drawing }, ...changes } });
    return id;
  };
  const submit = (id: string, { who = trang, incomplete = false } = {}) => ask('POST', `/${id}/submit`, { who, 'idempotency-key': randomUUID(), payload: { incomplete } });
  const contentOf = async (id: string): Promise<Submission> => {
    const { body } = await eforms.send({ method: 'POST', url: '/internal/submissions/content', headers: { authorization: await eforms.serviceToken() }, payload: { ids: [id] } });
    return Submission.parse((JSON.parse(body) as { submissions: unknown[] }).submissions[0]);
  };

  it('begins with what a card or an earlier visit says', async () => {
    const draft = CounterDraft.parse((await begin({ applicant: { name: 'Trần Văn Dũng', identityNumber: '079078005678', phone: 'không rõ' } })).json());
    expect(draft.answers).toEqual({ 'full-name': 'Trần Văn Dũng', 'identity-number': '079078005678' });
    expect(draft.counter).toMatchObject({ by: 'trang', account: false, onPaper: {} });
  });

  it('begins one draft however often the same request comes', async () => {
    const key = randomUUID();
    const [one, other] = await Promise.all([begin({}, { key }), begin({}, { key })]);
    expect(one.json<{ id: string }>().id).toBe(other.json<{ id: string }>().id);
  });

  it('can be gone on with by a colleague, not by another agency, and by no citizen', async () => {
    const id = await filled();
    expect((await ask('GET', `/${id}`, { who: colleague })).statusCode).toBe(200);
    expect((await ask('GET', `/${id}`, { who: elsewhere })).statusCode).toBe(404);
    expect((await ask('GET', `/${id}`, { who: await eforms.identity.sign({ id: 'hanh' }) })).statusCode).toBe(403);
    expect((await ask('GET', `/${id}`, { who: await eforms.identity.sign({ id: 'bao', kind: 'official', roles: ['specialist'], agency: anAgency.code }) })).statusCode).toBe(403);
  });

  it('takes paper for a paper: no file is needed, and what was received is noted', async () => {
    const id = await filled();
    expect((await ask('GET', `/${id}/problems`)).json()).toEqual({ problems: [] });
    const receipt = SubmissionReceipt.parse((await submit(id)).json());
    expect(await contentOf(receipt.id)).toMatchObject({ channel: 'counter', papers: {}, counter: { by: 'trang', onPaper: { drawing } } });
  });

  it('makes one dossier of a draft, however often and by whomever it is sent', async () => {
    const id = await filled();
    const receipts = await Promise.all([submit(id), submit(id), submit(id, { who: colleague })]);
    expect(receipts.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect(new Set(receipts.map(({ body }) => body)).size).toBe(1);
    const later = CounterDraft.parse((await ask('GET', `/${id}`)).json());
    expect(later.submission?.reference).toBe(receipts[0]?.json<{ reference: string }>().reference);
  });

  it('gives the dossier to the account of the applicant when they say it is theirs', async () => {
    const { id } = SubmissionReceipt.parse((await submit(await filled({ account: true }))).json());
    expect((await contentOf(id)).owner).toBe('hanh');
    const own = await eforms.send({ method: 'GET', url: `/v1/submissions/${id}`, headers: { authorization: await eforms.identity.sign({ id: 'hanh' }) } });
    expect(own.statusCode).toBe(200);
  });

  it.each([
    ['they do not say so', { account: false }],
    ['the account with that number has another name', { account: true, answers: { ...someAnswers, 'full-name': 'Lê Văn Thành' } }],
  ])('gives it to no account when %s', async (_, changes) => {
    const { id } = SubmissionReceipt.parse((await submit(await filled(changes))).json());
    expect((await contentOf(id)).owner).toMatch(/^walk-in:/);
  });

  it('gives it to no account when two have the number', async () => {
    const before = people['by-identity-number'].accounts;
    people['by-identity-number'].accounts = [...before, { id: 'other', name: 'Nguyễn Thị Minh Hạnh' }];
    const { id } = SubmissionReceipt.parse((await submit(await filled({ account: true }))).json());
    people['by-identity-number'].accounts = before;
    expect((await contentOf(id)).owner).toMatch(/^walk-in:/);
  });

  it('notes who came in the place of the applicant, and how they want to hear of it', async () => {
    const behalf = { name: 'Lê Văn Thành', identityNumber: '079078005678', authorisation: 'Giấy ủy quyền số 12/2026' };
    const wishes = { language: 'en', notify: 'phone', result: 'post', postTo: '128/5 Đinh Tiên Hoàng' };
    const { id } = SubmissionReceipt.parse((await submit(await filled({ behalf, wishes }))).json());
    const { counter, contact } = await contentOf(id);
    expect(counter).toMatchObject({ behalf, wishes });
    expect(contact).toEqual({ name: 'Nguyễn Thị Minh Hạnh', phone: '0903512789', language: 'en' });
  });

  it('refuses what is missing, unless it is to be asked for; what is wrong it refuses always', async () => {
    const missing = await filled({ onPaper: {} });
    expect((await submit(missing)).json()).toMatchObject({ errors: [{ at: 'papers.drawing', code: 'paper-missing' }] });
    expect((await submit(missing, { incomplete: true })).statusCode).toBe(201);
    const wrong = await filled({ answers: { ...someAnswers, phone: '123' } });
    expect((await submit(wrong, { incomplete: true })).statusCode).toBe(422);
    const nobody = await filled({ answers: { ...someAnswers, 'full-name': null } });
    expect((await submit(nobody, { incomplete: true })).statusCode).toBe(422);
  });

  it('keeps scans with the dossier, and the sweep leaves them alone', async () => {
    const { payload, headers } = anUpload('bản vẽ.png', aPng());
    const { id: scan } = (await eforms.send({ method: 'POST', url: '/v1/counter-attachments', payload, headers: { ...headers, authorization: trang } })).json<{ id: string }>();
    const receipt = SubmissionReceipt.parse((await submit(await filled({ papers: { drawing: [scan] } }))).json());
    expect((await contentOf(receipt.id)).attachments).toMatchObject([{ id: scan }]);
    clock.advance(40 * 86_400_000);
    await eforms.app.get(AttachmentSweep).sweep();
    const content = await eforms.send({ method: 'GET', url: `/internal/attachments/${scan}/content`, headers: { authorization: await eforms.serviceToken() } });
    expect(content.statusCode).toBe(200);
  });

  it('hands in nothing confidential for anybody', async () => {
    expect((await begin({ procedureId: 'denunciation' })).statusCode).toBe(403);
  });
});
