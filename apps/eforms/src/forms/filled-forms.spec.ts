import type { SubmissionReceipt } from '@motcua/contracts/eforms-api';
import { anUpload, aPdf } from '@motcua/files/a-file';
import { readPaper } from '@motcua/papers/a-read-paper';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAgency, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, type RunningEforms } from '../a-running-eforms.ts';

describe('the filled form', () => {
  let eforms: RunningEforms;
  let hanh: string;
  let nam: string;
  const lines: string[] = [];
  const inject = (method: 'GET' | 'POST' | 'PATCH', url: string, headers: Record<string, string>, payload?: object) => eforms.send({ method, url, headers, ...(payload ? { payload } : {}) });
  const get = (url: string, authorization = hanh) => inject('GET', url, { authorization });

  beforeAll(async () => {
    eforms = await aRunningEforms({ lines });
    hanh = await eforms.identity.sign({ id: 'hanh' });
    nam = await eforms.identity.sign({ id: 'nam' });
  });
  afterAll(() => eforms.close());

  const submitted = async () => {
    const { payload, headers } = anUpload('bản vẽ.pdf', await aPdf());
    const { id: drawing } = (await eforms.send({ method: 'POST', url: '/v1/attachments', payload, headers: { ...headers, authorization: hanh } })).json<{ id: string }>();
    const whole = { procedureId: 'shop-sign', agency: anAgency.code, answers: someAnswers, papers: { drawing: [drawing] } };
    return (await inject('POST', '/v1/submissions', { authorization: hanh, 'idempotency-key': randomUUID() }, whole)).json<SubmissionReceipt>();
  };
  const draft = async (answers: object) => {
    const { id } = (await inject('POST', '/v1/drafts', { authorization: hanh }, { procedureId: 'shop-sign', agency: anAgency.code })).json<{ id: string }>();
    expect((await inject('PATCH', `/v1/drafts/${id}`, { authorization: hanh, 'if-match': '"1"' }, { answers })).statusCode).toBe(200);
    return id;
  };

  it('of a submission reads like the official one, with code, answers and papers', async () => {
    const { id, reference } = await submitted();
    const answer = await get(`/v1/submissions/${id}/form.pdf`);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(new RegExp(`^inline; filename="${reference} Giay de nghi dang ky bien hieu\\.pdf"`)),
    });
    const { text } = await readPaper(answer.rawPayload);
    for (const part of ['GIẤY ĐỀ NGHỊ ĐĂNG KÝ BIỂN HIỆU', 'Kính gửi: Ủy ban nhân dân quận Bình Thạnh', 'Họ và tên: Nguyễn Thị Minh Hạnh', 'Giấy tờ gửi kèm', 'Bản vẽ biển hiệu', `Mã hồ sơ ${reference}`]) expect(text).toContain(part);
    expect(text).not.toContain('BẢN NHÁP');
  });

  it('of a draft says that it is one, with its gaps, also when hardly anything is answered', async () => {
    const { text } = await readPaper((await get(`/v1/drafts/${await draft({ 'full-name': 'Nguyễn Thị Minh Hạnh' })}/form.pdf`)).rawPayload);
    for (const part of ['BẢN NHÁP', 'Bản nháp, chưa nộp', 'Họ và tên: Nguyễn Thị Minh Hạnh', 'Số CCCD: (không khai)']) expect(text).toContain(part);
    expect(text).not.toContain('Mã hồ sơ');
  });

  it('is shown although an answer is still wrong', async () => {
    const { text } = await readPaper((await get(`/v1/drafts/${await draft({ phone: '12', 'identity-number': 'chưa có' })}/form.pdf`)).rawPayload);
    expect(text).toContain('Số điện thoại: 12');
    expect(text).toContain('Số CCCD: chưacó');
  });

  it('is the owner’s alone; our services read what was submitted', async () => {
    const { id } = await submitted();
    const draftId = await draft({ phone: '0903512789' });
    const own = [`/v1/submissions/${id}/form.pdf`, `/v1/drafts/${draftId}/form.pdf`];
    for (const path of own) expect([(await get(path, nam)).statusCode, (await inject('GET', path, {})).statusCode]).toEqual([404, 401]);
    const internal = `/internal/submissions/${id}/form.pdf`;
    expect((await get(internal, await eforms.serviceToken())).rawPayload.equals((await get(own[0] ?? '')).rawPayload)).toBe(true);
    expect((await get(internal)).statusCode).toBe(403);
  });

  it('leaves nothing of what it says in the log', () => {
    expect(lines.filter((line) => /Hạnh|0903512789/.test(line.normalize('NFC')))).toEqual([]);
  });
});
