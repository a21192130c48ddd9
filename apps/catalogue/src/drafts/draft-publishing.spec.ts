import { DraftedProcedure } from '@motcua/contracts/catalogue-editing-api';
import { eventually } from '@motcua/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { ENTRY, type Entry } from '../entry.schema.ts';
import { anEditor, drafts, type Editor, problem, someDay } from './an-editor.ts';
import { decided } from './draft.life.ts';
import { type DraftDocument, PROCEDURE_DRAFT } from './draft.schema.ts';
import { DraftPublishing } from './draft-publishing.ts';

let editor: Editor;
const entries = () => editor.catalogue.app.get<Model<Entry>>(getModelToken(ENTRY));
const kept = () => editor.catalogue.app.get<Model<DraftDocument>>(getModelToken(PROCEDURE_DRAFT));

beforeAll(async () => {
  editor = await anEditor();
}, 60_000);

afterAll(() => editor.close());

describe('publishing a draft', () => {
  it('makes a version that is in force from its day on, and tells everybody', async () => {
    const id = await editor.aPublished();
    const draft = await editor.aCopy(id);
    const saved = DraftedProcedure.parse((await editor.save(draft, { ...draft.content, minutes: 25 })).body);
    const { status, body } = await editor.publish(saved, '2026-12-01', { 'if-match': '"2"' });
    expect([status, body]).toEqual([201, { procedureId: id, version: 2 }]);
    expect(await editor.catalogue.json(`/v1/procedures/${id}`)).toMatchObject({ version: 1, minutes: 10 });
    expect(await editor.catalogue.json(`/v1/procedures/${id}/versions`)).toMatchObject({ versions: [{ version: 2, effectiveFrom: '2026-12-01', current: false }, { version: 1, current: true }] });
    await eventually(() => expect(editor.told).toContainEqual(expect.objectContaining({ key: `${id}/2`, data: expect.objectContaining({ minutes: 25, effectiveFrom: '2026-12-01' }) as unknown })));
    expect(await editor.catalogue.json(`/v1/procedures/${id}/versions/2/changes`)).toMatchObject({ since: 1, changes: expect.arrayContaining([{ at: 'minutes', kind: 'changed', before: 10, after: 25 }]) });
    expect(await editor.catalogue.json(`/v1/procedures/${id}/versions/2/changes?since=2`)).toEqual({ since: 2, changes: [] });
    editor.catalogue.clock.set('2026-11-30T17:00:00Z');
    expect(await editor.catalogue.json(`/v1/procedures/${id}`)).toMatchObject({ version: 2, minutes: 25 });
    editor.catalogue.clock.set(someDay);
  });

  it('is done once, however often the same wish is sent', async () => {
    const draft = await editor.aCopy(await editor.aPublished());
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => editor.publish(draft, '2026-12-01', { key })));
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([[201, 2], [201, 2], [201, 2]]);
    expect((await editor.publish(draft, '2027-01-01', { key })).body).toMatchObject({ status: 409, ...problem('idempotency-key-reused') });
    expect((await editor.publish(draft, '2026-12-01')).body).toMatchObject({ status: 409, ...problem('procedure-draft-published'), published: { version: 2 } });
    await eventually(() => expect(editor.told.map(({ key: at }) => at)).toContain(`${draft.procedureId}/2`));
    expect(editor.facts(`${draft.procedureId}/2`)).toBe(1);
  });

  it('freezes what it publishes: neither saving nor discarding comes through any more', async () => {
    const draft = await editor.aDraft();
    await editor.publish(draft, '2026-12-01');
    const now = DraftedProcedure.parse((await editor.show(draft.id)).body);
    expect(now.state).toBe('published');
    expect((await editor.save(now, { ...now.content, minutes: 1 })).body).toMatchObject({ status: 409, ...problem('procedure-draft-published') });
    expect((await editor.catalogue.ask('DELETE', `${drafts}/${draft.id}`, { as: editor.hanh, 'if-match': `"${now.serial}"` })).status).toBe(409);
    expect((await editor.aCopy(draft.procedureId)).version).toBe(2);
  });

  it('and saving at once: one wins, and what was published is what was checked', async () => {
    const id = await editor.aPublished();
    const draft = await editor.aCopy(id);
    const [published, saved] = await Promise.all([editor.publish(draft, '2026-12-01'), editor.save(draft, { ...draft.content, minutes: 44 }, editor.bao)]);
    const version = published.status === 201 ? await editor.catalogue.json(`/v1/procedures/${id}/versions/2`) : undefined;
    if (saved.status === 200) expect(version ?? { minutes: 44 }).toMatchObject({ minutes: 44 });
    else expect([published.status, saved.body]).toMatchObject([201, { status: 409, ...problem('procedure-draft-published') }]);
    expect([published.status, saved.status].filter((status) => status === 409).length).toBeLessThanOrEqual(1);
  });

  it('refuses what somebody changed since it was seen, and days that were', async () => {
    const draft = await editor.aCopy(await editor.aPublished());
    await editor.save(draft, draft.content, editor.bao);
    expect((await editor.publish(draft, '2026-12-01', { 'if-match': '"1"' })).body).toMatchObject({ status: 409, ...problem('procedure-draft-changed'), current: { serial: 2, changedBy: 'bao' } });
    expect((await editor.publish(draft, '2026-11-21')).body).toMatchObject({ status: 422, ...problem('effective-too-early'), earliest: '2026-11-22' });
    expect((await editor.publish(draft, '2026-02-30')).body).toMatchObject({ status: 422 });
    expect((await editor.publish(draft, '2026-11-22')).status).toBe(201);
  });

  it('refuses agencies that there are not', async () => {
    const draft = await editor.aDraft();
    const saved = DraftedProcedure.parse((await editor.save(draft, { ...draft.content, agencies: ['000.12.35.H29', '000.99.99.H29'] })).body);
    const stranger = expect.objectContaining({ at: 'agencies.1', code: 'agency-unknown' }) as unknown;
    expect((await editor.show(draft.id, '/problems')).body.problems).toContainEqual(stranger);
    expect((await editor.publish(saved, '2026-12-01')).body).toMatchObject({ status: 422, errors: [stranger] });
  });

  it('refuses a step that nobody anywhere has the role for, and says where somebody is missing', async () => {
    const draft = await editor.aDraft();
    const [bac, binh] = ['000.12.34.H29', '000.12.35.H29'];
    const saved = DraftedProcedure.parse((await editor.save(draft, { ...draft.content, agencies: [bac, binh] })).body);
    const hole = (code: string) => expect.objectContaining({ at: expect.stringMatching(/^steps\.\d\.role$/) as unknown, code }) as unknown;
    editor.city.vacant.add(`${bac} leader`);
    expect((await editor.show(draft.id, '/problems')).body.problems).toContainEqual(hole('role-held-not-everywhere'));
    editor.city.vacant.add(`${binh} leader`);
    expect((await editor.publish(saved, '2026-12-01')).body).toMatchObject({ status: 422, errors: [hole('role-held-by-nobody')] });
    editor.city.vacant.delete(`${binh} leader`);
    expect((await editor.publish(saved, '2026-12-01')).status).toBe(201);
    editor.city.vacant.clear();
  });

  it('gives way to a version that was published elsewhere under its number, and goes on under the next', async () => {
    const id = await editor.aPublished();
    const draft = await editor.aCopy(id);
    const first = await entries().findById(`procedure:${id}/1`).lean<Entry>();
    await entries().create({ ...first, _id: `procedure:${id}/2`, version: 2, hash: 'other', outbox: [] });
    expect((await editor.publish(draft, '2026-12-01')).body).toMatchObject({ status: 409, ...problem('procedure-version-taken') });
    const now = DraftedProcedure.parse((await editor.show(draft.id)).body);
    expect(now).toMatchObject({ state: 'draft', version: 3, content: { version: 3 } });
    expect((await editor.publish(now, '2026-12-01')).body).toMatchObject({ version: 3 });
  });
});

describe('a catalogue that is killed while it publishes', () => {
  const entriesOf = (id: string) => entries().find({ kind: 'procedure', name: id }).lean<Entry[]>();

  /** The draft as the first write of a publication leaves it. */
  const leftDecided = async () => {
    const draft = await editor.aDraft();
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
    await editor.catalogue.app.get(DraftPublishing).onApplicationBootstrap();
    expect(await entriesOf(draft.procedureId)).toMatchObject([{ version: 1, data: { effectiveFrom: '2026-12-01' } }]);
    expect((await editor.publish(draft, '2026-12-01', { key: 'the-first-key' })).body).toEqual({ procedureId: draft.procedureId, version: 1 });
  });

  it('after the decision goes on with it when somebody looks', async () => {
    const { draft } = await leftDecided();
    expect((await editor.show(draft.id, '', editor.bao)).body.state).toBe('published');
    await eventually(() => expect(editor.told.map(({ key }) => key)).toContain(`${draft.procedureId}/1`));
  });

  it('after the version was added publishes it no second time', async () => {
    const { draft, decision } = await leftDecided();
    await editor.show(draft.id);
    await eventually(() => expect(editor.told.map(({ key }) => key)).toContain(`${draft.procedureId}/1`));
    // Back to before the third write.
    await kept().updateOne({ _id: draft.id }, { $set: { state: 'publishing', slot: decision.slot } });
    const again = await Promise.all([1, 2].map(() => editor.publish(draft, '2026-12-01', { key: 'the-first-key' })));
    expect(again.map(({ status }) => status)).toEqual([201, 201]);
    expect(await entriesOf(draft.procedureId)).toMatchObject([{ version: 1 }]);
    expect(editor.facts(`${draft.procedureId}/1`)).toBe(1);
  });
});
