import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Submission } from '@motcua/contracts/eforms-api';
import { type DossierCover, type DossierPage, Queue } from '@motcua/contracts/one-stop-api';
import { procedurePublished } from '@motcua/contracts/events';
import { newEntry } from '@motcua/messaging/event';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { aDenunciation, aWorkingWeek, people } from '../testing/a-city.ts';
import { aDenunciationInHands, evidence, found, kind, move, onlookers, secrets, submitDenunciation, type Who } from '../testing/a-denunciation.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
let denunciation: Submission;
let events: { subject: string }[][];

beforeAll(async () => {
  oneStop = await aRunningOneStop();
  events = [oneStop.listenTo('motcua.dossier.v1'), oneStop.listenTo('motcua.dossier-status.v1')];
  denunciation = await aDenunciationInHands(oneStop);
}, 90_000);
afterAll(() => oneStop.close());

const everybody = Object.keys(onlookers) as Who[];
const allBut = (...some: Who[]) => everybody.filter((who) => !some.includes(who));
const kept = async (id: string) => JSON.stringify(await oneStop.app.get<Connection>(getConnectionToken()).collection('dossiers').findOne({ _id: id as never })).normalize('NFC');

/** What stands in an answer that has no right to the content: nothing of it, in body or headers. */
function expectNothingIn({ body, headers }: { body: string; headers: object }, also?: RegExp) {
  const text = `${body} ${JSON.stringify(headers)}`.normalize('NFC');
  expect(text).not.toMatch(secrets);
  if (also) expect(text).not.toMatch(also);
}

/** Status for each onlooker, written out by hand; `content`: what the answer says is the dossier's. */
type Row = Record<Who, number | 'content'>;
const officials = (status: number) => ({ receptionist: status, specialist: status, head: status, leader: status });
const readers: Row = { owner: 'content', stranger: 404, ...officials(404), another: 404, former: 404, holder: 'content', headInspector: 404, elsewhere: 404, service: 403 };
const lists: Row = { owner: 403, stranger: 403, ...officials(200), another: 200, former: 200, holder: 200, headInspector: 200, elsewhere: 200, service: 403 };
const logReaders: Row = { owner: 403, stranger: 403, receptionist: 403, specialist: 403, head: 404, leader: 404, another: 404, former: 404, holder: 200, headInspector: 200, elsewhere: 404, service: 403 };

/** Who takes money, and who looks after them; no dossier is named to anybody by it that they may not read. */
const books: Row = { owner: 403, stranger: 403, receptionist: 200, specialist: 403, head: 200, leader: 200, another: 403, former: 403, holder: 403, headInspector: 200, elsewhere: 403, service: 403 };

const matrix: Record<string, { path: (id: string) => string; answers: Row }> = {
  'GET /v1/dossiers/{id}': { path: (id) => `/v1/dossiers/${id}`, answers: readers },
  'GET /v1/dossiers/{id}/attachments/{attachmentId}': { path: (id) => `/v1/dossiers/${id}/attachments/${evidence.id}`, answers: readers },
  'GET /v1/dossiers/{id}/papers/{paper}': { path: (id) => `/v1/dossiers/${id}/papers/receipt.pdf`, answers: readers },
  'GET /v1/dossiers/{id}/papers/control-slip.pdf': { path: (id) => `/v1/dossiers/${id}/papers/control-slip.pdf`, answers: { ...readers, owner: 403, stranger: 403 } },
  'GET /v1/dossiers/register.pdf': { path: () => '/v1/dossiers/register.pdf?from=2026-11-01&to=2026-11-30', answers: { ...lists, another: 403, former: 403, holder: 403, elsewhere: 403 } },
  'GET /v1/dossiers/{id}/form.pdf': { path: (id) => `/v1/dossiers/${id}/form.pdf`, answers: readers },
  'GET /v1/dossiers/{id}/result': { path: (id) => `/v1/dossiers/${id}/result`, answers: { ...readers, owner: 404 } },
  'GET /v1/dossiers/{id}/cover': { path: (id) => `/v1/dossiers/${id}/cover`, answers: { owner: 403, stranger: 403, ...officials(403), another: 404, former: 404, holder: 200, headInspector: 200, elsewhere: 404, service: 403 } },
  'GET /v1/dossiers/{id}/access': { path: (id) => `/v1/dossiers/${id}/access`, answers: { ...readers, ...officials(403), another: 403, former: 403, holder: 403, headInspector: 403, elsewhere: 403, owner: 200 } },
  'GET /v1/dossiers/{id}/access-log': { path: (id) => `/v1/dossiers/${id}/access-log`, answers: { ...logReaders, holder: 200, headInspector: 200 } },
  'GET /v1/dossiers/{id}/access-log.csv': { path: (id) => `/v1/dossiers/${id}/access-log.csv`, answers: { ...logReaders, head: 403, leader: 403, holder: 200, headInspector: 200 } },
  'GET /v1/dossiers/{id}/appointment': { path: (id) => `/v1/dossiers/${id}/appointment`, answers: { owner: 403, stranger: 403, ...officials(404), another: 404, former: 404, holder: 409, headInspector: 409, elsewhere: 404, service: 403 } },
  'GET /v1/dossiers/{id}/colleagues': { path: (id) => `/v1/dossiers/${id}/colleagues`, answers: { ...readers, owner: 403, stranger: 403, holder: 200 } },
  'GET /v1/dossiers/{id}/comments': { path: (id) => `/v1/dossiers/${id}/comments`, answers: { ...readers, owner: 403, stranger: 403, holder: 404 } },
  'GET /v1/dossiers/{id}/consultations': { path: (id) => `/v1/dossiers/${id}/consultations`, answers: { ...readers, owner: 403, stranger: 403, holder: 404 } },
  'GET /v1/dossiers/{id}/consultations/{question}': { path: (id) => `/v1/dossiers/${id}/consultations/${evidence.id}`, answers: { ...readers, owner: 403, stranger: 403, holder: 404 } },
  'GET /v1/dossiers/{id}/consultations/{question}/papers/{paper}': { path: (id) => `/v1/dossiers/${id}/consultations/${evidence.id}/papers/${evidence.id}`, answers: { ...readers, owner: 403, stranger: 403, holder: 404 } },
  'GET /v1/dossiers/{id}/consultations/{question}/document': { path: (id) => `/v1/dossiers/${id}/consultations/${evidence.id}/document`, answers: { ...readers, owner: 403, stranger: 403, holder: 404 } },
  'GET /v1/mentions': { path: () => '/v1/mentions', answers: lists },
  'GET /v1/roster': { path: () => '/v1/roster', answers: lists },
  'GET /v1/dossiers/{id}/fees': { path: (id) => `/v1/dossiers/${id}/fees`, answers: readers },
  'GET /v1/dossiers/{id}/receipts/{receipt}': { path: (id) => `/v1/dossiers/${id}/receipts/${evidence.id}`, answers: { ...readers, owner: 404, holder: 404 } },
  'GET /v1/dossiers/{id}/payments/{payment}': { path: (id) => `/v1/dossiers/${id}/payments/${evidence.id}`, answers: { ...readers, owner: 404, holder: 404 } },
  'GET /v1/receipts': { path: () => '/v1/receipts', answers: books },
  'GET /v1/receipts/day.csv': { path: () => '/v1/receipts/day.csv', answers: books },
  'GET /v1/dossiers/mine': { path: () => '/v1/dossiers/mine', answers: { ...lists, owner: 200, stranger: 200 } },
  'GET /v1/dossiers': { path: () => '/v1/dossiers?queue=all', answers: lists },
  'GET /v1/dossiers/counts': { path: () => '/v1/dossiers/counts', answers: lists },
  'GET /v1/dossiers/calendar-reckonings/{id}': { path: () => `/v1/dossiers/calendar-reckonings/${aWorkingWeek.id}`, answers: { ...readers, ...Object.fromEntries(everybody.map((who) => [who, 403])) } },
  'GET /v1/dossiers/{id}/signature.svg': { path: (id) => `/v1/dossiers/${id}/signature.svg`, answers: { ...readers, owner: 404, holder: 404 } },
  'GET /v1/dossiers/{id}/duplicates': { path: (id) => `/v1/dossiers/${id}/duplicates`, answers: { owner: 403, stranger: 403, ...officials(404), another: 404, former: 404, holder: 200, headInspector: 200, elsewhere: 404, service: 403 } },
  'GET /v1/dossiers/in-flight/{procedure}': { path: () => '/v1/dossiers/in-flight/shop-sign', answers: { ...readers, ...Object.fromEntries(everybody.map((who) => [who, 403])) } },
  'GET /v1/dossiers/migrations/{id}': { path: (id) => `/v1/dossiers/migrations/${id}`, answers: { ...readers, ...Object.fromEntries(everybody.map((who) => [who, 403])) } },
  'GET /internal/dossiers/{id}/contact': { path: (id) => `/internal/dossiers/${id}/contact`, answers: { ...readers, ...Object.fromEntries(everybody.map((who) => [who, 403])) } },
  'GET /internal/dossiers/{id}/told/{version}': { path: (id) => `/internal/dossiers/${id}/told/1`, answers: { ...readers, ...Object.fromEntries(everybody.map((who) => [who, 403])) } },
  'GET /internal/notices/due': { path: () => '/internal/notices/due?agency=000.12.35.H29', answers: { ...readers, ...Object.fromEntries(everybody.map((who) => [who, 403])) } },
  'GET /internal/notices/due-agencies': { path: () => '/internal/notices/due-agencies', answers: { ...readers, ...Object.fromEntries(everybody.map((who) => [who, 403])) } },
  'GET /internal/notices/mentions': { path: () => '/internal/notices/mentions?instant=2026-11-23T00:00:00.000Z', answers: { ...readers, ...Object.fromEntries(everybody.map((who) => [who, 403])) } },
  'GET /internal/dossiers/{id}/papers/{paper}': { path: (id) => `/internal/dossiers/${id}/papers/receipt.pdf`, answers: { ...readers, ...Object.fromEntries(everybody.map((who) => [who, 403])) } },
};

/** Who may make a move is the domain's; here, that those who may not learn nothing by trying. */
const moves: Record<string, { body: object; may: Who[] }> = {
  receive: { body: {}, may: [] },
  refuse: { body: { reason: 'Không thuộc thẩm quyền' }, may: [] },
  claim: { body: {}, may: ['holder'] },
  assign: { body: { to: people.thirdInspector.id, reason: 'Đồng nghiệp nghỉ phép' }, may: ['headInspector'] },
  'pass-on': { body: {}, may: ['holder'] },
  'send-back': { body: { to: 'reception', reason: 'Xem lại từ đầu' }, may: ['holder'] },
  'request-supplement': { body: { message: 'Nộp thiếu ngày giờ', papers: ['drawing'], until: '2026-12-10' }, may: ['holder'] },
  approve: { body: {}, may: [] },
  return: { body: { collector: 'Ai đó', channel: 'counter' }, may: [] },
  stop: { body: { reason: 'Quá hạn bổ sung' }, may: [] },
  supplement: { body: { answers: { sign: 'x' } }, may: ['owner', 'holder'] },
  withdraw: { body: { reason: 'Đổi ý' }, may: ['owner', 'holder'] },
  rate: { body: { stars: 1 }, may: ['owner'] },
  'confirm-delivery': { body: { deliveredOn: '2026-11-24' }, may: [] },
  // Never moved like these, by nobody: given by the head of the inspectors alone, and never out of the house.
  reassign: { body: { to: people.thirdInspector.id, reason: 'Đồng nghiệp nghỉ phép' }, may: [] },
  undo: { body: {}, may: [] },
  consult: { body: { to: people.inspectorElsewhere.agency, question: 'Có vướng quy hoạch không?' }, may: [] },
  transfer: { body: { to: people.inspectorElsewhere.agency, reason: 'Không thuộc thẩm quyền' }, may: [] },
  'accept-transfer': { body: {}, may: [] },
  'decline-transfer': { body: { reason: 'Không thuộc thẩm quyền' }, may: [] },
  'recall-transfer': { body: {}, may: [] },
  'request-payment': { body: { extra: 10_000, reason: 'Nộp thiếu lệ phí', until: '2026-12-10' }, may: [] },
  'confirm-payment': { body: { way: 'cash' }, may: [] },
  'set-fee': { body: { quantity: 1, exemption: null }, may: [] },
  'void-payment': { body: { payment: 'counter:1', reason: 'Ghi nhầm' }, may: [] },
  'ask-refund': { body: { payment: 'counter:1', amount: 1, reason: 'Thu thừa' }, may: [] },
  'decide-refund': { body: { refund: evidence.id, granted: true }, may: [] },
  'pay-refund': { body: { refund: evidence.id }, may: [] },
  suspend: { body: { kind: 'court' }, may: ['holder'] },
  'resume-work': { body: {}, may: [] },
  'draft-apology': { body: { reason: 'Phải xác minh lại', until: '2026-12-10' }, may: [] },
  'approve-apology': { body: {}, may: [] },
  'decline-apology': { body: { reason: 'Nêu rõ hơn nữa' }, may: [] },
};
/** What is asked otherwise has tests of its own below. */
const asked = ['acknowledge', 'answer', 'decline', 'recall'].map((act) => `POST /v1/dossiers/{id}/consultations/{question}/${act}`);
const said = ['comments', 'comments/{comment}/retract', 'looked-up', 'opened'].map((act) => `POST /v1/dossiers/{id}/${act}`);
/** No dossier is in these. */
const rosters = ['absences', 'absences/{id}/cancel', 'delegations', 'delegations/{id}/revoke'].map((act) => `POST /v1/roster/${act}`);
/** Told in `bulk.spec`. */
const bulk = ['GET /v1/bulk-jobs', 'GET /v1/bulk-jobs/{id}', 'POST /v1/bulk-jobs', 'POST /v1/bulk-jobs/preview', 'POST /v1/bulk-jobs/{id}/retry'];
const money = ['POST /v1/dossiers/{id}/payments', 'POST /v1/dossiers/{id}/payments/{payment}/returned', 'POST /v1/payments/callback/{provider}', 'POST /v1/receipts/closings', 'GET /v1/payments/disputes', 'POST /v1/payments/disputes/{payment}/settle'];
const elsewhere = ['POST /v1/ratings', 'GET /v1/ratings/figures', 'GET /v1/ratings/low', ...asked, ...said, ...rosters, ...money, ...bulk, 'POST /v1/counter/applicants', 'POST /v1/counter/duplicates', 'POST /v1/counter/dossiers/{id}/open', 'POST /v1/dossiers/{id}/duplicates/{other}/dismiss', 'POST /v1/dossiers/calendar-dry-run', 'POST /v1/dossiers/migration-dry-run', 'POST /v1/dossiers/migrations', 'POST /v1/dossiers/{id}/result', 'POST /v1/dossiers/search'];

describe('the matrix', () => {
  it('has a row for each route of the service', async () => {
    const { paths } = (await oneStop.app.inject('/openapi.json')).json<{ paths: Record<string, object> }>();
    const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect([...Object.keys(matrix), ...Object.keys(moves).map((act) => `POST /v1/dossiers/{id}/${act}`), ...elsewhere].sort()).toEqual(routes.sort());
  });

  const cells = Object.entries(matrix).flatMap(([route, { path, answers }]) => everybody.map((who) => ({ route, who, path, answer: answers[who] })));
  it.each(cells)('$route answers $who: $answer', async ({ who, path, answer }) => {
    const given = await oneStop.desk.ask(onlookers[who], { method: 'GET', url: path(denunciation.id) });
    expect(given.statusCode).toBe(answer === 'content' ? 200 : answer);
    if (answer === 'content') return;
    // Inspectors who may know of it, and its owner, read of what kind it is.
    expectNothingIn(given, ['owner', 'holder', 'headInspector'].includes(who) ? undefined : kind);
    if (answer !== 200) expect(given.body).not.toContain(denunciation.lookupNumber);
  });

  const tries = Object.entries(moves).flatMap(([act, { body, may }]) => allBut(...may).map((who) => ({ act, who, body })));
  it.each(tries)('POST …/$act tells $who nothing', async ({ act, who, body }) => {
    const given = await move(oneStop, onlookers[who], denunciation.id, act, { version: 6, body });
    expect([403, 404, 409, 422]).toContain(given.statusCode);
    if (!['owner', 'holder', 'headInspector'].includes(who)) expect([403, 404]).toContain(given.statusCode);
    expectNothingIn(given, kind);
  });

  it.each(allBut('holder'))('POST …/result takes nothing from %s, and tells nothing', async (who) => {
    const given = await oneStop.desk.attach(onlookers[who], denunciation.id, { version: 6 });
    expect(given.statusCode).toBe({ owner: 403, stranger: 403, headInspector: 403, service: 403 }[who as string] ?? 404);
    expectNothingIn(given, kind);
  });

  it.each(everybody)('takes no note, no answer and no look for writing from %s that says anything', async (who) => {
    const tries = [['comments', { text: 'Xem giúp' }], [`consultations/${evidence.id}/answer`, { answer: 'Không vướng' }], [`consultations/${evidence.id}/acknowledge`, {}], [`consultations/${evidence.id}/decline`, { reason: 'Không thuộc địa bàn' }], [`consultations/${evidence.id}/recall`, {}], [`comments/${evidence.id}/retract`, {}]] as const;
    for (const [act, body] of tries) {
      const given = await move(oneStop, onlookers[who], denunciation.id, act, { version: 6, body });
      expect([403, 404, 409]).toContain(given.statusCode);
      expectNothingIn(given, ['holder', 'headInspector'].includes(who) ? undefined : kind);
    }
    const opened = await move(oneStop, onlookers[who], denunciation.id, 'opened', { version: 6 });
    expect(opened.statusCode).toBe({ owner: 403, stranger: 403, service: 403, holder: 204, headInspector: 204 }[who as string] ?? 404);
  });

  it('is no line of a calendar’s dry run, which counts it', async () => {
    const { version: _, ...calendar } = aWorkingWeek;
    const payload = { calendar: { ...calendar, holidays: [{ on: '2026-11-25', name: { vi: 'Nghỉ bù', en: 'Day in lieu' } }] }, page: 1 };
    const admin = { ...people.leader, id: 'admin-toan', roles: ['catalogue-admin'] };
    const told = await oneStop.desk.ask(admin, { method: 'POST', url: '/v1/dossiers/calendar-dry-run', payload });
    expect(told.json()).toMatchObject({ rows: [] });
    expect(told.json<{ moves: number }>().moves).toBeGreaterThan(0);
    expect(told.body).not.toContain(denunciation.reference);
    expectNothingIn(told, kind);
    expect((await oneStop.desk.ask(people.headInspector, { method: 'POST', url: '/v1/dossiers/calendar-dry-run', payload })).statusCode).toBe(403);
  });

  it('is no line of a plan’s dry run, which counts it', async () => {
    const data = { ...aDenunciation, version: 2 };
    await oneStop.publisher.publish([newEntry(procedurePublished, { source: '/motcua/test', time: '2026-11-01T00:00:00.000Z', subject: `${data.id}/2`, data })]);
    const admin = { ...people.leader, id: 'admin-toan', roles: ['catalogue-admin'] };
    const told = await eventually(async () => {
      const answer = await oneStop.desk.ask(admin, { method: 'POST', url: '/v1/dossiers/migration-dry-run', payload: { procedure: data.id, from: 1, to: 2 } });
      expect(answer.statusCode).toBe(200);
      return answer;
    });
    expect(told.json()).toMatchObject({ rows: [] });
    expect(told.json<{ moves: number }>().moves).toBeGreaterThan(0);
    expect(told.body).not.toContain(denunciation.reference);
  });

  it('is known to no counter, by no number, and is nobody’s duplicate', async () => {
    const ask = (who: Who, url: string, payload: object) => oneStop.desk.ask(onlookers[who], { method: 'POST', url, payload, headers: { 'idempotency-key': crypto.randomUUID() } });
    for (const query of [{ identityNumber: '079180001234' }, { phone: '0903512789' }]) {
      const known = await ask('receptionist', '/v1/counter/applicants', query);
      expect(known.json()).toMatchObject({ applicants: [] });
    }
    const twin = await ask('receptionist', '/v1/counter/duplicates', { procedureId: 'denunciation', name: 'Nguyễn Thị Minh Hạnh', phone: '0903512789', identityNumber: '079180001234' });
    expect(twin.json()).toEqual({ suspected: [] });
    for (const who of allBut('receptionist')) expect((await ask(who, '/v1/counter/applicants', { phone: '0903512789' })).statusCode).toBe(403);
    for (const who of everybody) {
      for (const path of [`/v1/counter/dossiers/${denunciation.id}/open`, `/v1/dossiers/${denunciation.id}/duplicates/${crypto.randomUUID()}/dismiss`]) {
        const given = await ask(who, path, { reason: 'Hai việc khác nhau' });
        expect([403, 404]).toContain(given.statusCode);
        expectNothingIn(given, kind);
      }
    }
  });

  it('counts it for its inspector and their head, and for nobody else', async () => {
    const counted = async (who: Who) => (await oneStop.desk.get(onlookers[who], '/counts')).json<Record<string, number>>()['all'];
    expect(await Promise.all((['receptionist', 'specialist', 'head', 'leader', 'another', 'former', 'elsewhere', 'holder', 'headInspector'] as const).map(counted))).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1]);
  });

  it.each(Queue.options)('shows no more than a bare row of it in the queue %s', async (queue) => {
    for (const who of allBut('owner', 'stranger', 'service')) {
      const answer = await oneStop.desk.get(onlookers[who], `?queue=${queue}`);
      expectNothingIn(answer, ['holder', 'headInspector'].includes(who) ? undefined : kind);
      for (const row of answer.json<DossierPage>().rows) {
        expect(row).toMatchObject({ id: denunciation.id, confidential: true, procedure: { name: aDenunciation.name }, assignee: { name: 'Phan Thành Tâm' } });
        for (const part of ['applicant', 'step']) expect(row).not.toHaveProperty(part);
      }
    }
  });

  it('finds it by its code, never by who wrote it', async () => {
    const finders = async (q: string) => {
      const rows = await Promise.all(allBut('owner', 'stranger', 'service').map(async (who) => [who, await found(oneStop, onlookers[who], q)] as const));
      return rows.filter(([, list]) => list.some(({ id }) => id === denunciation.id)).map(([who]) => who);
    };
    expect(await finders(denunciation.reference)).toEqual(['holder', 'headInspector']);
    for (const q of ['Nguyễn Thị Minh Hạnh', 'hanh', '0903512789', '2789', '079180001234', '1234', 'bánh mì']) expect([q, await finders(q)]).toEqual([q, []]);
  });
});

describe('a confidential dossier', () => {
  it('tells its owner and its inspector everything, and each look of an official stands in its course', async () => {
    const { id } = denunciation;
    expect(await oneStop.desk.mustSee(people.citizen, id)).toMatchObject({ answers: denunciation.answers, procedure: { name: aDenunciation.name }, attachments: [evidence] });
    oneStop.clock.set('2026-11-24T01:00:00Z');
    await oneStop.desk.get(people.secondInspector, `/${id}/attachments/${evidence.id}`);
    const { history } = await oneStop.desk.mustSee(people.secondInspector, id);
    expect(history).toEqual(expect.arrayContaining([
      { act: 'assign', at: expect.any(String), by: 'Nguyễn Hồng Ngân', assignee: 'Phan Thành Tâm', note: 'Đồng nghiệp nghỉ phép', step: expect.any(Object) },
      { act: 'read', at: expect.any(String), by: 'Trương Công Minh' },
      { act: 'read-file', at: '2026-11-24T01:00:00.000Z', by: 'Phan Thành Tâm' },
    ]));
    const own = await oneStop.desk.mustSee(people.citizen, id);
    expect(JSON.stringify(own.history)).not.toMatch(/read|assign|claim|Phan Thành Tâm/);
  });

  it('shows the head of the inspectors who held and read it, and to whom it can be given', async () => {
    const cover = (await oneStop.desk.get(people.headInspector, `/${denunciation.id}/cover`)).json<DossierCover>();
    expect(cover.actions).toEqual([{ action: 'assign', allowed: true }]);
    expect(cover.inspectors).toEqual([{ id: 'inspector-minh', name: 'Trương Công Minh' }, { id: 'inspector-an', name: 'Đào Thị An' }]);
    expect(new Set(cover.history.map(({ act }) => act))).toEqual(new Set(['claim', 'assign', 'read', 'read-file', 'read-paper', 'read-result']));
    expect(cover.history[0]).toMatchObject({ act: 'claim', by: 'Trương Công Minh' });
  });

  it('waits for any inspector of its agency, shut, and goes to the one who claims it', async () => {
    const { id } = await submitDenunciation(oneStop);
    for (const who of [people.inspector, people.secondInspector, people.headInspector]) {
      expect((await oneStop.desk.get(who, '?queue=unassigned')).json<DossierPage>().rows.map((row) => row.id)).toEqual([id]);
      const cover = await oneStop.desk.get(who, `/${id}/cover`);
      expect(cover.json<DossierCover>()).toMatchObject({ row: { id, procedure: { name: aDenunciation.name }, dueAt: expect.any(String), submittedAt: expect.any(String) }, history: [] });
      expectNothingIn(cover);
      expect((await oneStop.desk.get(who, `/${id}`)).statusCode).toBe(404);
    }
    const tries = await Promise.all([people.inspector, people.secondInspector].map((by) => move(oneStop, by, id, 'claim', { version: 1 })));
    expect(tries.map(({ statusCode }) => statusCode).sort()).toEqual([200, expect.any(Number)]);
    const mine = await Promise.all([people.inspector, people.secondInspector].map(async (who) => (await oneStop.desk.get(who, `/${id}`)).statusCode));
    expect(mine.sort()).toEqual([200, 404]);
  });

  it('tells the service that writes to its owner where, and gives it no paper', async () => {
    const ask = (path: string) => oneStop.desk.ask({ id: 'notify', kind: 'service', roles: [] }, { method: 'GET', url: `/internal/dossiers/${denunciation.id}/${path}` });
    expect((await ask('contact')).json()).toMatchObject({ name: 'Nguyễn Thị Minh Hạnh' });
    expect((await ask('papers/receipt.pdf')).statusCode).toBe(404);
  });

  it('is not found by a number that its owner mends, and stays sealed', async () => {
    const { id } = await submitDenunciation(oneStop);
    await move(oneStop, people.inspector, id, 'claim', { version: 1 });
    await oneStop.desk.move(people.inspector, id, 'request-supplement', { body: { message: 'Nộp thiếu ngày giờ', fields: ['phone'], until: '2026-12-10' } });
    await oneStop.desk.move(people.citizen, id, 'supplement', { body: { answers: { phone: '0988123456' } } });
    expect(await oneStop.desk.mustSee(people.inspector, id)).toMatchObject({ answers: { phone: '0988123456' }, contact: { phone: '0988123456' }, supplements: [{ message: 'Nộp thiếu ngày giờ' }] });
    for (const q of ['0988123456', '3456']) expect(await found(oneStop, people.inspector, q)).toEqual([]);
    await oneStop.desk.move(people.citizen, id, 'withdraw', { body: { reason: 'Bánh mì Minh Hạnh bị đe dọa' } });
    for (const document of [await kept(id), await kept(denunciation.id)]) {
      expect(document).toContain('sealed.1.');
      expect(document).not.toMatch(secrets);
      expect(document).not.toContain('0988123456');
      expect(document).toContain('"sought":{"words":[],"digits":[]}');
    }
  });

  it('leaves nothing in events, log or measures', async () => {
    await eventually(() => expect(events.flat().filter(({ subject }) => subject === denunciation.id).length).toBeGreaterThanOrEqual(7));
    const metrics = await oneStop.app.inject('/metrics');
    expect(metrics.statusCode).toBe(200);
    for (const text of [JSON.stringify(events), oneStop.lines.join('\n'), metrics.body]) {
      expect(text.normalize('NFC')).not.toMatch(secrets);
      expect(text.normalize('NFC')).not.toMatch(kind);
    }
  });
});
