import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Draft } from '@motcua/contracts/eforms-api';
import { anUpload, aPdf, eicar } from '@motcua/files/a-file';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { anAgency } from '../a-catalogue.ts';
import { aRunningEforms, configFor, startEforms, type RunningEforms } from '../a-running-eforms.ts';
import { aFreePort, aTalkingClamd } from './a-clamd.ts';
import { aSender } from './a-sender.ts';
import { AttachmentStore } from './attachment.store.ts';
import { AttachmentSweep } from './attachment.sweep.ts';

const minute = 60_000;
const aPoisonedPdf = () => Buffer.from(`%PDF-1.7\n% ${eicar}\n1 0 obj\n<< >>\nendobj\n%%EOF`);

describe('with a virus scanner, a file', () => {
  let eforms: RunningEforms;
  let app: RunningEforms['app'];
  let hanh: ReturnType<typeof aSender>;
  let token: string;
  let port: number;
  let daemon: Awaited<ReturnType<typeof aTalkingClamd>> | undefined;
  const clock = new FakeClock();
  const goAway = async () => {
    await daemon?.close();
    daemon = undefined;
  };
  const comeBack = async () => (daemon = await aTalkingClamd(undefined, port));
  const becomes = (id: string, state: string) => eventually(async () => {
    // The queue waits by the clock of the service, which stands still in a test.
    clock.advance(minute);
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ state });
  });
  const filesIn = async (folder: string) => (await readdir(join(eforms.surroundings.dataDirectory, folder), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).map(({ name }) => name);

  beforeAll(async () => {
    port = await aFreePort();
    eforms = await aRunningEforms({ clock, more: { CLAMAV_URL: `tcp://127.0.0.1:${port}` } });
    ({ app } = eforms);
    token = await eforms.identity.sign({ id: 'hanh' });
    hanh = aSender(token);
  });
  afterEach(goAway);
  afterAll(async () => {
    await app.close();
    await eforms.close();
  });

  it('is answered before it was looked at, and clean afterwards', async () => {
    await comeBack();
    const content = await aPdf();
    const { payload, headers } = anUpload('ban-ve.pdf', content);
    const answer = await eforms.send({ method: 'POST', url: '/v1/attachments', payload, headers: { ...headers, authorization: token } });
    expect([answer.statusCode, answer.json().state]).toEqual([201, 'scanning']);
    await becomes(answer.json().id, 'clean');
    expect((await hanh.content(app, answer.json().id)).rawPayload.equals(content)).toBe(true);
    expect(await filesIn('unseen')).toEqual([]);
  });

  it('with a virus is in quarantine, where nobody gets it from, and its sender is told', async () => {
    await comeBack();
    const { id, answer } = await hanh.sent(app, 'ban-ve.pdf', aPoisonedPdf());
    expect(answer.statusCode).toBe(204);
    await becomes(id, 'infected');
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ problem: 'attachment-infected' });
    expect((await hanh.content(app, id)).statusCode).toBe(404);
    const internal = await eforms.send({ method: 'GET', url: `/internal/attachments/${id}/content`, headers: { authorization: await eforms.serviceToken() } });
    expect(internal.statusCode).toBe(404);
    expect(await filesIn('quarantine')).toEqual([id]);
  });

  it('with a virus stays in quarantine for a month after its sender took it away, then it goes', async () => {
    await comeBack();
    const { id } = await hanh.sent(app, 'ban-ve.pdf', aPoisonedPdf());
    await becomes(id, 'infected');
    await eforms.send({ method: 'DELETE', url: `/v1/attachments/${id}`, headers: { authorization: token } });
    expect((await hanh.attachment(app, id)).statusCode).toBe(404);
    clock.advance(29 * 24 * 60 * minute);
    await app.get(AttachmentSweep).sweep();
    expect(await filesIn('quarantine')).toContain(id);
    clock.advance(2 * 24 * 60 * minute);
    await app.get(AttachmentSweep).sweep();
    expect(await filesIn('quarantine')).not.toContain(id);
  });

  it('stands in its draft with its state, and the draft is not submitted with it', async () => {
    const authorization = token;
    const { id } = await hanh.sent(app, 'ban-ve.pdf', await aPdf('chờ'));
    const draft = (await eforms.send({ method: 'POST', url: '/v1/drafts', payload: { procedureId: 'shop-sign', agency: anAgency.code }, headers: { authorization } })).json<Draft>();
    const saved = await eforms.send({ method: 'PATCH', url: `/v1/drafts/${draft.id}`, payload: { papers: { drawing: [id] } }, headers: { authorization, 'if-match': '"1"' } });
    expect(saved.json<Draft>().attachments).toMatchObject([{ id, state: 'scanning' }]);
    const { problems } = (await eforms.send({ method: 'GET', url: `/v1/drafts/${draft.id}/problems`, headers: { authorization } })).json<{ problems: object[] }>();
    expect(problems).toContainEqual(expect.objectContaining({ at: 'papers.drawing', code: 'paper-scanning' }));
    const claim = { ids: [id], owner: 'hanh', dossierId: randomUUID() };
    const claimed = await eforms.send({ method: 'POST', url: '/internal/attachments/claim', payload: claim, headers: { authorization: await eforms.serviceToken() } });
    expect(claimed.json().attachments).toMatchObject([{ id, state: 'scanning' }]);
    expect(await app.get(AttachmentStore).find(id)).toMatchObject({ dossiers: [] });
    await comeBack();
    await becomes(id, 'clean');
  });

  it('waits while the scanner is away, and is looked at when it is back', async () => {
    const { id } = await hanh.sent(app, 'ban-ve.pdf', await aPdf('vắng'));
    clock.advance(5 * minute);
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ state: 'scanning' });
    await comeBack();
    await becomes(id, 'clean');
  });

  it('fails when the scanner is away too long, until its sender has it looked at again', async () => {
    const { id } = await hanh.sent(app, 'ban-ve.pdf', await aPdf('vắng lâu'));
    await becomes(id, 'failed');
    expect((await hanh.attachment(app, id)).json()).toMatchObject({ problem: 'attachment-scan-failed' });
    await comeBack();
    expect((await hanh.scanAgain(app, id)).json()).toMatchObject({ id });
    await becomes(id, 'clean');
  });

  it('is looked at by another process when the first one died', async () => {
    const { id } = await hanh.sent(app, 'ban-ve.pdf', await aPdf('tiếp'));
    await app.close();
    await comeBack();
    app = await startEforms(configFor(eforms.surroundings, { CLAMAV_URL: `tcp://127.0.0.1:${port}` }), { clock });
    await becomes(id, 'clean');
  });
});
