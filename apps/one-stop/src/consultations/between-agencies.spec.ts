import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsultationView } from '@motcua/contracts/handing-api';
import type { DossierPage, DossierView } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { eventually } from '@motcua/testing/eventually';
import { randomUUID } from 'node:crypto';
import { anAttachment, anotherAgency, people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const { receptionist, specialist, head, citizen, elsewhere } = people;
const there = { ...elsewhere, id: 'specialist-khai', roles: ['specialist'] };
const codeOf = (answer: { json(): { type: string } }) => answer.json().type.split('/').at(-1);
const see = (who: Actor, id: string): Promise<DossierView> => oneStop.desk.mustSee(who, id);
const all = async (who: Actor) => (await oneStop.desk.get(who, '?queue=all')).json<DossierPage>().rows.map(({ id }) => id);
const beside = (who: Actor, path: string, payload: object = {}, key: string = randomUUID()) => oneStop.desk.ask(who, { method: 'POST', url: `/v1/dossiers/${path}`, payload, headers: { 'idempotency-key': key } });

async function atAppraisal(): Promise<{ id: string; papers: string[] }> {
  oneStop.clock.set('2026-11-23T03:00:00Z');
  const [shown, kept] = [anAttachment(), anAttachment()];
  const { id } = await oneStop.submitted({ papers: { drawing: [shown.id, kept.id] }, attachments: [shown, kept] });
  await oneStop.desk.move(receptionist, id, 'receive');
  await oneStop.desk.move(receptionist, id, 'pass-on');
  return { id, papers: [shown.id, kept.id] };
}

async function asked(): Promise<{ id: string; question: string; papers: string[] }> {
  const { id, papers } = await atAppraisal();
  await oneStop.desk.move(specialist, id, 'consult', { body: { to: anotherAgency.code, question: 'Lô đất có vướng quy hoạch không?', papers: papers.slice(0, 1), days: 3 } });
  return { id, papers, question: (await see(specialist, id)).consultations?.[0]?.id ?? '' };
}

describe('a question to another agency', () => {
  it('shows them the question, the cover and the chosen paper, and nothing more', async () => {
    const { id, question, papers } = await asked();
    const shown = await oneStop.desk.get(elsewhere, `/${id}/consultations/${question}`);
    expect(shown.json<ConsultationView>()).toMatchObject({ state: 'sent', dueAt: '2026-11-26T10:00:00.000Z', question: 'Lô đất có vướng quy hoạch không?', askedBy: 'Trần Quốc Bảo', papers: [{ id: papers[0] }], actions: ['acknowledge', 'answer', 'decline'] });
    expect(shown.body.normalize('NFC')).not.toMatch(/Hạnh|0903512789|Bánh mì|079180001234/);
    expect((await oneStop.desk.get(elsewhere, `/${id}/consultations/${question}/papers/${papers[0]}`)).statusCode).toBe(200);
    for (const path of [`/${id}`, `/${id}/attachments/${papers[0]}`, `/${id}/consultations/${question}/papers/${papers[1]}`, `/${id}/form.pdf`]) expect((await oneStop.desk.get(elsewhere, path)).statusCode).toBe(404);
    expect((await oneStop.desk.get(elsewhere, `/${id}/consultations`)).json()).toMatchObject({ consultations: [{ id: question, state: 'sent' }] });
    expect((await oneStop.desk.get(people.inspectorElsewhere, `/${id}/consultations`)).statusCode).toBe(404);
    for (const who of [specialist, citizen]) expect([403, 404]).toContain((await oneStop.desk.get(who, `/${id}/consultations/${question}`)).statusCode);
    // Counted once: it is a dossier of ours all the time.
    expect([(await all(specialist)).includes(id), (await all(elsewhere)).includes(id)]).toEqual([true, false]);
  });

  it('lies in their queue as a question: without whose dossier it is, due when the answer is', async () => {
    const { id, question } = await asked();
    const page = await oneStop.desk.get(elsewhere, '?queue=asked-of-us');
    const row = page.json<DossierPage>().rows.find((one) => one.id === id);
    expect(row).toMatchObject({ question, dueAt: '2026-11-26T10:00:00.000Z', light: 'on-time' });
    for (const hidden of ['applicant', 'step', 'assignee']) expect(row).not.toHaveProperty(hidden);
    oneStop.clock.set('2026-11-26T10:01:00Z');
    expect((await oneStop.desk.get(elsewhere, '?queue=asked-of-us')).json<DossierPage>().rows.find((one) => one.id === id)).toMatchObject({ light: 'overdue' });
    expect((await oneStop.desk.get(people.inspectorElsewhere, '?queue=asked-of-us')).json<DossierPage>().rows).toEqual([]);
  });

  it('is acknowledged, answered with a document and read by who asked, while the term goes on', async () => {
    const { id, question } = await asked();
    const before = (await see(specialist, id)).status;
    oneStop.clock.set('2026-11-24T02:00:00Z');
    expect((await beside(elsewhere, `${id}/consultations/${question}/acknowledge`)).statusCode).toBe(200);
    expect((await see(specialist, id)).consultations).toMatchObject([{ state: 'received', receivedBy: 'Bùi Ngọc Mai', overdue: false }]);
    const form = new FormData();
    form.append('answer', 'Không vướng quy hoạch.');
    form.append('file', new Blob(['%PDF-1.7\n1 0 obj']), 'công văn.pdf');
    const sent = new Response(form);
    const headers = { 'idempotency-key': randomUUID(), 'content-type': sent.headers.get('content-type') ?? '' };
    const answered = await oneStop.desk.ask(there, { method: 'POST', url: `/v1/dossiers/${id}/consultations/${question}/answer`, payload: Buffer.from(await sent.arrayBuffer()), headers });
    expect([answered.statusCode, answered.json()]).toEqual([200, expect.objectContaining({ act: 'answer-consultation' })]);
    const view = await see(specialist, id);
    expect(view.consultations).toMatchObject([{ state: 'answered', answer: 'Không vướng quy hoạch.', document: { name: 'công văn.pdf', type: 'application/pdf' } }]);
    expect(view.status.dueAt).toBe(before.dueAt);
    expect(view.history.at(-1)).toMatchObject({ act: 'answer-consultation', agency: { vi: anotherAgency.name.vi } });
    for (const who of [specialist, elsewhere]) expect((await oneStop.desk.get(who, `/${id}/consultations/${question}/document`)).statusCode).toBe(200);
    expect((await oneStop.desk.get(citizen, `/${id}/consultations/${question}/document`)).statusCode).toBe(403);
    expect(JSON.stringify(await see(citizen, id))).not.toMatch(/consult|quy hoạch/);
    expect(codeOf(await beside(elsewhere, `${id}/consultations/${question}/decline`, { reason: 'Không thuộc địa bàn quận' }))).toBe('dossier-illegal-move');
  });

  it('is answered although somebody works on the dossier at the same moment, and once for each key', async () => {
    const { id, question } = await asked();
    const key = randomUUID();
    const answer = () => beside(elsewhere, `${id}/consultations/${question}/answer`, { answer: 'Không vướng' }, key);
    const [first, , second] = await Promise.all([answer(), oneStop.desk.try(specialist, id, 'claim', { version: 4 }), answer()]);
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(second.json()).toEqual(first.json());
    expect((await see(specialist, id)).history.filter(({ act }) => act === 'answer-consultation')).toHaveLength(1);
  });

  it('is declined with a reason, recalled by who asked, and overdue on its own account', async () => {
    const one = await asked();
    await beside(elsewhere, `${one.id}/consultations/${one.question}/decline`, { reason: 'Không thuộc địa bàn quận' });
    expect((await see(specialist, one.id)).consultations).toMatchObject([{ state: 'declined', refusedBecause: 'Không thuộc địa bàn quận' }]);
    const other = await asked();
    oneStop.clock.set('2026-11-27T03:00:00Z');
    expect((await see(specialist, other.id)).consultations?.[0]?.overdue).toBe(true);
    await oneStop.desk.move(head, other.id, `consultations/${other.question}/recall`);
    expect((await see(specialist, other.id)).consultations).toMatchObject([{ state: 'recalled', overdue: false }]);
    expect(codeOf(await beside(elsewhere, `${other.id}/consultations/${other.question}/answer`, { answer: 'Không vướng' }))).toBe('dossier-illegal-move');
  });

  it('goes only to an agency that is there, with papers that are there', async () => {
    const { id } = await atAppraisal();
    const consult = (body: object) => oneStop.desk.try(specialist, id, 'consult', { body: { question: 'Có vướng quy hoạch không?', ...body } });
    expect(codeOf(await consult({ to: '000.99.99.H29' }))).toBe('dossier-move-incomplete');
    expect(codeOf(await consult({ to: anotherAgency.code, papers: [randomUUID()] }))).toBe('dossier-move-incomplete');
    expect((await consult({ to: anotherAgency.code })).statusCode).toBe(200);
    // Five working days when nothing is said.
    expect((await see(specialist, id)).consultations?.[0]?.dueAt).toBe('2026-11-30T10:00:00.000Z');
  });
});

describe('a dossier handed over to another agency', () => {
  const reason = 'Địa điểm kinh doanh thuộc Quận 1';

  it('leaves our lists for theirs, and comes back as it was when they refuse', async () => {
    const { id } = await atAppraisal();
    await oneStop.desk.move(specialist, id, 'claim');
    const before = await see(specialist, id);
    await oneStop.desk.move(specialist, id, 'transfer', { body: { to: anotherAgency.code, reason } });
    expect([(await all(specialist)).includes(id), (await all(elsewhere)).includes(id)]).toEqual([false, true]);
    expect((await see(citizen, id)).status).toMatchObject({ agency: before.status.agency, offeredTo: { code: anotherAgency.code } });
    expect(codeOf(await oneStop.desk.try(specialist, id, 'pass-on'))).toBe('dossier-illegal-move');
    expect((await see(elsewhere, id)).actions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual(['accept-transfer', 'decline-transfer']);
    await oneStop.desk.move(elsewhere, id, 'decline-transfer', { body: { reason: 'Địa điểm không thuộc Quận 1' } });
    const after = await see(specialist, id);
    expect([after.assignee, after.steps, after.status.dueAt, after.actions]).toEqual([before.assignee, before.steps, before.status.dueAt, before.actions]);
    expect(after.transfers).toMatchObject([{ state: 'refused', refusedBecause: 'Địa điểm không thuộc Quận 1' }]);
    expect([(await all(specialist)).includes(id), (await all(elsewhere)).includes(id), (await oneStop.desk.get(elsewhere, `/${id}`)).statusCode]).toEqual([true, false, 404]);
    await oneStop.desk.move(specialist, id, 'pass-on');
  });

  it('is theirs when they accept, with its code and term; the citizen is told where it is', async () => {
    const heard = oneStop.listenTo('motcua.dossier.v1');
    const { id } = await atAppraisal();
    const before = await see(specialist, id);
    await oneStop.desk.move(specialist, id, 'transfer', { body: { to: anotherAgency.code, reason } });
    await oneStop.desk.move(there, id, 'accept-transfer');
    const theirs = await see(there, id);
    expect(theirs.status).toMatchObject({ reference: before.status.reference, agency: { code: anotherAgency.code }, dueAt: before.status.dueAt, state: 'in-processing' });
    expect(theirs.assignee?.id).toBe(there.id);
    expect((await see(citizen, id)).history.map(({ act, agency }) => [act, agency?.vi])).toEqual(expect.arrayContaining([['accept-transfer', anotherAgency.name.vi]]));
    expect((await see(specialist, id)).transfers).toMatchObject([{ state: 'accepted' }]);
    expect(codeOf(await oneStop.desk.try(specialist, id, 'pass-on'))).toBe('dossier-not-your-step');
    expect([(await all(specialist)).includes(id), (await all(there)).includes(id)]).toEqual([false, true]);
    await oneStop.desk.move(there, id, 'pass-on');
    await eventually(() => expect(heard.filter(({ subject }) => subject === id).map(({ data }) => data.fact)).toEqual(['received', 'passed-on', 'transfer-offered', 'transferred', 'passed-on']));
  });

  it('gives the same answer to the same request, also to whoever does not see it any more', async () => {
    const { id } = await atAppraisal();
    const offer = { body: { to: anotherAgency.code, reason }, version: (await see(specialist, id)).status.version, key: 'offered-once' };
    const offered = await oneStop.desk.move(specialist, id, 'transfer', offer);
    const refusal = { body: { reason: 'Địa điểm không thuộc Quận 1' }, version: offered.version, key: 'refused-once' };
    const refused = await oneStop.desk.move(elsewhere, id, 'decline-transfer', refusal);
    expect(await oneStop.desk.move(elsewhere, id, 'decline-transfer', refusal)).toEqual(refused);
    expect((await oneStop.desk.try(elsewhere, id, 'decline-transfer', { ...refusal, key: 'another-press' })).statusCode).toBe(404);
    expect((await oneStop.desk.try(there, id, 'decline-transfer', refusal)).statusCode).toBe(404);
    await oneStop.desk.move(specialist, id, 'transfer', { body: offer.body });
    await oneStop.desk.move(there, id, 'accept-transfer');
    expect(await oneStop.desk.move(specialist, id, 'transfer', offer)).toEqual(offered);
  });

  it('is taken back before they have answered, by its holder or their head; two answers at once make one', async () => {
    const { id } = await atAppraisal();
    await oneStop.desk.move(specialist, id, 'transfer', { body: { to: anotherAgency.code, reason } });
    await oneStop.desk.move(head, id, 'recall-transfer');
    expect((await see(specialist, id)).transfers).toMatchObject([{ state: 'recalled' }]);
    await oneStop.desk.move(specialist, id, 'transfer', { body: { to: anotherAgency.code, reason } });
    const { version } = (await see(there, id)).status;
    const answers = await Promise.all([oneStop.desk.try(there, id, 'accept-transfer', { version }), oneStop.desk.try(elsewhere, id, 'decline-transfer', { version, body: { reason: 'Không thuộc Quận 1' } })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, expect.any(Number)]);
    expect((await see(specialist, id)).transfers).toHaveLength(2);
  });
});
