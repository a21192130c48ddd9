import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { KnownApplicants, OpenedDossier, SuspectedDuplicates } from '@motcua/contracts/counter-api';
import type { Submission } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { randomUUID } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { anAttachment, aSubmission, people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop, submissionEntry } from '../testing/a-running-one-stop.ts';
import { pictureOf } from './signatures.controller.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());
beforeEach(() => oneStop.clock.set('2026-11-23T03:00:00Z'));

const wishes = { language: 'vi', notify: 'phone', result: 'post', postTo: '128/5 Đinh Tiên Hoàng' } as const;
const behalf = { name: 'Lê Văn Thành', identityNumber: '079078005678', authorisation: 'Giấy ủy quyền số 12' };
const counter = { by: people.receptionist.id, onPaper: { drawing: { form: 'certified-copy', copies: 2, remark: 'nhòe góc phải' } }, behalf, wishes } as const;
let walkIns = 0;
/** Of somebody whom no dossier before was about. */
const aWalkIn = (changes: Partial<Submission> = {}) => {
  walkIns += 1;
  const own = { 'full-name': `Trần Văn Số ${walkIns}`, phone: `09${String(10_000_000 + walkIns)}`, 'identity-number': `0790780${String(10_000 + walkIns)}` };
  const submission = aSubmission({ owner: `walk-in:${randomUUID()}`, channel: 'counter', papers: {}, attachments: [], counter, ...changes });
  return { ...submission, answers: { ...submission.answers, ...own, ...changes.answers } };
};
const post = (who: Actor, url: string, payload: object = {}) => oneStop.desk.ask(who, { method: 'POST', url, payload, headers: { 'idempotency-key': randomUUID() } });
const open = (id: string, who: Actor = people.receptionist) => post(who, `/v1/counter/dossiers/${id}/open`);
async function opened(changes: Partial<Submission> = {}): Promise<Submission> {
  const submission = aWalkIn(changes);
  oneStop.eforms.state.submissions.set(submission.id, submission);
  await open(submission.id);
  return submission;
}
const paperText = async (id: string, paper: string, who: Actor = people.receptionist) => {
  const { rawPayload, statusCode } = await oneStop.desk.get(who, `/${id}/papers/${paper}`);
  expect(statusCode).toBe(200);
  return extractText(await getDocumentProxy(new Uint8Array(rawPayload)));
};
async function completed(id: string): Promise<void> {
  await oneStop.desk.move(people.receptionist, id, 'receive');
  await oneStop.desk.move(people.receptionist, id, 'pass-on');
  await oneStop.desk.attach(people.specialist, id);
  for (const by of [people.specialist, people.head]) await oneStop.desk.move(by, id, 'pass-on').catch(() => undefined);
  await oneStop.desk.move(people.leader, id, 'approve');
}

describe('a dossier received at the counter', () => {
  it('is opened at once, and once, however often and by whomever it is asked', async () => {
    const submission = aWalkIn();
    oneStop.eforms.state.submissions.set(submission.id, submission);
    const answers = await Promise.all([open(submission.id), open(submission.id), oneStop.publisher.publish([submissionEntry(submission)])]);
    expect(answers[0]?.json<OpenedDossier>()).toEqual({ id: submission.id, reference: submission.reference, version: 1, state: 'submitted' });
    const again = await open(submission.id);
    expect(again.json<OpenedDossier>()).toMatchObject({ version: 1 });
  });

  it('is opened for its own agency alone', async () => {
    const { id } = await opened();
    expect((await open(id, people.elsewhere)).statusCode).toBe(404);
    expect((await open(randomUUID())).statusCode).toBe(404);
  });

  it('says in its books who received it, who came, and what was wished', async () => {
    const { id } = await opened();
    await oneStop.desk.move(people.receptionist, id, 'receive');
    const view = await oneStop.desk.mustSee(people.receptionist, id);
    expect(view).toMatchObject({ channel: 'counter', handedIn: { behalf, wishes }, onPaper: counter.onPaper });
    expect(view.history[0]).toMatchObject({ act: 'submit', by: 'Phạm Thu Trang' });
  });

  it('has its papers on the slip as they were received, in two copies for who prints it', async () => {
    const { id } = await opened();
    await oneStop.desk.move(people.receptionist, id, 'receive');
    const both = await paperText(id, 'receipt.pdf?copies=2');
    expect(both.totalPages).toBe(2);
    expect(both.text[0]).toContain('Liên 1');
    expect(both.text[1]).toContain('Liên 2');
    for (const page of both.text) expect(page).toMatch(/nhòe góc phải[\s\S]*Bản sao chứng thực[\s\S]*02/);
    expect((await paperText(id, 'receipt.pdf')).totalPages).toBe(1);
  });

  it('takes a supplement on paper from the counter, and from nobody else', async () => {
    const { id } = await opened({ counter: { ...counter, onPaper: {} }, owner: people.citizen.id });
    await oneStop.desk.move(people.receptionist, id, 'request-supplement', { body: { message: 'Thiếu bản vẽ biển hiệu.', papers: ['drawing'], until: '2026-12-10' } });
    const answer = { onPaper: { drawing: { form: 'original', copies: 1 } } };
    const fromHome = await oneStop.desk.try(people.citizen, id, 'supplement', { body: answer });
    expect([fromHome.statusCode, fromHome.json<{ errors: unknown[] }>().errors]).toEqual([422, [expect.objectContaining({ at: 'papers.drawing', code: 'only-at-counter' })]]);
    await oneStop.desk.move(people.receptionist, id, 'supplement', { body: answer });
    expect((await oneStop.desk.mustSee(people.citizen, id)).onPaper).toEqual(answer.onPaper);
  });

  it('takes a scan that its counter has made', async () => {
    const { id } = await opened({ counter: { ...counter, onPaper: {} } });
    await oneStop.desk.move(people.receptionist, id, 'request-supplement', { body: { message: 'Thiếu bản vẽ biển hiệu.', papers: ['drawing'], until: '2026-12-10' } });
    const scan = { ...anAttachment(), owner: 'counter:000.12.35.H29' };
    oneStop.eforms.state.uploads.set(scan.id, scan);
    await oneStop.desk.move(people.receptionist, id, 'supplement', { body: { papers: { drawing: [scan.id] } } });
    expect((await oneStop.desk.mustSee(people.receptionist, id)).attachments.map(({ id: file }) => file)).toEqual([scan.id]);
  });
});

describe('people at the counter', () => {
  const find = async (query: object, who: Actor = people.receptionist) => (await post(who, '/v1/counter/applicants', query)).json<KnownApplicants>();

  it('are known by the numbers of their earlier dossiers, each once, at that agency alone', async () => {
    const first = await opened({ answers: { 'identity-number': '079078777001', phone: '0918777001', 'full-name': 'Trần Văn Dũng' } });
    const second = await opened({ answers: { 'identity-number': '079078777001', phone: '0918777001', 'full-name': 'Trần Văn Dũng' }, submittedAt: '2026-11-23T02:30:00.000Z' });
    for (const query of [{ identityNumber: '079078777001' }, { phone: '0918777001' }, { phone: '+84 918 777 001' }]) {
      expect((await find(query)).applicants).toEqual([expect.objectContaining({ name: 'Trần Văn Dũng', identityNumber: '079078777001', dossier: expect.objectContaining({ id: second.id }) })]);
    }
    expect(first.id).not.toBe(second.id);
    expect((await find({ phone: '0918777001' }, people.elsewhere)).applicants).toEqual([]);
  });

  it('are asked about an account by identity number alone', async () => {
    expect((await find({ identityNumber: '079186001234' })).account).toMatchObject({ name: 'Nguyễn Thị Minh Hạnh', email: 'minh.hanh@example.com' });
    expect(await find({ phone: '0903512789' })).not.toHaveProperty('account');
  });

  it.each(['specialist', 'leader', 'citizen'] as const)('are not looked up by a %s', async (who) => {
    expect((await post(people[who], '/v1/counter/applicants', { phone: '0918777001' })).statusCode).toBe(403);
  });
});

describe('a suspected duplicate', () => {
  const same = { 'identity-number': '079078555001', phone: '0918555001', 'full-name': 'Lê Thị Hồng' };
  const suspectedOf = async (id: string, who: Actor = people.receptionist) => (await oneStop.desk.get(who, `/${id}/duplicates`)).json<SuspectedDuplicates>().suspected;

  it('is named with its reasons before and after the second is submitted', async () => {
    const first = await opened({ answers: same });
    const query = { procedureId: first.procedure.id, name: 'LE THI HONG', identityNumber: '079078555001' };
    const before = (await post(people.receptionist, '/v1/counter/duplicates', query)).json<SuspectedDuplicates>();
    expect(before.suspected).toEqual([expect.objectContaining({ id: first.id, applicant: expect.any(String), reasons: expect.arrayContaining(['same-identity-number', 'same-name']) })]);
    const second = await opened({ answers: same });
    expect((await suspectedOf(second.id)).map(({ id }) => id)).toEqual([first.id]);
    expect((await post(people.elsewhere, '/v1/counter/duplicates', query)).json()).toEqual({ suspected: [] });
  });

  it('can be said to be none, which stays as it was said first', async () => {
    const pair = { ...same, 'identity-number': '079078555002', phone: '0918555002' };
    const [first, second] = [await opened({ answers: pair }), await opened({ answers: pair })];
    const dismiss = (reason: string, who: Actor = people.receptionist) => post(who, `/v1/dossiers/${second.id}/duplicates/${first.id}/dismiss`, { reason });
    expect((await dismiss('Hai cửa hàng khác nhau')).statusCode).toBe(200);
    await dismiss('Nói lại lần nữa');
    for (const [one, other] of [[first, second], [second, first]] as const) {
      expect(await suspectedOf(one.id)).toEqual([expect.objectContaining({ id: other.id, dismissed: { by: 'Phạm Thu Trang', at: '2026-11-23T03:00:00.000Z', reason: 'Hai cửa hàng khác nhau' } })]);
    }
    expect((await dismiss('Cơ quan khác nói', people.elsewhere)).statusCode).toBe(404);
  });

  it('is not the refused dossier that this one was made from', async () => {
    const again = { ...same, 'identity-number': '079078555003', phone: '0918555003' };
    const first = await opened({ answers: again });
    const second = await opened({ answers: again, follows: { id: first.id, reference: first.reference } });
    expect(await suspectedOf(second.id)).toEqual([]);
  });

  it('is named to nobody who may not read the dossier', async () => {
    const { id } = await opened();
    expect((await oneStop.desk.get(people.elsewhere, `/${id}/duplicates`)).statusCode).toBe(404);
    expect((await oneStop.desk.get(people.citizen, `/${id}/duplicates`)).statusCode).toBe(403);
  });
});

describe('a result', () => {
  const strokes = [[10, 100, 200, 40, 300, 160], [320, 90]];
  const atCounter = { collector: 'Lê Văn Thành', channel: 'counter', identity: { as: 'authorised', identityNumber: '079078005678', authorisation: 'Giấy ủy quyền số 12' }, signed: { strokes } };

  it('is handed over against a signature, which the slip and the dossier keep', async () => {
    const { id } = await opened({ owner: people.citizen.id });
    await completed(id);
    await oneStop.desk.move(people.receptionist, id, 'return', { body: atCounter });
    const seen = await oneStop.desk.mustSee(people.receptionist, id);
    expect(seen.returned).toMatchObject({ collector: 'Lê Văn Thành', as: 'authorised', identityNumber: '079078005678', signed: 'pad' });
    const own = await oneStop.desk.mustSee(people.citizen, id);
    expect(own.returned).toMatchObject({ collector: 'Lê Văn Thành', as: 'authorised', channel: 'counter' });
    expect(own.returned).not.toHaveProperty('identityNumber');
    const picture = await oneStop.desk.get(people.citizen, `/${id}/signature.svg`);
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(picture.body).toContain('M10 100L200 40L300 160');
    expect((await oneStop.desk.get(people.elsewhere, `/${id}/signature.svg`)).statusCode).toBe(404);
    const { text } = await paperText(id, 'hand-over.pdf');
    expect(text.join(' ').replace(/\s+/g, ' ')).toMatch(/PHIẾU GIAO NHẬN KẾT QUẢ.*Lê Văn Thành \(người được ủy quyền\).*079078005678.*Giấy ủy quyền số 12/);
  });

  it('sent by post is said to have arrived once the carrier says so', async () => {
    const { id } = await opened({ owner: people.citizen.id });
    await completed(id);
    const postage = { carrier: 'VNPost', tracking: 'EA123456789VN', address: '128/5 Đinh Tiên Hoàng', postedOn: '2026-11-23' };
    await oneStop.desk.move(people.receptionist, id, 'return', { body: { collector: 'Trần Văn Dũng', channel: 'post', postage } });
    oneStop.clock.set('2026-11-25T03:00:00Z');
    await oneStop.desk.move(people.receptionist, id, 'confirm-delivery', { body: { deliveredOn: '2026-11-25' } });
    expect((await oneStop.desk.mustSee(people.citizen, id)).returned?.postage).toEqual({ ...postage, deliveredOn: '2026-11-25' });
    expect((await oneStop.desk.try(people.receptionist, id, 'confirm-delivery', { body: { deliveredOn: '2026-11-25' } })).statusCode).toBe(409);
    expect((await paperText(id, 'hand-over.pdf')).text.join(' ')).toContain('EA123456789VN');
  });

  it.each([
    ['is not handed to somebody else without a paper', { ...atCounter, identity: { as: 'other', identityNumber: '079078005678' } }, 422],
    ['is not handed over unsigned', { ...atCounter, signed: undefined }, 422],
    ['takes no signature larger than one is', { ...atCounter, signed: { strokes: [Array.from({ length: 8_002 }, () => 1)] } }, 400],
    ['takes no picture for a signature', { ...atCounter, signed: { strokes: '<svg onload=alert(1)>' } }, 400],
  ])('%s', async (_, body, status) => {
    const { id } = await opened();
    await completed(id);
    expect((await oneStop.desk.try(people.receptionist, id, 'return', { body })).statusCode).toBe(status);
  });

  it('is signed in lines and nothing else', () => {
    expect(pictureOf([[1, 2, 3, 4], [5, 6]])).toContain('d="M1 2L3 4M5 6h1"');
  });
});
