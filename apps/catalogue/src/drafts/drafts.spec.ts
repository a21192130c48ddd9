import { randomUUID } from 'node:crypto';
import { DraftedProcedure, ProcedureChanges, ProcedureDraftList, ProcedureProblems, TriedProcedure } from '@motcua/contracts/catalogue-editing-api';
import { procedurePublished } from '@motcua/contracts/events';
import { foldTopic } from '@motcua/messaging/fold-topic';
import { eventually } from '@motcua/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { aCity, aRunningCatalogue } from '../a-running-catalogue.ts';
import { ENTRY, type Entry } from '../entry.schema.ts';
import { decided } from './draft.life.ts';
import { type DraftDocument, PROCEDURE_DRAFT } from './draft.schema.ts';
import { DraftPublishing } from './draft-publishing.ts';

type City = Awaited<ReturnType<typeof aCity>>;
type Running = Awaited<ReturnType<typeof aRunningCatalogue>>;

let city: City;
let catalogue: Running;
let hanh: string;
let bao: string;
const told: { key: string; data: Record<string, unknown> }[] = [];
let folding: ReturnType<typeof foldTopic>;

beforeAll(async () => {
  city = await aCity();
  catalogue = await aRunningCatalogue(city.settings);
  await catalogue.ready();
  catalogue.clock.set('2026-11-22T02:00:00Z');
  [hanh, bao] = await Promise.all([city.official('hanh', 'catalogue-admin'), city.official('bao', 'catalogue-admin')]);
  folding = foldTopic(city.kafka, {
    topic: procedurePublished.topic,
    onBatch: (records) => records.forEach(({ key, value }) => told.push({ key, data: (JSON.parse(value ?? '{}') as { data: Record<string, unknown> }).data })),
  });
}, 60_000);

afterAll(async () => {
  await folding.close();
  await catalogue.close();
  await city.remove();
});

const drafts = '/v1/procedure-drafts';
const begin = async (body: object, as = hanh) => catalogue.ask('POST', drafts, { as, body });
const save = (draft: DraftedProcedure, content: object, as = hanh, seen = draft.serial) => catalogue.ask('PUT', `${drafts}/${draft.id}`, { as, body: { content }, 'if-match': `"${seen}"` });
const publish = (draft: DraftedProcedure, effectiveFrom: string, { as = hanh, key = randomUUID(), ...more }: { as?: string; key?: string; 'if-match'?: string } = {}) =>
  catalogue.ask('POST', `${drafts}/${draft.id}/publish`, { as, body: { effectiveFrom }, 'idempotency-key': key, ...more });
const problem = (code: string) => ({ type: `https://motcua.example/problems/${code}` });

/** A new procedure with a skeleton's form, open as a draft. */
const aDraft = async (): Promise<DraftedProcedure> => {
  const id = `thing-${randomUUID().slice(0, 8)}`;
  return DraftedProcedure.parse((await begin({ new: { id, name: { vi: 'Cấp giấy thử', en: 'A trial paper' } } })).body);
};
const aPublished = async () => {
  const draft = await aDraft();
  await publish(draft, '2026-01-01');
  return draft.procedureId;
};
const aCopy = async (procedureId: string) => DraftedProcedure.parse((await begin({ from: { procedureId } })).body);

describe('who may edit', () => {
  it('is an administrator of the catalogue, and nobody else', async () => {
    expect((await catalogue.ask('GET', drafts)).status).toBe(401);
    expect((await catalogue.ask('GET', drafts, { as: await city.official('clerk', 'receptionist', 'leader') })).status).toBe(403);
    expect((await catalogue.ask('GET', drafts, { as: hanh })).status).toBe(200);
    expect((await catalogue.ask('POST', '/v1/procedures/construction-permit-house/versions/1/withdraw', { body: { on: '2027-01-01', reason: { vi: 'a', en: 'b' } }, 'idempotency-key': randomUUID() })).status).toBe(401);
  });
});

describe('a draft', () => {
  it('begins as a copy of the newest version, under the next number', async () => {
    const { status, etag, body } = await begin({ from: { procedureId: 'construction-permit-house' } });
    expect([status, etag]).toEqual([201, '"1"']);
    expect(DraftedProcedure.parse(body)).toMatchObject({ procedureId: 'construction-permit-house', version: 2, basedOn: 1, serial: 1, changedBy: 'hanh', state: 'draft', content: { version: 2, name: { en: expect.any(String) } } });
    expect((await catalogue.ask('GET', `${drafts}/${body.id}/changes`, { as: hanh })).body).toEqual({ since: 1, changes: [] });
  });

  it('is there once for a procedure: who asks again gets the same one, also at the same moment', async () => {
    const id = await aPublished();
    const asked = await Promise.all([begin({ from: { procedureId: id } }), begin({ from: { procedureId: id } }, bao), begin({ from: { procedureId: id } })]);
    expect(asked.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(asked.map(({ body }) => body.id)).size).toBe(1);
  });

  it('of a new procedure is sound from the first moment', async () => {
    const draft = await aDraft();
    const { problems } = ProcedureProblems.parse((await catalogue.ask('GET', `${drafts}/${draft.id}/problems`, { as: hanh })).body);
    expect(problems.filter(({ severity }) => severity === 'blocks')).toEqual([]);
    expect(draft).toMatchObject({ version: 1, state: 'draft' });
    expect((await begin({ new: { id: draft.procedureId, name: { vi: 'a', en: 'b' } } })).body).toMatchObject({ status: 409, ...problem('procedure-draft-open'), draft: draft.id });
    expect((await begin({ new: { id: 'construction-permit-house', name: { vi: 'a', en: 'b' } } })).body).toMatchObject({ status: 409, ...problem('procedure-exists') });
    expect((await begin({ from: { procedureId: 'levitation' } })).status).toBe(404);
  });

  it('keeps whatever is written into it, and says in both languages what is wrong', async () => {
    const draft = await aDraft();
    const wrong = { ...draft.content, name: { vi: 'Tên' }, fee: { '==': ['$where', { 'a.b': null }] }, id: 'another-id', version: 77 };
    expect((await save(draft, wrong)).status).toBe(200);
    const saved = DraftedProcedure.parse((await catalogue.ask('GET', `${drafts}/${draft.id}`, { as: hanh })).body);
    expect(saved).toMatchObject({ serial: 2, version: 1, content: { id: draft.procedureId, version: 1, name: { vi: 'Tên' }, fee: wrong.fee } });
    const { problems } = ProcedureProblems.parse((await catalogue.ask('GET', `${drafts}/${draft.id}/problems`, { as: hanh })).body);
    expect(problems).toContainEqual({ at: 'name.en', code: 'english-missing', message: { vi: 'Còn thiếu lời tiếng Anh', en: 'The English words are missing' }, severity: 'blocks' });
    const { drafts: all } = ProcedureDraftList.parse((await catalogue.ask('GET', drafts, { as: hanh })).body);
    expect(all.find(({ id }) => id === draft.id)).toMatchObject({ serial: 2, name: { vi: 'Tên' }, problems: problems.length });
    expect((await publish(draft, '2026-12-01')).body).toMatchObject({ status: 422, ...problem('procedure-not-ready'), errors: expect.arrayContaining([expect.objectContaining({ at: 'name.en' })]) });
    expect((await save(saved, { ...draft.content, colour: 'red' })).status).toBe(400);
  });

  it('is changed by one of two who save at once; the other learns who was first', async () => {
    const draft = await aDraft();
    const [one, other] = await Promise.all([save(draft, { ...draft.content, minutes: 11 }), save(draft, { ...draft.content, minutes: 12 }, bao)]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const [won, lost] = one.status === 200 ? [one, other] : [other, one];
    expect(lost.body).toMatchObject({ ...problem('procedure-draft-changed'), current: { serial: 2, changedBy: won.body.changedBy, changedAt: won.body.changedAt } });
    expect((await catalogue.ask('GET', `${drafts}/${draft.id}`, { as: hanh })).body.content.minutes).toBe(won.body.content.minutes);
    expect((await catalogue.ask('PUT', `${drafts}/${draft.id}`, { as: hanh, body: { content: draft.content } })).status).toBe(428);
  });

  it('tells what it changes', async () => {
    const draft = await aCopy(await aPublished());
    await save(draft, { ...draft.content, minutes: 33 });
    const answer = ProcedureChanges.parse((await catalogue.ask('GET', `${drafts}/${draft.id}/changes`, { as: hanh })).body);
    expect(answer).toEqual({ since: 1, changes: [{ at: 'minutes', kind: 'changed', before: 10, after: 33 }] });
  });

  it('is discarded by who has seen it', async () => {
    const draft = await aDraft();
    await save(draft, draft.content);
    expect((await catalogue.ask('DELETE', `${drafts}/${draft.id}`, { as: hanh, 'if-match': '"1"' })).body).toMatchObject({ status: 409, current: { serial: 2 } });
    expect((await catalogue.ask('DELETE', `${drafts}/${draft.id}`, { as: hanh, 'if-match': '"2"' })).status).toBe(204);
    expect((await catalogue.ask('GET', `${drafts}/${draft.id}`, { as: hanh })).status).toBe(404);
  });
});

describe('trying a draft', () => {
  it('fills it in with given answers, and says what they lead past', async () => {
    const draft = DraftedProcedure.parse((await begin({ from: { procedureId: 'business-registration-household' } })).body);
    const answers = { 'founded-by': 'household', 'by-proxy': true, 'owner-phone': '0903 512 789' };
    const tried = TriedProcedure.parse((await catalogue.ask('POST', `${drafts}/${draft.id}/try`, { as: hanh, body: { answers, papers: { 'owner-identity': [randomUUID()] } } })).body);
    expect(tried.answers).toMatchObject({ 'owner-phone': '0903512789' });
    expect(tried.problems).toContainEqual(expect.objectContaining({ at: 'owner-name', code: 'required' }));
    expect(tried.asked.papers).toEqual(expect.arrayContaining(['minutes-of-meeting', 'proxy-authorisation']));
    expect(tried.problems.map(({ at }) => at)).toContain('papers.minutes-of-meeting');
    expect(tried.problems.map(({ at }) => at)).not.toContain('papers.owner-identity');
    expect(tried.asked.fields).toContain('proxy-name');
    expect(tried.asked.sections[0]).toBe('owner');
  });

  it('draws valid answers, the same for the same number', async () => {
    const draft = await aDraft();
    const sample = async (seed: number) => TriedProcedure.parse((await catalogue.ask('POST', `${drafts}/${draft.id}/try`, { as: hanh, body: { sample: seed } })).body);
    const [one, again, other] = [await sample(5), await sample(5), await sample(6)];
    expect(one.problems).toEqual([]);
    expect(again).toEqual(one);
    expect(other.answers).not.toEqual(one.answers);
  });

  it('of which the form is wrong says so', async () => {
    const draft = await aDraft();
    await save(draft, { ...draft.content, form: { sections: [] } });
    expect((await catalogue.ask('POST', `${drafts}/${draft.id}/try`, { as: hanh, body: { sample: 1 } })).body).toMatchObject({ status: 422, ...problem('procedure-not-ready') });
  });
});

describe('publishing a draft', () => {
  it('makes a version that is in force from its day on, and tells everybody', async () => {
    const id = await aPublished();
    const draft = await aCopy(id);
    const saved = DraftedProcedure.parse((await save(draft, { ...draft.content, minutes: 25 })).body);
    const { status, body } = await publish(saved, '2026-12-01', { 'if-match': '"2"' });
    expect([status, body]).toEqual([201, { procedureId: id, version: 2 }]);
    expect(await catalogue.json(`/v1/procedures/${id}`)).toMatchObject({ version: 1, minutes: 10 });
    expect(await catalogue.json(`/v1/procedures/${id}/versions`)).toMatchObject({ versions: [{ version: 2, effectiveFrom: '2026-12-01', current: false }, { version: 1, current: true }] });
    await eventually(() => expect(told).toContainEqual({ key: `${id}/2`, data: expect.objectContaining({ minutes: 25, effectiveFrom: '2026-12-01' }) }));
    expect(await catalogue.json(`/v1/procedures/${id}/versions/2/changes`)).toMatchObject({ since: 1, changes: expect.arrayContaining([{ at: 'minutes', kind: 'changed', before: 10, after: 25 }]) });
    expect(await catalogue.json(`/v1/procedures/${id}/versions/2/changes?since=2`)).toEqual({ since: 2, changes: [] });
    catalogue.clock.set('2026-11-30T17:00:00Z');
    expect(await catalogue.json(`/v1/procedures/${id}`)).toMatchObject({ version: 2, minutes: 25 });
    catalogue.clock.set('2026-11-22T02:00:00Z');
  });

  it('is done once, however often the same wish is sent', async () => {
    const draft = await aCopy(await aPublished());
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => publish(draft, '2026-12-01', { key })));
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([[201, 2], [201, 2], [201, 2]]);
    expect((await publish(draft, '2027-01-01', { key })).body).toMatchObject({ status: 409, ...problem('idempotency-key-reused') });
    expect((await publish(draft, '2026-12-01')).body).toMatchObject({ status: 409, ...problem('procedure-draft-published'), published: { version: 2 } });
    await eventually(() => expect(told.map(({ key: at }) => at)).toContain(`${draft.procedureId}/2`));
    expect(told.filter(({ key: at }) => at === `${draft.procedureId}/2`)).toHaveLength(1);
  });

  it('freezes what it publishes: neither saving nor discarding comes through any more', async () => {
    const draft = await aDraft();
    await publish(draft, '2026-12-01');
    const now = DraftedProcedure.parse((await catalogue.ask('GET', `${drafts}/${draft.id}`, { as: hanh })).body);
    expect(now.state).toBe('published');
    expect((await save(now, { ...now.content, minutes: 1 })).body).toMatchObject({ status: 409, ...problem('procedure-draft-published') });
    expect((await catalogue.ask('DELETE', `${drafts}/${draft.id}`, { as: hanh, 'if-match': `"${now.serial}"` })).status).toBe(409);
    expect((await aCopy(draft.procedureId)).version).toBe(2);
  });

  it('and saving at once: one wins, and what was published is what was checked', async () => {
    const id = await aPublished();
    const draft = await aCopy(id);
    const [published, saved] = await Promise.all([publish(draft, '2026-12-01'), save(draft, { ...draft.content, minutes: 44 }, bao)]);
    const version = published.status === 201 ? await catalogue.json(`/v1/procedures/${id}/versions/2`) : undefined;
    if (saved.status === 200) expect(version ?? { minutes: 44 }).toMatchObject({ minutes: 44 });
    else expect([published.status, saved.body]).toMatchObject([201, { status: 409, ...problem('procedure-draft-published') }]);
    expect([published.status, saved.status].filter((status) => status === 409).length).toBeLessThanOrEqual(1);
  });

  it('refuses what somebody changed since it was seen, and days that were', async () => {
    const draft = await aCopy(await aPublished());
    await save(draft, draft.content, bao);
    expect((await publish(draft, '2026-12-01', { 'if-match': '"1"' })).body).toMatchObject({ status: 409, ...problem('procedure-draft-changed'), current: { serial: 2, changedBy: 'bao' } });
    expect((await publish(draft, '2026-11-21')).body).toMatchObject({ status: 422, ...problem('effective-too-early'), earliest: '2026-11-22' });
    expect((await publish(draft, '2026-02-30')).body).toMatchObject({ status: 422 });
    expect((await publish(draft, '2026-11-22')).status).toBe(201);
  });

  it('gives way to a version that was published elsewhere under its number, and goes on under the next', async () => {
    const id = await aPublished();
    const draft = await aCopy(id);
    const entries = catalogue.app.get<Model<Entry>>(getModelToken(ENTRY));
    const first = await entries.findById(`procedure:${id}/1`).lean<Entry>();
    await entries.create({ ...first, _id: `procedure:${id}/2`, version: 2, hash: 'other', outbox: [] });
    expect((await publish(draft, '2026-12-01')).body).toMatchObject({ status: 409, ...problem('procedure-version-taken') });
    const now = DraftedProcedure.parse((await catalogue.ask('GET', `${drafts}/${draft.id}`, { as: hanh })).body);
    expect(now).toMatchObject({ state: 'draft', version: 3, content: { version: 3 } });
    expect((await publish(now, '2026-12-01')).body).toMatchObject({ version: 3 });
  });
});

describe('a catalogue that is killed while it publishes', () => {
  const kept = () => catalogue.app.get<Model<DraftDocument>>(getModelToken(PROCEDURE_DRAFT));
  const entriesOf = (id: string) => catalogue.app.get<Model<Entry>>(getModelToken(ENTRY)).find({ kind: 'procedure', name: id }).lean<Entry[]>();

  /** The draft as the first write of a publication leaves it. */
  const leftDecided = async () => {
    const draft = await aDraft();
    const document = await kept().findById(draft.id).lean<DraftDocument>();
    if (!document) throw new Error('the draft is gone');
    const content = { ...draft.content, effectiveFrom: '2026-12-01' } as Parameters<typeof decided>[1];
    const decision = decided(document, content, { key: 'the-first-key', effectiveFrom: '2026-12-01', by: 'hanh', at: new Date('2026-11-22T02:00:00Z') });
    const { _id, ...fields } = decision;
    await kept().updateOne({ _id }, { $set: fields });
    return { draft, decision };
  };

  it('after the decision goes on with it at the next start', async () => {
    const { draft } = await leftDecided();
    await catalogue.app.get(DraftPublishing).onApplicationBootstrap();
    expect(await entriesOf(draft.procedureId)).toMatchObject([{ version: 1, data: { effectiveFrom: '2026-12-01' } }]);
    expect((await publish(draft, '2026-12-01', { key: 'the-first-key' })).body).toEqual({ procedureId: draft.procedureId, version: 1 });
  });

  it('after the decision goes on with it when somebody looks', async () => {
    const { draft } = await leftDecided();
    expect((await catalogue.ask('GET', `${drafts}/${draft.id}`, { as: bao })).body.state).toBe('published');
    await eventually(() => expect(told.map(({ key }) => key)).toContain(`${draft.procedureId}/1`));
  });

  it('after the version was added publishes it no second time', async () => {
    const { draft, decision } = await leftDecided();
    await catalogue.ask('GET', `${drafts}/${draft.id}`, { as: hanh });
    await eventually(() => expect(told.map(({ key }) => key)).toContain(`${draft.procedureId}/1`));
    // Back to before the third write.
    await kept().updateOne({ _id: draft.id }, { $set: { state: 'publishing', slot: decision.slot } });
    const again = await Promise.all([1, 2].map(() => publish(draft, '2026-12-01', { key: 'the-first-key' })));
    expect(again.map(({ status }) => status)).toEqual([201, 201]);
    expect(await entriesOf(draft.procedureId)).toMatchObject([{ version: 1, outbox: [] }]);
    expect(told.filter(({ key }) => key === `${draft.procedureId}/1`)).toHaveLength(1);
  });
});

describe('withdrawing a version', () => {
  const reason = { vi: 'Thủ tục được bãi bỏ.', en: 'The procedure was abolished.' };
  const withdraw = (id: string, on: string, key: string = randomUUID()) =>
    catalogue.ask('POST', `/v1/procedures/${id}/versions/1/withdraw`, { as: hanh, body: { on, reason }, 'idempotency-key': key });

  it('ends its offer from a day on, keeps it for the dossiers in flight, and tells everybody', async () => {
    const id = await aPublished();
    const key = randomUUID();
    const done = await withdraw(id, '2026-12-01', key);
    expect([done.status, done.body]).toEqual([200, { procedureId: id, version: 1, withdrawnFrom: '2026-12-01', reason }]);
    expect((await withdraw(id, '2026-12-01', key)).body).toEqual(done.body);
    expect((await withdraw(id, '2026-12-05', key)).body).toMatchObject({ status: 409, ...problem('idempotency-key-reused') });
    expect((await withdraw(id, '2026-12-05')).body).toMatchObject({ status: 409, ...problem('version-withdrawn'), current: { on: '2026-12-01', changedBy: 'hanh' } });
    await eventually(() => expect(told).toContainEqual({ key: `${id}/1`, data: expect.objectContaining({ withdrawnFrom: '2026-12-01' }) }));
    expect((await catalogue.get(`/v1/procedures/${id}`)).status).toBe(200);
    catalogue.clock.set('2026-12-01T02:00:00Z');
    expect((await catalogue.ask('GET', `/v1/procedures/${id}`)).body).toMatchObject({ status: 410, ...problem('procedure-withdrawn'), withdrawnFrom: '2026-12-01', reason });
    expect(await catalogue.json(`/v1/procedures/${id}/versions/1`)).not.toHaveProperty('withdrawnFrom');
    expect(await catalogue.json(`/v1/procedures/${id}/versions`)).toEqual({ versions: [{ version: 1, effectiveFrom: '2026-01-01', current: false, withdrawn: { on: '2026-12-01', reason } }] });
    const { procedures } = (await catalogue.json('/v1/procedures')) as { procedures: { id: string }[] };
    expect(procedures.map((one) => one.id)).not.toContain(id);
    // A later version puts it back on offer.
    await publish(await aCopy(id), '2026-12-01');
    expect(await catalogue.json(`/v1/procedures/${id}`)).toMatchObject({ version: 2 });
    catalogue.clock.set('2026-11-22T02:00:00Z');
  });

  it('is refused for days that were, and for versions that are not', async () => {
    expect((await withdraw(await aPublished(), '2026-11-21')).body).toMatchObject({ status: 422, ...problem('effective-too-early') });
    expect((await withdraw('levitation', '2026-12-01')).status).toBe(404);
  });
});

describe('a file', () => {
  const fileOf = async (id: string, version: number) => (await catalogue.get(`/v1/procedures/${id}/versions/${version}/file.yaml`)).text();
  const hashOf = async (running: Running, id: string) => (await running.app.get<Model<Entry>>(getModelToken(ENTRY)).findById(`procedure:${id}/1`).lean<Entry>())?.hash;

  it('that was written out is read in as the same procedure, to the last byte', async () => {
    const fresh = await aCity();
    const empty = await aRunningCatalogue({ ...fresh.settings, SEED: 'none' });
    try {
      const as = await fresh.official('hanh', 'catalogue-admin');
      for (const [id, day] of [['construction-permit-house', '2021-03-03'], ['business-registration-household', '2023-07-01']] as const) {
        const { status, body } = await empty.ask('POST', drafts, { as, body: { file: await fileOf(id, 1) } });
        expect(status).toBe(201);
        await empty.ask('POST', `${drafts}/${body.id}/publish`, { as, body: { effectiveFrom: day }, 'idempotency-key': randomUUID() });
        expect(await hashOf(empty, id)).toBe(await hashOf(catalogue, id));
        expect(await (await empty.get(`/v1/procedures/${id}/versions/1/file.yaml`)).text()).toBe(await fileOf(id, 1));
      }
    } finally {
      await empty.close();
      await fresh.remove();
    }
  });

  it('may be JSON, and may name lists of choices', async () => {
    const draft = await aDraft();
    const form = draft.content.form as { sections: { fields: object[] }[] };
    form.sections[0]?.fields.push({ id: 'sex', type: 'choice', label: { vi: 'Giới tính', en: 'Sex' }, choices: { list: 'sexes' } });
    const { status, body } = await begin({ file: JSON.stringify({ ...draft.content, id: `${draft.procedureId}-too` }) });
    expect(status).toBe(201);
    expect(JSON.stringify(body.content)).toContain('"value":"female"');
  });

  it.each([
    ['{ no yaml: [', 'file-unreadable', ''],
    ['id: thing', 'shape-missing', 'form'],
    ['[1, 2]', 'shape-object', ''],
    ["choices: { list: colours }", 'file-unreadable', ''],
  ])('such as %s is refused', async (file, code, at) => {
    expect((await begin({ file })).body).toMatchObject({ status: 422, ...problem('procedure-file-invalid'), errors: expect.arrayContaining([expect.objectContaining({ at, code })]) });
  });

  it('that repeats itself without end is refused before it fills the memory', async () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`)].join('\n');
    expect((await begin({ file: bomb })).body).toMatchObject({ status: 422, errors: [{ code: 'file-unreadable' }] });
  });
});
