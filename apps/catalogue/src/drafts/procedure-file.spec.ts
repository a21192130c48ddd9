import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { aCity, aRunningCatalogue } from '../a-running-catalogue.ts';
import { ENTRY, type Entry } from '../entry.schema.ts';
import { anEditor, drafts, type Editor, problem } from './an-editor.ts';

let editor: Editor;

beforeAll(async () => {
  editor = await anEditor();
}, 60_000);

afterAll(() => editor.close());

describe('a file', () => {
  const fileOf = async (id: string, version: number) => (await editor.catalogue.get(`/v1/procedures/${id}/versions/${version}/file.yaml`)).text();
  const hashOf = async ({ app }: Awaited<ReturnType<typeof aRunningCatalogue>>, id: string) => (await app.get<Model<Entry>>(getModelToken(ENTRY)).findById(`procedure:${id}/1`).lean<Entry>())?.hash;

  it('that was written out is read in as the same procedure, to the last byte', async () => {
    const fresh = await aCity();
    const empty = await aRunningCatalogue({ ...fresh.settings, SEED: 'none' });
    try {
      const as = await fresh.official('hanh', 'catalogue-admin');
      for (const [id, day] of [['construction-permit-house', '2021-03-03'], ['business-registration-household', '2023-07-01']] as const) {
        const { status, body } = await empty.ask('POST', drafts, { as, body: { file: await fileOf(id, 1) } });
        expect(status).toBe(201);
        await empty.ask('POST', `${drafts}/${body.id}/publish`, { as, body: { effectiveFrom: day }, 'idempotency-key': randomUUID() });
        expect(await hashOf(empty, id)).toBe(await hashOf(editor.catalogue, id));
        expect(await (await empty.get(`/v1/procedures/${id}/versions/1/file.yaml`)).text()).toBe(await fileOf(id, 1));
      }
    } finally {
      await empty.close();
      await fresh.remove();
    }
  });

  it('may be JSON, and may name lists of choices', async () => {
    const draft = await editor.aDraft();
    const form = draft.content.form as { sections: { fields: object[] }[] };
    form.sections[0]?.fields.push({ id: 'sex', type: 'choice', label: { vi: 'Giới tính', en: 'Sex' }, choices: { list: 'sexes' } });
    const { status, body } = await editor.begin({ file: JSON.stringify({ ...draft.content, id: `${draft.procedureId}-too` }) });
    expect(status).toBe(201);
    expect(JSON.stringify(body.content)).toContain('"value":"female"');
  });

  it.each([
    ['{ no yaml: [', 'file-unreadable', ''],
    ['id: thing', 'shape-missing', 'form'],
    ['[1, 2]', 'shape-object', ''],
    ["choices: { list: colours }", 'file-unreadable', ''],
  ])('such as %s is refused', async (file, code, at) => {
    expect((await editor.begin({ file })).body).toMatchObject({ status: 422, ...problem('procedure-file-invalid'), errors: expect.arrayContaining([expect.objectContaining({ at, code })]) });
  });

  it('that repeats itself without end is refused before it fills the memory', async () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`)].join('\n');
    expect((await editor.begin({ file: bomb })).body).toMatchObject({ status: 422, errors: [{ code: 'file-unreadable' }] });
  });
});
