import { statusChanged, submissionMade } from '@motcua/contracts/events';
import { aPdf, anUpload } from '@motcua/files/a-file';
import { eventually } from '@motcua/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { aDenunciation, anAgency, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, type RunningEforms } from '../a-running-eforms.ts';
import { aTopicReader } from './a-topic-reader.ts';

/** Everything by which somebody could know who wrote, or what. */
const secrets = /Hạnh|0903512789|hanh@|minh\.hanh|079180001234|Bánh mì|Đinh Tiên Hoàng/;
/** What would say that somebody denounced somebody. */
const kind = /tố cáo|denunciation/i;

describe('a confidential submission', () => {
  let eforms: RunningEforms;
  let hanh: string;
  let drawing: string;
  let reader: ReturnType<typeof aTopicReader>;
  const lines: string[] = [];
  const ask = (method: 'GET' | 'POST' | 'PATCH', url: string, headers: Record<string, string>, payload?: object) => eforms.send({ method, url, headers, ...(payload ? { payload } : {}) });
  const begun = (authorization: string) => ask('POST', '/v1/drafts', { authorization }, { procedureId: aDenunciation.id, agency: anAgency.code });
  const submit = (authorization: string) =>
    ask('POST', '/v1/submissions', { authorization, 'idempotency-key': randomUUID() }, { procedureId: aDenunciation.id, agency: anAgency.code, answers: someAnswers, papers: { drawing: [drawing] } });
  const kept = async (collection: string, id: string) => JSON.stringify(await eforms.app.get<Connection>(getConnectionToken()).collection(collection).findOne({ _id: id as never }));

  beforeAll(async () => {
    eforms = await aRunningEforms({ lines });
    hanh = await eforms.identity.sign({ id: 'hanh' });
    const { payload, headers } = anUpload('chung-cu.pdf', await aPdf());
    drawing = (await ask('POST', '/v1/attachments', { ...headers, authorization: hanh }, payload)).json<{ id: string }>().id;
    reader = aTopicReader(eforms.surroundings.prefix, [submissionMade.topic, statusChanged.topic]);
  });
  afterAll(async () => {
    await reader.close();
    await eforms.close();
  });

  it('is whole for its owner, for one-stop, and for nobody else', async () => {
    const { id } = (await submit(hanh)).json<{ id: string }>();
    expect((await ask('GET', `/v1/submissions/${id}`, { authorization: hanh })).json()).toMatchObject({ answers: someAnswers, procedure: { id: 'denunciation' } });
    const content = async (from: string) => ask('POST', '/internal/submissions/content', { authorization: await eforms.serviceToken(from) }, { ids: [id] });
    expect((await content('one-stop')).json().submissions).toMatchObject([{ id, answers: someAnswers, contact: { name: 'Nguyễn Thị Minh Hạnh' } }]);
    for (const from of ['notify', 'portal', 'office', 'lookup']) expect((await content(from)).statusCode).toBe(403);
  });

  it('gives no paper to the letter about it, only where to send that', async () => {
    const { id } = (await submit(hanh)).json<{ id: string }>();
    const authorization = await eforms.serviceToken('notify');
    expect((await ask('GET', `/internal/submissions/${id}/contact`, { authorization })).json()).toMatchObject({ email: 'minh.hanh@example.com' });
    expect((await ask('GET', `/internal/submissions/${id}/receipt.pdf`, { authorization })).statusCode).toBe(404);
    expect((await ask('GET', `/v1/submissions/${id}/receipt.pdf`, { authorization: hanh })).statusCode).toBe(200);
  });

  it('gives its files to one-stop alone', async () => {
    const content = async (from: string) => (await ask('GET', `/internal/attachments/${drawing}/content`, { authorization: await eforms.serviceToken(from) })).statusCode;
    expect([await content('one-stop'), await content('notify'), await content('office')]).toEqual([200, 403, 403]);
  });

  it('is told of without its kind and without any person', async () => {
    const { id } = (await submit(hanh)).json<{ id: string }>();
    await eventually(() => expect(reader.about(id)).toHaveLength(2));
    const events = reader.about(id);
    expect(events.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ procedure: { id: 'confidential', version: 1 }, confidential: true }),
        expect.objectContaining({ status: expect.objectContaining({ procedure: expect.objectContaining({ id: 'confidential' }), confidential: true }) }),
      ]),
    );
    for (const text of [JSON.stringify(events), lines.join('\n').normalize('NFC')]) {
      expect(text).not.toMatch(secrets);
      expect(text).not.toMatch(kind);
    }
  });

  it('and its draft are sealed in the store, and open for their owner', async () => {
    const { id } = (await begun(hanh)).json<{ id: string }>();
    const change = { answers: someAnswers, papers: { drawing: [drawing] } };
    await ask('PATCH', `/v1/drafts/${id}`, { authorization: hanh, 'if-match': '"1"' }, change);
    expect((await ask('GET', `/v1/drafts/${id}`, { authorization: hanh })).json()).toMatchObject(change);
    const { id: dossier } = (await ask('POST', `/v1/drafts/${id}/submit`, { authorization: hanh, 'idempotency-key': randomUUID() })).json<{ id: string }>();
    for (const document of [await kept('drafts', id), await kept('submissions', dossier)]) {
      expect(document).toContain('sealed.1.');
      expect(document.normalize('NFC')).not.toMatch(secrets);
    }
  });

  it('comes from a citizen’s own account: no official begins or submits one for somebody', async () => {
    for (const roles of [['receptionist'], ['inspector'], ['leader', 'head']]) {
      const official = await eforms.identity.sign({ id: 'official', kind: 'official', roles, agency: anAgency.code });
      expect([(await begun(official)).statusCode, (await submit(official)).statusCode]).toEqual([403, 403]);
    }
  });
});
