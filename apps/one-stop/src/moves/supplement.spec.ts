import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FieldProblem } from '@motcua/contracts/problems';
import { eventually } from '@motcua/testing/eventually';
import { anAttachment, people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());
beforeEach(() => oneStop.clock.set('2026-11-23T03:00:00Z'));

const request = { message: 'Bản vẽ thiếu kích thước; tên trên biển chưa rõ.', papers: ['drawing'], fields: ['sign'], until: '2026-12-10' };

/** Received on Monday, asked by the specialist on Tuesday 09:00. */
async function asked(changes: Partial<typeof request> = {}): Promise<string> {
  const { id } = await oneStop.submitted();
  await oneStop.desk.move(people.receptionist, id, 'receive');
  await oneStop.desk.move(people.receptionist, id, 'pass-on');
  oneStop.clock.set('2026-11-24T02:00:00Z');
  await oneStop.desk.move(people.specialist, id, 'request-supplement', { body: { ...request, ...changes } });
  return id;
}

function anUpload(changes: Partial<ReturnType<typeof anAttachment>> = {}, owner: string = people.citizen.id): string {
  const upload = { ...anAttachment(), ...changes, owner };
  oneStop.eforms.state.uploads.set(upload.id, upload);
  return upload.id;
}

const errorsOf = (answer: { json: () => unknown }) => (answer.json() as { errors: FieldProblem[] }).errors.map(({ at, code }) => `${at} ${code}`);

describe('a request to supplement', () => {
  it('stops the clock, and tells the citizen what is missing and until when', async () => {
    const id = await asked();
    const view = await oneStop.desk.mustSee(people.citizen, id);
    expect(view).toMatchObject({
      status: { state: 'supplement-requested', paused: true, supplementUntil: '2026-12-10', asks: 'supplement' },
      light: 'paused',
      supplements: [{ ...request, requestedAt: '2026-11-24T02:00:00.000Z' }],
    });
    expect(view.status).not.toHaveProperty('dueAt');
    expect(view.actions).toContainEqual({ action: 'supplement', allowed: true });
    expect((await oneStop.desk.get(people.citizen, `/${id}/papers/supplement.pdf`)).statusCode).toBe(200);
  });

  it('answered moves the due date by the engine, and the dossier goes back to who asked', async () => {
    const id = await asked();
    oneStop.clock.set('2026-11-27T02:00:00Z');
    const answer = { answers: { sign: 'Bánh mì Hạnh' }, papers: { drawing: [anUpload()] } };
    await oneStop.desk.move(people.citizen, id, 'supplement', { body: answer });
    const view = await oneStop.desk.mustSee(people.specialist, id);
    // Of three whole days none was used before Tuesday's question; counted on from Friday, the day of the answer, they end on Wednesday.
    expect(view.status).toMatchObject({ state: 'in-processing', paused: false, dueAt: '2026-12-02T10:00:00.000Z', step: { vi: 'Thẩm định' } });
    expect(view.trail?.map(({ rule }) => rule)).toContain('stood-still');
    expect(view.assignee?.id).toBe(people.specialist.id);
    expect(view).toMatchObject({ answers: { sign: 'Bánh mì Hạnh', 'full-name': 'Nguyễn Thị Minh Hạnh' }, papers: answer.papers, supplements: [{ answeredAt: '2026-11-27T02:00:00.000Z' }] });
    expect(view.attachments.map(({ name }) => name)).toEqual(['bản vẽ.pdf', 'bản vẽ mới.pdf']);
  });

  it('that nobody answers ends the dossier, but only when the time is over', async () => {
    const id = await asked();
    const body = { reason: 'Quá hạn bổ sung mà không có trả lời' };
    oneStop.clock.set('2026-12-10T09:00:00Z');
    const early = await oneStop.desk.try(people.specialist, id, 'stop', { body });
    expect([early.statusCode, early.json<{ type: string }>().type]).toEqual([409, expect.stringContaining('dossier-still-waiting')]);
    oneStop.clock.set('2026-12-11T01:00:00Z');
    await oneStop.desk.move(people.specialist, id, 'stop', { body });
    expect((await oneStop.desk.mustSee(people.citizen, id)).status.state).toBe('stopped');
  });

  it('is allowed as often as the procedure says', async () => {
    const id = await asked();
    await oneStop.desk.move(people.citizen, id, 'supplement', { body: { answers: {}, papers: { drawing: [anUpload()] } } });
    const again = await oneStop.desk.try(people.specialist, id, 'request-supplement', { body: request });
    expect([again.statusCode, again.json<{ type: string }>().type]).toEqual([409, expect.stringContaining('dossier-limit-reached')]);
  });

  it('may mend the very phone number that opens a look-up', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(people.receptionist, id, 'request-supplement', { body: { message: 'Số điện thoại không liên lạc được.', fields: ['phone'], until: '2026-12-10' } });
    const heard = oneStop.listenTo('motcua.dossier-status.v1');
    await oneStop.desk.move(people.citizen, id, 'supplement', { body: { answers: { phone: '0912000111' } } });
    const contact = await oneStop.desk.ask({ id: 'notify', kind: 'service', roles: [] }, { url: `/internal/dossiers/${id}/contact` });
    expect(contact.json()).toEqual({ holder: 'citizen-hanh', name: 'Nguyễn Thị Minh Hạnh', phone: '0912000111', language: 'vi' });
    const found = await oneStop.desk.ask(people.receptionist, { method: 'POST', url: '/v1/dossiers/search', payload: { q: '0912 000 111' } });
    expect(found.json<{ rows: { id: string }[] }>().rows.map((row) => row.id)).toEqual([id]);
    await eventually(() => {
      const factors = heard.filter(({ subject }) => subject === id).map(({ data }) => (data as unknown as { factors: string[] }).factors);
      expect(factors).toHaveLength(2);
      expect(factors[1]).not.toEqual(factors[0]);
      expect(factors[1]).toHaveLength(2);
    });
  });
});

describe('a mended answer that calls for more', () => {
  const lit = { papers: [], fields: ['lit'] };

  it('has that answered and attached as well, though nobody asked for it by name', async () => {
    const id = await asked(lit);
    const body = { answers: { lit: true, watts: 60 }, papers: { wiring: [anUpload()] } };
    await oneStop.desk.move(people.citizen, id, 'supplement', { body });
    expect(await oneStop.desk.mustSee(people.citizen, id)).toMatchObject({ answers: { lit: true, watts: 60 }, papers: body.papers });
  });

  it('is not taken without it', async () => {
    const id = await asked(lit);
    const answer = await oneStop.desk.try(people.citizen, id, 'supplement', { body: { answers: { lit: true } } });
    expect([answer.statusCode, errorsOf(answer)]).toEqual([422, ['watts required', 'papers.wiring paper-missing']]);
  });

  it('opens nothing when it stays as it was', async () => {
    const id = await asked(lit);
    const answer = await oneStop.desk.try(people.citizen, id, 'supplement', { body: { answers: { lit: false, watts: 60 }, papers: { wiring: [anUpload()] } } });
    expect([answer.statusCode, errorsOf(answer)]).toEqual([422, ['watts not-asked-for', 'papers.wiring not-asked-for']]);
  });

  it('opens nothing when it was not asked for itself', async () => {
    const id = await asked();
    const answer = await oneStop.desk.try(people.citizen, id, 'supplement', { body: { answers: { lit: true, watts: 60 }, papers: { drawing: [anUpload()] } } });
    expect(errorsOf(answer)).toEqual(['lit not-asked-for', 'watts not-asked-for']);
  });
});

describe('an answer is refused, and nothing changes', () => {
  it.each([
    ['changes something else', () => ({ answers: { phone: '0912000111' }, papers: { drawing: [anUpload()] } }), ['phone not-asked-for']],
    ['brings a paper nobody asked for', () => ({ answers: {}, papers: { drawing: [anUpload()], lease: [anUpload()] } }), ['papers.lease not-asked-for']],
    ['lacks the paper', () => ({ answers: { sign: 'Bánh mì Hạnh' } }), ['papers.drawing still-missing']],
    ['breaks the form', () => ({ answers: { sign: 'x'.repeat(61) }, papers: { drawing: [anUpload()] } }), ['sign too-long']],
    ['takes a required answer away', () => ({ answers: { sign: null }, papers: { drawing: [anUpload()] } }), ['sign required']],
    ['brings a file of another type', () => ({ answers: {}, papers: { drawing: [anUpload({ type: 'image/png' })] } }), ['papers.drawing paper-type']],
  ])('when it %s', async (_, body, errors) => {
    const id = await asked();
    const answer = await oneStop.desk.try(people.citizen, id, 'supplement', { body: body() });
    expect(answer.statusCode).toBe(422);
    expect(errorsOf(answer)).toEqual(errors);
    expect((await oneStop.desk.mustSee(people.citizen, id)).status.state).toBe('supplement-requested');
  });

  it('when the file is somebody else’s', async () => {
    const id = await asked();
    const answer = await oneStop.desk.try(people.citizen, id, 'supplement', { body: { papers: { drawing: [anUpload({}, people.stranger.id)] } } });
    expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([422, expect.stringContaining('attachment-unknown')]);
  });

  it('when nobody asked', async () => {
    const { id } = await oneStop.submitted();
    const before = oneStop.eforms.state.asked;
    const answer = await oneStop.desk.try(people.citizen, id, 'supplement', { body: { papers: { drawing: [anUpload()] } } });
    expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([409, expect.stringContaining('dossier-illegal-move')]);
    expect(oneStop.eforms.state.asked).toBe(before);
  });

  it('while eforms is away, to be sent again with the same key', async () => {
    const id = await asked();
    const sent = { body: { papers: { drawing: [anUpload()] } }, key: 'the-same-key-again' };
    oneStop.eforms.state.away = true;
    expect((await oneStop.desk.try(people.citizen, id, 'supplement', sent)).statusCode).toBe(503);
    oneStop.eforms.state.away = false;
    await oneStop.desk.move(people.citizen, id, 'supplement', sent);
  });

  it('but a date that was right on the day of submission is not held against anyone later', async () => {
    const id = await asked();
    oneStop.clock.set('2026-12-07T02:00:00Z');
    await oneStop.desk.move(people.citizen, id, 'supplement', { body: { answers: { sign: 'Bánh mì Hạnh' }, papers: { drawing: [anUpload()] } } });
  });
});
