import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { factsOf } from '../dossiers/dossier.events.ts';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import { anAgency, people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

/** A dossier at the specialists’ step, held by nobody. */
async function inProcessing(): Promise<string> {
  const { id } = await oneStop.submitted();
  await oneStop.desk.move(people.receptionist, id, 'receive');
  await oneStop.desk.move(people.receptionist, id, 'pass-on');
  return id;
}

const codeOf = (answer: { json: () => { type: string } }) => answer.json().type.split('/').at(-1);

describe('two officials at one dossier', () => {
  it('one wins, and the other is told who did what', async () => {
    const id = await inProcessing();
    const { version } = (await oneStop.desk.mustSee(people.specialist, id)).status;
    const answers = await Promise.all([people.specialist, people.secondSpecialist].map((actor) => oneStop.desk.try(actor, id, 'claim', { version })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const lost = answers.find(({ statusCode }) => statusCode === 409);
    const winner = answers[0]?.statusCode === 200 ? 'Trần Quốc Bảo' : 'Lê Thúy Nga';
    expect(lost?.json()).toMatchObject({ type: expect.stringContaining('dossier-changed'), current: { version: version + 1, state: 'in-processing', act: 'claim', by: winner } });
    expect((await oneStop.desk.mustSee(people.head, id)).assignee?.name).toBe(winner);
  });

  it('who has seen an older version does nothing, and a citizen is told no name', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(people.receptionist, id, 'receive');
    const answer = await oneStop.desk.try(people.citizen, id, 'withdraw', { version: 1, body: { reason: 'Đổi ý' } });
    expect(answer.statusCode).toBe(409);
    expect(answer.headers['etag']).toBe('"2"');
    expect(answer.json()).toMatchObject({ current: { version: 2, state: 'received', act: 'receive' } });
    expect(answer.body).not.toContain('Trang');
  });
});

describe('the same Idempotency-Key', () => {
  it('twice makes one move with one answer, also when the dossier has gone on', async () => {
    const { id } = await oneStop.submitted();
    const once = { version: 1, key: randomUUID() };
    const first = await oneStop.desk.move(people.receptionist, id, 'receive', once);
    await oneStop.desk.move(people.receptionist, id, 'pass-on');
    expect(await oneStop.desk.move(people.receptionist, id, 'receive', once)).toEqual(first);
    expect((await oneStop.desk.mustSee(people.citizen, id)).status.version).toBe(3);
  });

  it('at the same moment is a double click: both get the one answer', async () => {
    const { id } = await oneStop.submitted();
    const once = { version: 1, key: randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => oneStop.desk.move(people.receptionist, id, 'receive', once)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await oneStop.desk.mustSee(people.citizen, id)).status.version).toBe(2);
  });

  it('for something else is refused', async () => {
    const { id } = await oneStop.submitted();
    const key = randomUUID();
    await oneStop.desk.move(people.receptionist, id, 'receive', { key });
    const answer = await oneStop.desk.try(people.receptionist, id, 'pass-on', { key });
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'idempotency-key-reused']);
  });
});

describe('a move', () => {
  it.each([
    [{ 'idempotency-key': 'key-of-a-move' }, 428, 'version-required'],
    [{ 'if-match': '"1"' }, 400, 'idempotency-key-missing'],
  ])('with %j alone is not made', async (headers, status, code) => {
    const { id } = await oneStop.submitted();
    const answer = await oneStop.desk.ask(people.receptionist, { method: 'POST', url: `/v1/dossiers/${id}/receive`, headers });
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
  });

  it.each([
    ['receive', people.citizen, {}, 403, 'forbidden'],
    ['receive', people.stranger, {}, 403, 'forbidden'],
    ['receive', people.elsewhere, {}, 404, 'not-found'],
    ['receive', people.specialist, {}, 403, 'dossier-not-your-step'],
    ['withdraw', people.stranger, { reason: 'Tôi muốn' }, 404, 'not-found'],
    ['approve', people.receptionist, {}, 409, 'dossier-illegal-move'],
    ['return', people.receptionist, { collector: 'Ai đó', channel: 'counter' }, 409, 'dossier-illegal-move'],
    ['rate', people.citizen, { stars: 3 }, 409, 'dossier-illegal-move'],
    ['rate', people.citizen, { stars: 6 }, 400, 'malformed-request'],
    ['refuse', people.receptionist, { reason: 'Không' }, 400, 'malformed-request'],
    ['refuse', people.receptionist, { reason: 'Không thuộc thẩm quyền', secretly: true }, 400, 'malformed-request'],
    ['send-back', people.receptionist, { to: 'reception', reason: 'Xem lại từ đầu' }, 409, 'dossier-illegal-move'],
    ['request-supplement', people.receptionist, { message: 'Bổ sung giấy tờ', papers: ['passport'], until: '2026-12-01' }, 422, 'answers-invalid'],
    ['request-supplement', people.receptionist, { message: 'Bổ sung giấy tờ', papers: ['drawing'], until: '2026-02-30' }, 422, 'dossier-move-incomplete'],
    ['request-supplement', people.receptionist, { message: 'Bổ sung giấy tờ', papers: ['drawing'], until: '2026-11-23' }, 422, 'dossier-move-incomplete'],
    ['request-supplement', people.receptionist, { message: 'Bổ sung giấy tờ', until: '2026-12-01' }, 422, 'dossier-move-incomplete'],
  ] as const)('%s of a submitted dossier by %j with %j is refused with %i %s', async (act, actor, body, status, code) => {
    const { id } = await oneStop.submitted();
    const answer = await oneStop.desk.try(actor, id, act, { version: 1, body });
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
    expect((await oneStop.desk.mustSee(people.citizen, id)).status.version).toBe(1);
  });

  it('needs a signed-in account', async () => {
    const { id } = await oneStop.submitted();
    for (const url of [`/v1/dossiers/${id}`, `/v1/dossiers/${id}/result`]) expect((await oneStop.app.inject(url)).statusCode).toBe(401);
    expect((await oneStop.app.inject({ method: 'POST', url: `/v1/dossiers/${id}/receive` })).statusCode).toBe(401);
  });

  it('of a step that a colleague holds is refused until it is claimed with a reason', async () => {
    const id = await inProcessing();
    await oneStop.desk.move(people.specialist, id, 'claim');
    expect(codeOf(await oneStop.desk.try(people.secondSpecialist, id, 'pass-on'))).toBe('dossier-not-your-step');
    expect(codeOf(await oneStop.desk.try(people.secondSpecialist, id, 'claim'))).toBe('dossier-held-by-colleague');
    await oneStop.desk.move(people.secondSpecialist, id, 'claim', { body: { reason: 'Đồng nghiệp nghỉ phép' } });
    await oneStop.desk.move(people.secondSpecialist, id, 'pass-on');
  });

  it('to a colleague whom identity does not know is refused', async () => {
    const id = await inProcessing();
    const answer = await oneStop.desk.try(people.specialist, id, 'pass-on', { body: { assignee: 'nobody' } });
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'dossier-move-incomplete']);
  });

  it('approve needs a result document', async () => {
    const id = await inProcessing();
    await oneStop.desk.move(people.specialist, id, 'pass-on');
    await oneStop.desk.move(people.head, id, 'pass-on');
    const { actions } = await oneStop.desk.mustSee(people.leader, id);
    expect(actions.find(({ action }) => action === 'approve')).toEqual({ action: 'approve', allowed: false, because: { vi: 'Chưa có tệp kết quả', en: 'There is no result document yet' } });
    expect(codeOf(await oneStop.desk.try(people.leader, id, 'approve'))).toBe('result-missing');
  });

  it('is shown as allowed exactly to those who may make it', async () => {
    const { id } = await oneStop.submitted();
    const allowed = async (actor: (typeof people)[keyof typeof people]) =>
      (await oneStop.desk.mustSee(actor, id)).actions.filter((action) => action.allowed).map(({ action }) => action);
    expect(await allowed(people.receptionist)).toEqual(['receive', 'refuse', 'claim', 'request-supplement', 'request-payment', 'withdraw', 'transfer']);
    expect(await allowed(people.citizen)).toEqual(['withdraw']);
    expect(await allowed(people.leader)).toEqual(['reassign']);
    expect((await oneStop.desk.mustSee(people.specialist, id)).actions.find(({ action }) => action === 'receive')?.because?.vi).toBe('Bước “Tiếp nhận” do vai trò khác thực hiện');
  });

  it('of a citizen takes a dossier back, and nothing can be done with it any more', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(people.citizen, id, 'withdraw', { body: { reason: 'Đổi địa điểm' } });
    expect((await oneStop.desk.mustSee(people.receptionist, id)).status.state).toBe('withdrawn');
    expect(codeOf(await oneStop.desk.try(people.receptionist, id, 'receive'))).toBe('dossier-illegal-move');
  });
});

describe('a process that ends between write and publishing', () => {
  it('leaves the facts in the dossier, and the sweep publishes them', async () => {
    const { id } = await oneStop.submitted();
    const dossiers = oneStop.app.get<Model<DossierDocument>>(getModelToken(DOSSIER));
    const kept = await dossiers.findById(id).orFail().lean<DossierDocument>();
    const facts = factsOf({ ...kept, id, version: 2, state: 'withdrawn' }, 'withdraw');
    const longAgo = new Date(Date.now() - 60_000);
    await dossiers.collection.updateOne({ _id: id } as never, { $push: { outbox: { $each: facts } }, $set: { outboxSince: longAgo, version: 2, state: 'withdrawn' } } as never);
    const heard = oneStop.listenTo('motcua.dossier.v1');
    await eventually(() => expect(heard.map(({ subject, data }) => `${subject} ${data.fact}`)).toContain(`${id} withdrawn`));
    await eventually(async () => expect((await dossiers.findById(id).lean<DossierDocument>())?.outbox).toEqual([]));
  });
});

describe('names', () => {
  it('of officials are looked up, not waited for: an unknown one still does the work', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move({ id: 'receptionist-new', kind: 'official', roles: ['receptionist'], agency: anAgency.code }, id, 'receive');
    expect((await oneStop.desk.mustSee(people.receptionist, id)).history.at(-1)).toEqual({ act: 'receive', at: expect.any(String), step: { vi: 'Tiếp nhận', en: 'Reception' } });
  });
});
