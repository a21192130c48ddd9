import { type Attachment, Draft, type Submission, type SubmissionReceipt } from '@motcua/contracts/eforms-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { anUpload, aPdf } from '@motcua/files/a-file';
import { FakeClock } from '@motcua/testing/fake-clock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAgency, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, type RunningEforms } from '../a-running-eforms.ts';
import { aOneStop } from './a-one-stop.ts';

describe('a draft made from a refused dossier', () => {
  let eforms: RunningEforms;
  let oneStop: Awaited<ReturnType<typeof aOneStop>>;
  let hanh: string;
  let nam: string;
  const clock = new FakeClock('2026-11-23T03:00:00Z');
  const send = (method: 'GET' | 'POST' | 'PATCH', url: string, { who = hanh, payload, ...headers }: { who?: string; payload?: object; [header: string]: unknown } = {}) =>
    eforms.send({ method, url, headers: { authorization: who, ...(headers as Record<string, string>) }, ...(payload ? { payload } : {}) });
  const attach = async (who = hanh) => {
    const { payload, headers } = anUpload('ban-ve.pdf', await aPdf());
    return (await send('POST', '/v1/attachments', { payload, who, ...headers })).json<Attachment>();
  };

  /** Submitted here, refused there. */
  async function refused(changes: Partial<DossierView> = {}, { procedureId = 'shop-sign', who = hanh, more = {} }: { procedureId?: string; who?: string; more?: object } = {}): Promise<DossierView> {
    const drawing = await attach(who);
    const body = { procedureId, agency: anAgency.code, answers: someAnswers, papers: { drawing: [drawing.id], ...more } };
    const { id } = (await send('POST', '/v1/submissions', { who, payload: body, 'idempotency-key': randomUUID() })).json<SubmissionReceipt>();
    const { reference, lookupNumber, submittedAt, procedure, agency, answers, papers, attachments, contact } = (await send('GET', `/v1/submissions/${id}`, { who })).json<Submission>();
    const status = { id, reference, lookupNumber, version: 2, state: 'refused' as const, procedure, agency, submittedAt, paused: false, timeline: [], changedAt: submittedAt };
    const view: DossierView = {
      status, light: 'finished', procedure, channel: 'online', contact, answers, papers, attachments, steps: [], supplements: [], history: [], actions: [],
      refusal: 'Bản vẽ thiếu kích thước, tên biển trùng.', refusedParts: { papers: ['drawing'], fields: ['sign'] }, ...changes,
    };
    oneStop.show(who, view);
    return view;
  }
  const from = (dossier: DossierView, who = hanh) => send('POST', '/v1/drafts', { who, payload: { from: dossier.status.id } });
  const change = (draft: Draft, payload: object) => send('PATCH', `/v1/drafts/${draft.id}`, { payload, 'if-match': `"${draft.version}"` });
  const codeOf = (answer: { statusCode: number; json: () => { type: string } }) => [answer.statusCode, answer.json().type.split('/').at(-1)];

  beforeAll(async () => {
    oneStop = await aOneStop();
    eforms = await aRunningEforms({ clock, more: { ONE_STOP_URL: oneStop.url } });
    hanh = await eforms.identity.sign({ id: 'hanh' }, '90d');
    nam = await eforms.identity.sign({ id: 'nam' }, '90d');
  });
  afterAll(async () => {
    await eforms.close();
    await oneStop.close();
  });
  beforeEach(() => clock.set('2026-11-23T03:00:00Z'));

  it('has all answers and papers, and only what was named wrong is left to do', async () => {
    const dossier = await refused();
    const answer = await from(dossier);
    expect(answer.statusCode).toBe(201);
    expect(Draft.parse(answer.json())).toMatchObject({
      answers: someAnswers,
      papers: dossier.papers,
      attachments: [{ state: 'clean' }],
      visited: ['owner'],
      redo: { dossier: { id: dossier.status.id, reference: dossier.status.reference }, reason: dossier.refusal, fields: ['sign'], papers: ['drawing'] },
    });
  });

  it('has what one-stop last knew, also what a supplement had changed since', async () => {
    const dossier = await refused({ answers: { ...someAnswers, sign: 'Bánh mì Hạnh' } });
    expect((await from(dossier)).json<Draft>().answers).toMatchObject({ sign: 'Bánh mì Hạnh' });
  });

  it('is to be gone through whole when reception named nothing', async () => {
    const draft = (await from(await refused({ refusedParts: undefined }))).json<Draft>();
    expect([draft.visited, draft.redo?.papers]).toEqual([[], ['drawing']]);
    expect(draft.redo?.fields).toEqual(expect.arrayContaining(['full-name', 'sign', 'members']));
  });

  it('has less to do with each page and paper that is saved', async () => {
    const draft = (await from(await refused())).json<Draft>();
    const mended = (await change(draft, { section: 'shop', answers: { sign: 'Bánh mì Cô Hạnh' } })).json<Draft>();
    expect(mended).toMatchObject({ visited: ['owner', 'shop'], redo: { fields: [], papers: ['drawing'] } });
    const whole = (await change(mended, { papers: { drawing: [(await attach()).id] } })).json<Draft>();
    expect(whole.redo).toMatchObject({ fields: [], papers: [] });
  });

  it('becomes a dossier that names the one it follows', async () => {
    const dossier = await refused();
    const draft = (await from(dossier)).json<Draft>();
    const receipt = (await send('POST', `/v1/drafts/${draft.id}/submit`, { 'idempotency-key': randomUUID() })).json<SubmissionReceipt>();
    expect((await send('GET', `/v1/submissions/${receipt.id}`)).json()).toMatchObject({ answers: someAnswers, papers: dossier.papers, follows: { id: dossier.status.id, reference: dossier.status.reference } });
  });

  it('is made once: a second press leads to the same one, and after it was submitted to a new one', async () => {
    const dossier = await refused();
    const [first, second] = [(await from(dossier)).json<Draft>(), (await from(dossier)).json<Draft>()];
    expect(second.id).toBe(first.id);
    await send('POST', `/v1/drafts/${first.id}/submit`, { 'idempotency-key': randomUUID() });
    expect((await from(dossier)).json<Draft>().id).not.toBe(first.id);
  });

  it('is under the version in force now, and pages that changed meanwhile are to do as well', async () => {
    const dossier = await refused({ refusedParts: { papers: [], fields: ['sign'] } }, { procedureId: 'market-stall' });
    clock.set('2026-12-02T03:00:00Z');
    expect((await from(dossier)).json<Draft>()).toMatchObject({ procedure: { version: 2 }, visited: [], redo: { fields: ['sign'] } });
  });

  it('names no file that is not the citizen’s own', async () => {
    const dossier = await refused();
    const theirs = (await attach(nam)).id;
    oneStop.show(hanh, { ...dossier, papers: { drawing: [theirs] } });
    expect((await from(dossier)).json<Draft>().papers).toEqual({ drawing: [] });
  });

  it.each(['submitted', 'received', 'returned'] as const)('is not made from one that is %s', async (state) => {
    const dossier = await refused();
    oneStop.show(hanh, { ...dossier, status: { ...dossier.status, state } });
    expect(codeOf(await from(dossier))).toEqual([409, 'dossier-not-refused']);
  });

  it('is not made from somebody else’s, in the same words as from none', async () => {
    const dossier = await refused();
    const [theirs, none] = [await from(dossier, nam), await send('POST', '/v1/drafts', { payload: { from: randomUUID() } })];
    expect(codeOf(theirs)).toEqual([404, 'not-found']);
    expect(codeOf(none)).toEqual([404, 'not-found']);
    expect((await send('GET', '/v1/drafts', { who: nam })).json()).toEqual({ drafts: [] });
  });
});
