import { DraftedProcedure, ProcedureChanges, ProcedureDraftList, ProcedureProblems, TriedProcedure } from '@motcua/contracts/catalogue-editing-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anEditor, drafts, type Editor, problem } from './an-editor.ts';

let editor: Editor;

beforeAll(async () => {
  editor = await anEditor();
}, 60_000);

afterAll(() => editor.close());

describe('who may edit', () => {
  it('is an administrator of the catalogue, and nobody else', async () => {
    expect((await editor.catalogue.ask('GET', drafts)).status).toBe(401);
    expect((await editor.catalogue.ask('GET', drafts, { as: await editor.city.official('clerk', 'receptionist', 'leader') })).status).toBe(403);
    expect((await editor.catalogue.ask('GET', drafts, { as: editor.hanh })).status).toBe(200);
    expect((await editor.catalogue.ask('POST', '/v1/procedures/construction-permit-house/versions/1/withdraw', { body: { on: '2027-01-01', reason: { vi: 'a', en: 'b' } }, 'idempotency-key': randomUUID() })).status).toBe(401);
  });
});

describe('the interface', () => {
  it('is described by the schemas that it parses with', async () => {
    const { paths } = (await editor.catalogue.json('/openapi.json')) as { paths: Record<string, Record<string, { requestBody?: object; parameters?: { name: string }[]; responses: object }>> };
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/v1/procedure-drafts', '/v1/procedure-drafts/{id}/publish', '/v1/procedures/{id}/versions/{version}/withdraw', '/v1/agencies/{code}/page']));
    const publish = paths['/v1/procedure-drafts/{id}/publish']?.['post'];
    expect(JSON.stringify(publish?.requestBody)).toContain('effectiveFrom');
    expect(publish?.parameters?.map(({ name }) => name)).toEqual(expect.arrayContaining(['id', 'Idempotency-Key']));
    expect(Object.keys(publish?.responses ?? {})).toEqual(expect.arrayContaining(['201', '409', '422']));
  });
});

describe('a draft', () => {
  it('begins as a copy of the newest version, under the next number', async () => {
    const { status, etag, body } = await editor.begin({ from: { procedureId: 'construction-permit-house' } });
    expect([status, etag]).toEqual([201, '"1"']);
    expect(DraftedProcedure.parse(body)).toMatchObject({ procedureId: 'construction-permit-house', version: 2, basedOn: 1, serial: 1, changedBy: 'hanh', state: 'draft', content: { version: 2, name: { en: expect.any(String) } } });
    expect((await editor.show(body.id, '/changes')).body).toEqual({ since: 1, changes: [] });
  });

  it('is there once for a procedure: who asks again gets the same one, also at the same moment', async () => {
    const id = await editor.aPublished();
    const asked = await Promise.all([editor.begin({ from: { procedureId: id } }), editor.begin({ from: { procedureId: id } }, editor.bao), editor.begin({ from: { procedureId: id } })]);
    expect(asked.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(asked.map(({ body }) => body.id)).size).toBe(1);
  });

  it('of a new procedure is sound from the first moment', async () => {
    const draft = await editor.aDraft();
    const { problems } = ProcedureProblems.parse((await editor.show(draft.id, '/problems')).body);
    expect(problems.filter(({ severity }) => severity === 'blocks')).toEqual([]);
    expect(draft).toMatchObject({ version: 1, state: 'draft' });
    expect((await editor.begin({ new: { id: draft.procedureId, name: { vi: 'a', en: 'b' } } })).body).toMatchObject({ status: 409, ...problem('procedure-draft-open'), draft: draft.id });
    expect((await editor.begin({ new: { id: 'construction-permit-house', name: { vi: 'a', en: 'b' } } })).body).toMatchObject({ status: 409, ...problem('procedure-exists') });
    expect((await editor.begin({ from: { procedureId: 'levitation' } })).status).toBe(404);
  });

  it('keeps whatever is written into it, and says in both languages what is wrong', async () => {
    const draft = await editor.aDraft();
    const wrong = { ...draft.content, name: { vi: 'Tên' }, fee: { '==': ['$where', { 'a.b': null }] }, id: 'another-id', version: 77 };
    expect((await editor.save(draft, wrong)).status).toBe(200);
    const saved = DraftedProcedure.parse((await editor.show(draft.id)).body);
    expect(saved).toMatchObject({ serial: 2, version: 1, content: { id: draft.procedureId, version: 1, name: { vi: 'Tên' }, fee: wrong.fee } });
    const { problems } = ProcedureProblems.parse((await editor.show(draft.id, '/problems')).body);
    expect(problems).toContainEqual({ at: 'name.en', code: 'english-missing', message: { vi: 'Còn thiếu lời tiếng Anh', en: 'The English words are missing' }, severity: 'blocks' });
    const { drafts: all } = ProcedureDraftList.parse((await editor.catalogue.ask('GET', drafts, { as: editor.hanh })).body);
    expect(all.find(({ id }) => id === draft.id)).toMatchObject({ serial: 2, name: { vi: 'Tên' }, problems: problems.length });
    expect((await editor.publish(draft, '2026-12-01')).body).toMatchObject({ status: 422, ...problem('procedure-not-ready'), errors: expect.arrayContaining([expect.objectContaining({ at: 'name.en' })]) });
    expect((await editor.save(saved, { ...draft.content, colour: 'red' })).status).toBe(400);
  });

  it('is changed by one of two who save at once; the other learns who was first', async () => {
    const draft = await editor.aDraft();
    const [one, other] = await Promise.all([editor.save(draft, { ...draft.content, minutes: 11 }), editor.save(draft, { ...draft.content, minutes: 12 }, editor.bao)]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const [won, lost] = one.status === 200 ? [one, other] : [other, one];
    expect(lost.body).toMatchObject({ ...problem('procedure-draft-changed'), current: { serial: 2, changedBy: won.body.changedBy, changedAt: won.body.changedAt } });
    expect((await editor.show(draft.id)).body.content.minutes).toBe(won.body.content.minutes);
    expect((await editor.catalogue.ask('PUT', `${drafts}/${draft.id}`, { as: editor.hanh, body: { content: draft.content } })).status).toBe(428);
  });

  it('tells what it changes', async () => {
    const draft = await editor.aCopy(await editor.aPublished());
    await editor.save(draft, { ...draft.content, minutes: 33 });
    const answer = ProcedureChanges.parse((await editor.show(draft.id, '/changes')).body);
    expect(answer).toEqual({ since: 1, changes: [{ at: 'minutes', kind: 'changed', before: 10, after: 33 }] });
  });

  it('is discarded by who has seen it', async () => {
    const draft = await editor.aDraft();
    await editor.save(draft, draft.content);
    expect((await editor.catalogue.ask('DELETE', `${drafts}/${draft.id}`, { as: editor.hanh, 'if-match': '"1"' })).body).toMatchObject({ status: 409, current: { serial: 2 } });
    expect((await editor.catalogue.ask('DELETE', `${drafts}/${draft.id}`, { as: editor.hanh, 'if-match': '"2"' })).status).toBe(204);
    expect((await editor.show(draft.id)).status).toBe(404);
  });
});

describe('trying a draft', () => {
  it('fills it in with given answers, and says what they lead past', async () => {
    const draft = DraftedProcedure.parse((await editor.begin({ from: { procedureId: 'business-registration-household' } })).body);
    const answers = { 'founded-by': 'household', 'by-proxy': true, 'owner-phone': '0903 512 789' };
    const tried = TriedProcedure.parse((await editor.catalogue.ask('POST', `${drafts}/${draft.id}/try`, { as: editor.hanh, body: { answers, papers: { 'owner-identity': [randomUUID()] } } })).body);
    expect(tried.answers).toMatchObject({ 'owner-phone': '0903512789' });
    expect(tried.problems).toContainEqual(expect.objectContaining({ at: 'owner-name', code: 'required' }));
    expect(tried.asked.papers).toEqual(expect.arrayContaining(['minutes-of-meeting', 'proxy-authorisation']));
    expect(tried.problems.map(({ at }) => at)).toContain('papers.minutes-of-meeting');
    expect(tried.problems.map(({ at }) => at)).not.toContain('papers.owner-identity');
    expect(tried.asked.fields).toContain('proxy-name');
    expect(tried.asked.sections[0]).toBe('owner');
  });

  it('draws valid answers, the same for the same number', async () => {
    const draft = await editor.aDraft();
    const sample = async (seed: number) => TriedProcedure.parse((await editor.catalogue.ask('POST', `${drafts}/${draft.id}/try`, { as: editor.hanh, body: { sample: seed } })).body);
    const [one, again, other] = [await sample(5), await sample(5), await sample(6)];
    expect(one.problems).toEqual([]);
    expect(again).toEqual(one);
    expect(other.answers).not.toEqual(one.answers);
  });

  it('of which the form is wrong says so', async () => {
    const draft = await editor.aDraft();
    await editor.save(draft, { ...draft.content, form: { sections: [] } });
    expect((await editor.catalogue.ask('POST', `${drafts}/${draft.id}/try`, { as: editor.hanh, body: { sample: 1 } })).body).toMatchObject({ status: 422, ...problem('procedure-not-ready') });
  });
});
