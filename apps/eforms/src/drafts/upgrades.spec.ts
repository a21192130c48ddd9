import { Draft } from '@motcua/contracts/eforms-api';
import { anUpload, aPdf, aPng } from '@motcua/files/a-file';
import { FakeClock } from '@motcua/testing/fake-clock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAgency, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, type RunningEforms } from '../a-running-eforms.ts';

const beforeChange = '2026-11-23T03:00:00Z';
const inGrace = '2026-12-02T03:00:00Z';
/** 00:30 on 1 January in Việt Nam: 30 days after the newer version took effect are over. */
const afterGrace = '2026-12-31T17:30:00Z';

describe('a draft whose form has a newer version', () => {
  let eforms: RunningEforms;
  let hanh: string;
  let nam: string;
  const clock = new FakeClock(beforeChange);
  type Options = { body?: object; who?: string; seen?: number; key?: string };
  const ask = (method: 'GET' | 'POST' | 'PATCH', path: string, { body, who = hanh, seen, key }: Options = {}) =>
    eforms.send({
      method,
      url: `/v1/drafts${path}`,
      ...(body ? { payload: body } : {}),
      headers: { authorization: who, ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }), ...(key === undefined ? {} : { 'idempotency-key': key }) },
    });
  const begin = async (procedureId = 'market-stall') => (await ask('POST', '', { body: { procedureId, agency: anAgency.code } })).json<Draft>();
  const show = async (id: string) => Draft.parse((await ask('GET', `/${id}`)).json());
  const attach = async (name = 'ban-ve.pdf', content: Buffer | Promise<Buffer> = aPdf()) => {
    const { payload, headers } = anUpload(name, await content);
    return (await eforms.send({ method: 'POST', url: '/v1/attachments', payload, headers: { ...headers, authorization: hanh } })).json<{ id: string }>().id;
  };
  /** Begun and filled in before the newer version; version 2 of the draft. */
  const filled = async (answers: object = someAnswers, procedureId?: string) => {
    const draft = await begin(procedureId);
    const papers = { drawing: [await attach()], photo: [await attach('cua-hang.png', aPng())] };
    for (const [index, section] of ['owner', 'shop'].entries()) await ask('PATCH', `/${draft.id}`, { seen: index + 1, body: { section, ...(section === 'owner' ? { answers, papers } : {}) } });
    return draft.id;
  };
  const upgrade = (id: string, seen = 3, key: string = randomUUID(), who = hanh) => ask('POST', `/${id}/upgrade`, { seen, key, who });
  const submit = (id: string) => ask('POST', `/${id}/submit`, { key: randomUUID() });
  const codeOf = (answer: { statusCode: number; json: () => { type: string } }) => [answer.statusCode, answer.json().type.split('/').at(-1)];

  beforeAll(async () => {
    eforms = await aRunningEforms({ clock });
    hanh = await eforms.identity.sign({ id: 'hanh' }, '90d');
    nam = await eforms.identity.sign({ id: 'nam' }, '90d');
  });
  afterAll(() => eforms.close());
  beforeEach(() => clock.set(beforeChange));

  it('is not told of a version that is not in force yet', async () => {
    expect(await show(await filled())).not.toHaveProperty('newer');
  });

  it('stays as it is, and says what changed and until when it may be submitted', async () => {
    const id = await filled();
    clock.set(inGrace);
    const draft = await show(id);
    expect(draft).toMatchObject({ version: 3, procedure: { version: 1 }, answers: someAnswers, newer: { version: 2, effectiveFrom: '2026-12-01', submitUntil: '2026-12-31', required: false } });
    expect(draft.newer?.changes.map(({ kind, at }) => `${kind} ${at}`)).toEqual([
      'question-added hours', 'question-reworded sign', 'question-changed width', 'question-removed note', 'paper-added papers.hygiene', 'paper-removed papers.photo',
    ]);
    expect((await ask('PATCH', `/${id}`, { seen: 3, body: { answers: { note: 'vẫn trả lời được' } } })).statusCode).toBe(200);
  });

  it('is submitted as it was begun while the time for that lasts', async () => {
    const id = await filled();
    clock.set(inGrace);
    await ask('PATCH', `/${id}`, { seen: 3, body: {} });
    clock.set('2026-12-31T16:30:00Z');
    expect((await submit(id)).statusCode).toBe(201);
  });

  it('is not submitted in the older version afterwards, and says so in its own words', async () => {
    const id = await filled();
    clock.set(inGrace);
    await ask('PATCH', `/${id}`, { seen: 3, body: {} });
    clock.set(afterGrace);
    const answer = await submit(id);
    expect(codeOf(answer)).toEqual([409, 'draft-form-superseded']);
    expect(answer.json()).toMatchObject({ newer: { version: 2, submitUntil: '2026-12-31' } });
    expect((await show(id)).newer).toMatchObject({ required: true });
  });

  it('moves over: keeps what still fits, names what does not, and has the changed pages gone through again', async () => {
    const id = await filled({ ...someAnswers, width: 5, note: 'Gần cổng chợ' });
    clock.set(inGrace);
    const moved = Draft.parse((await upgrade(id)).json());
    const { width: _, ...stayed } = someAnswers;
    expect(moved).toMatchObject({ version: 4, procedure: { version: 2 }, answers: stayed, visited: [] });
    expect(moved).not.toHaveProperty('newer');
    expect(Object.keys(moved.answers).sort()).toEqual(Object.keys(stayed).sort());
    expect(Object.keys(moved.papers)).toEqual(['drawing']);
    expect(moved.upgraded).toMatchObject({ from: 1, dropped: [{ at: 'width' }, { at: 'note', label: { vi: 'Ghi chú' } }, { at: 'papers.photo' }] });
  });

  it('is submitted in the newer version once its new questions are answered', async () => {
    const id = await filled();
    clock.set(inGrace);
    await upgrade(id);
    await ask('PATCH', `/${id}`, { seen: 4, body: { answers: { hours: '6–10 giờ' }, papers: { hygiene: [await attach()] } } });
    clock.set(afterGrace);
    const receipt = await submit(id);
    expect(receipt.statusCode).toBe(201);
    const submission = await eforms.send({ method: 'GET', url: `/v1/submissions/${receipt.json<{ id: string }>().id}`, headers: { authorization: hanh } });
    expect(submission.json()).toMatchObject({ procedure: { version: 2 } });
  });

  it('moves once, however often the button is pressed', async () => {
    const id = await filled();
    clock.set(inGrace);
    const key = randomUUID();
    const answers = await Promise.all([upgrade(id, 3, key), upgrade(id, 3, key)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(new Set(answers.map((answer) => answer.json<Draft>().version))).toEqual(new Set([4]));
    expect((await upgrade(id, 3, key)).json<Draft>().version).toBe(4);
  });

  it('does not move over what another window saved', async () => {
    const id = await filled();
    clock.set(inGrace);
    expect(codeOf(await upgrade(id, 2))).toEqual([412, 'draft-changed']);
    expect((await show(id)).procedure.version).toBe(1);
  });

  it('has nothing to move to while its version is the newest', async () => {
    expect(codeOf(await upgrade(await filled()))).toEqual([409, 'draft-up-to-date']);
  });

  it('is moved by its owner alone', async () => {
    const id = await filled();
    clock.set(inGrace);
    expect(codeOf(await upgrade(id, 3, randomUUID(), nam))).toEqual([404, 'not-found']);
    expect((await show(id)).procedure.version).toBe(1);
  });

  it('of a withdrawn procedure is read and not submitted, and no new one is begun', async () => {
    const id = await filled(someAnswers, 'street-photography');
    clock.set(inGrace);
    expect(await show(id)).toMatchObject({ withdrawnFrom: '2026-12-01', answers: someAnswers });
    expect(codeOf(await submit(id))).toEqual([409, 'procedure-withdrawn']);
    expect(codeOf(await ask('POST', '', { body: { procedureId: 'street-photography', agency: anAgency.code } }))).toEqual([409, 'procedure-withdrawn']);
  });
});
