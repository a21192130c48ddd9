import { eventually } from '@motcua/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anEditor, type Editor, problem, someDay } from './drafts/an-editor.ts';

let editor: Editor;

beforeAll(async () => {
  editor = await anEditor();
}, 60_000);

afterAll(() => editor.close());

describe('withdrawing a version', () => {
  const reason = { vi: 'Thủ tục được bãi bỏ.', en: 'The procedure was abolished.' };
  const withdraw = (id: string, on: string, key: string = randomUUID()) =>
    editor.catalogue.ask('POST', `/v1/procedures/${id}/versions/1/withdraw`, { as: editor.hanh, body: { on, reason }, 'idempotency-key': key });

  it('ends its offer from a day on, keeps it for the dossiers in flight, and tells everybody', async () => {
    const id = await editor.aPublished();
    const key = randomUUID();
    const done = await withdraw(id, '2026-12-01', key);
    expect([done.status, done.body]).toEqual([200, { procedureId: id, version: 1, withdrawnFrom: '2026-12-01', reason }]);
    expect((await withdraw(id, '2026-12-01', key)).body).toEqual(done.body);
    expect((await withdraw(id, '2026-12-05', key)).body).toMatchObject({ status: 409, ...problem('idempotency-key-reused') });
    expect((await withdraw(id, '2026-12-05')).body).toMatchObject({ status: 409, ...problem('version-withdrawn'), current: { on: '2026-12-01', changedBy: 'hanh' } });
    await eventually(() => expect(editor.told).toContainEqual({ key: `${id}/1`, data: expect.objectContaining({ withdrawnFrom: '2026-12-01' }) }));
    expect((await editor.catalogue.get(`/v1/procedures/${id}`)).status).toBe(200);
    editor.catalogue.clock.set('2026-12-01T02:00:00Z');
    expect((await editor.catalogue.ask('GET', `/v1/procedures/${id}`)).body).toMatchObject({ status: 410, ...problem('procedure-withdrawn'), withdrawnFrom: '2026-12-01', reason });
    expect(await editor.catalogue.json(`/v1/procedures/${id}/versions/1`)).not.toHaveProperty('withdrawnFrom');
    expect(await editor.catalogue.json(`/v1/procedures/${id}/versions`)).toEqual({ versions: [{ version: 1, effectiveFrom: '2026-01-01', current: false, withdrawn: { on: '2026-12-01', reason } }] });
    const { procedures } = (await editor.catalogue.json('/v1/procedures')) as { procedures: { id: string }[] };
    expect(procedures.map((one) => one.id)).not.toContain(id);
    // A later version puts it back on offer.
    await editor.publish(await editor.aCopy(id), '2026-12-01');
    expect(await editor.catalogue.json(`/v1/procedures/${id}`)).toMatchObject({ version: 2 });
    editor.catalogue.clock.set(someDay);
  });

  it('is refused for days that were, and for versions that are not', async () => {
    expect((await withdraw(await editor.aPublished(), '2026-11-21')).body).toMatchObject({ status: 422, ...problem('effective-too-early') });
    expect((await withdraw('levitation', '2026-12-01')).status).toBe(404);
  });
});
