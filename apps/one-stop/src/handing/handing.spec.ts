import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BulkPreview } from '@motcua/contracts/bulk-api';
import type { Colleagues, CommentPage, MentionPage } from '@motcua/contracts/handing-api';
import type { DossierPage, DossierView } from '@motcua/contracts/one-stop-api';
import type { RosterEntry, RosterView } from '@motcua/contracts/roster-api';
import type { Actor } from '@motcua/domain/actor';
import { eventually } from '@motcua/testing/eventually';
import { randomUUID } from 'node:crypto';
import { mentionsIn } from '../comments/mentions.ts';
import { people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop, started, Visitor } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const { receptionist, specialist, secondSpecialist, head, leader, citizen } = people;
const reason = 'Chia lại công việc trong phòng';
const codeOf = (answer: { json(): { type: string } }) => answer.json().type.split('/').at(-1);
const see = (who: Actor, id: string): Promise<DossierView> => oneStop.desk.mustSee(who, id);

/** At appraisal, held by nobody, at 10:00 in Vietnam on Monday 23 November 2026. */
async function atAppraisal(): Promise<string> {
  oneStop.clock.set('2026-11-23T03:00:00Z');
  const { id } = await oneStop.submitted();
  await oneStop.desk.move(receptionist, id, 'receive');
  await oneStop.desk.move(receptionist, id, 'pass-on');
  return id;
}

const colleagues = async (who: Actor, id: string, step = '') => (await oneStop.desk.get(who, `/${id}/colleagues${step}`)).json<Colleagues>().people;
const post = (who: Actor, path: string, payload: object, key: string = randomUUID()) => oneStop.desk.ask(who, { method: 'POST', url: `/v1/${path}`, payload, headers: { 'idempotency-key': key } });
const rosterOf = async (who: Actor) => (await oneStop.desk.ask(who, { method: 'GET', url: '/v1/roster' })).json<RosterView>();

describe('a dossier that is given to a colleague', () => {
  it('is chosen for with what lies on each desk, and stands in the course with both names', async () => {
    const heard = oneStop.listenTo('motcua.dossier.v1');
    const id = await atAppraisal();
    await oneStop.desk.move(specialist, id, 'claim');
    const before = await colleagues(head, id);
    expect(before.map(({ name }) => name)).toEqual(['Trần Quốc Bảo', 'Lê Thúy Nga']);
    await oneStop.desk.move(head, id, 'reassign', { body: { to: secondSpecialist.id, reason } });
    const view = await see(secondSpecialist, id);
    expect(view.assignee).toEqual({ id: secondSpecialist.id, name: 'Lê Thúy Nga' });
    expect(view.history.at(-1)).toMatchObject({ act: 'reassign', by: 'Võ Thị Lan', assignee: 'Lê Thúy Nga', note: reason });
    const after = await colleagues(head, id);
    expect(after.map(({ open }) => open)).toEqual([(before[0]?.open ?? 0) - 1, (before[1]?.open ?? 0) + 1]);
    await eventually(() => expect(heard.map(({ subject, data }) => `${subject} ${data.fact}`)).toContain(`${id} reassigned`));
    expect(JSON.stringify((await see(citizen, id)).history)).not.toMatch(/reassign|Nga/);
  });

  it('goes to nobody of another role, and is given by no colleague', async () => {
    const id = await atAppraisal();
    await oneStop.desk.move(specialist, id, 'claim');
    expect(codeOf(await oneStop.desk.try(head, id, 'reassign', { body: { to: receptionist.id, reason } }))).toBe('dossier-move-incomplete');
    expect(codeOf(await oneStop.desk.try(head, id, 'reassign', { body: { to: 'nobody', reason } }))).toBe('dossier-move-incomplete');
    expect(codeOf(await oneStop.desk.try(secondSpecialist, id, 'reassign', { body: { to: secondSpecialist.id, reason } }))).toBe('dossier-not-your-step');
    expect(codeOf(await oneStop.desk.try(specialist, id, 'pass-on', { body: { assignee: leader.id } }))).toBe('dossier-move-incomplete');
    await oneStop.desk.move(specialist, id, 'pass-on', { body: { assignee: head.id } });
    expect((await see(head, id)).history.at(-1)).toMatchObject({ act: 'pass-on', assignee: 'Võ Thị Lan' });
  });
});

describe('a move taken back', () => {
  it('leaves the dossier as it was, once for each key, and is told to citizens as if nothing had been', async () => {
    oneStop.clock.set('2026-11-23T03:00:00Z');
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(receptionist, id, 'receive');
    const before = await see(receptionist, id);
    const timeline = (await see(citizen, id)).status.timeline;
    await oneStop.desk.move(receptionist, id, 'pass-on');
    expect((await see(receptionist, id)).undo).toEqual({ act: 'pass-on', allowed: true, until: '2026-11-23T03:30:00.000Z' });
    expect(await see(head, id)).not.toHaveProperty('undo');
    const key = randomUUID();
    const first = await oneStop.desk.move(receptionist, id, 'undo', { key, version: 3 });
    expect(await oneStop.desk.move(receptionist, id, 'undo', { key, version: 3 })).toEqual(first);
    expect(first).toMatchObject({ act: 'undone', version: 4, state: 'received' });
    const after = await see(receptionist, id);
    expect({ ...after, status: 0, history: 0, undo: 0 }).toEqual({ ...before, status: 0, history: 0, undo: 0 });
    expect(after.history.slice(-2).map(({ act }) => act)).toEqual(['pass-on', 'undone']);
    const own = await see(citizen, id);
    expect([own.status.timeline, own.history.map(({ act }) => act)]).toEqual([timeline, ['submit', 'receive']]);
  });

  it('takes the first result off again', async () => {
    const id = await atAppraisal();
    await oneStop.desk.attach(specialist, id);
    await oneStop.desk.move(specialist, id, 'undo');
    const view = await see(specialist, id);
    expect([view.result, view.assignee]).toEqual([undefined, undefined]);
    await oneStop.desk.attach(specialist, id);
    expect((await see(specialist, id)).result).toBeDefined();
  });

  it('stays when it is too late, when the next in line is at work on it, and when it told the citizen something', async () => {
    const id = await atAppraisal();
    oneStop.clock.set('2026-11-23T03:31:00Z');
    expect((await see(receptionist, id)).undo).toMatchObject({ allowed: false, because: { vi: 'Đã quá 30 phút, không hoàn tác được nữa' } });
    expect(codeOf(await oneStop.desk.try(receptionist, id, 'undo'))).toBe('dossier-not-undone');
    const other = await atAppraisal();
    await oneStop.desk.ask(specialist, { method: 'POST', url: `/v1/dossiers/${other}/opened`, headers: { 'if-match': '"3"' } });
    expect((await see(receptionist, other)).undo).toMatchObject({ allowed: false, because: { vi: 'Người nhận đang mở hồ sơ để xử lý' } });
    expect(codeOf(await oneStop.desk.try(receptionist, other, 'undo'))).toBe('dossier-not-undone');
    await oneStop.desk.move(specialist, other, 'request-supplement', { body: { message: 'Thiếu bản vẽ biển hiệu', papers: ['drawing'], until: '2026-12-10' } });
    expect(codeOf(await oneStop.desk.try(specialist, other, 'undo'))).toBe('dossier-not-undone');
  });

  it('and the next move at the same time: one of the two is done', async () => {
    const id = await atAppraisal();
    const [undone, claimed] = await Promise.all([oneStop.desk.try(receptionist, id, 'undo', { version: 3 }), oneStop.desk.try(specialist, id, 'claim', { version: 3 })]);
    expect([undone.statusCode, claimed.statusCode].sort()).toEqual([200, 409]);
    expect((await see(receptionist, id)).status.version).toBe(4);
  });
});

describe('somebody who is away', () => {
  const week = { from: '2026-11-23', to: '2026-11-27' };

  it('has a substitute who acts in their name from the first day to the last, in every process at once', async () => {
    const id = await atAppraisal();
    await oneStop.desk.move(specialist, id, 'claim');
    expect(codeOf(await oneStop.desk.try(receptionist, id, 'pass-on'))).toBe('dossier-not-your-step');
    const key = randomUUID();
    const asked = { ...week, reason: 'leave', substitute: receptionist.id };
    const recorded = await post(specialist, 'roster/absences', asked, key);
    expect([recorded.statusCode, (await post(specialist, 'roster/absences', asked, key)).json()]).toEqual([201, recorded.json()]);
    expect((await see(receptionist, id)).actions.find(({ action }) => action === 'pass-on')).toEqual({ action: 'pass-on', allowed: true, actingFor: { id: specialist.id, name: 'Trần Quốc Bảo' } });
    const mine = async () => (await oneStop.desk.get(receptionist, '?queue=mine')).json<DossierPage>().rows.map((row) => row.id);
    await eventually(async () => expect(await mine()).toContain(id));
    const all = await post(receptionist, 'bulk-jobs/preview', { act: 'pass-on', choice: { list: { queue: 'mine' } } });
    expect(all.json<BulkPreview>().rows).toContainEqual(expect.objectContaining({ id, allowed: true }));
    const second = await started(oneStop.config, oneStop.clock);
    const elsewhere = new Visitor(second, oneStop.identity);
    await elsewhere.move(receptionist, id, 'pass-on', { body: { note: 'Đủ điều kiện' } });
    expect((await see(head, id)).history.at(-1)).toMatchObject({ act: 'pass-on', by: 'Phạm Thu Trang', actingFor: 'Trần Quốc Bảo' });
    await oneStop.desk.move(head, id, 'send-back', { body: { to: 'appraisal', reason: 'Chưa rõ ngành nghề' } });
    expect((await see(head, id)).assignee?.id).toBe(specialist.id);
    oneStop.clock.set('2026-11-28T03:00:00Z');
    expect(codeOf(await elsewhere.try(receptionist, id, 'pass-on'))).toBe('dossier-not-your-step');
    oneStop.clock.set('2026-11-27T03:00:00Z');
    expect(await mine()).toContain(id);
    const { delegations } = await rosterOf(specialist);
    await post(specialist, `roster/delegations/${delegations[0]?.id}/revoke`, {});
    expect(await mine()).not.toContain(id);
    expect(codeOf(await elsewhere.try(receptionist, id, 'pass-on'))).toBe('dossier-not-your-step');
    await oneStop.desk.move(specialist, id, 'pass-on');
    await second.close();
  });

  it('signs papers as a substitute does: with both names', async () => {
    oneStop.clock.set('2026-11-30T03:00:00Z');
    const { id } = await oneStop.submitted();
    await post(receptionist, 'roster/delegations', { from: '2026-11-30', to: '2026-11-30', substitute: secondSpecialist.id, reason: 'Họp cả ngày' });
    await oneStop.desk.move(secondSpecialist, id, 'receive');
    const pdf = await oneStop.desk.get(head, `/${id}/papers/receipt.pdf`);
    const { extractText } = await import('unpdf');
    const { text } = await extractText(new Uint8Array(pdf.rawPayload), { mergePages: true });
    expect(text.normalize('NFC').replace(/\s+/g, ' ')).toContain('Lê Thúy Nga (thay mặt Phạm Thu Trang)');
    expect((await see(head, id)).assignee?.id).toBe(receptionist.id);
  });

  it('is given nothing unseen: to the substitute, or with a word that it is known', async () => {
    const id = await atAppraisal();
    oneStop.clock.set('2026-12-07T03:00:00Z');
    const december = { from: '2026-12-07', to: '2026-12-08' };
    await post(secondSpecialist, 'roster/absences', { ...december, reason: 'sick' });
    expect((await colleagues(head, id)).find((one) => one.id === secondSpecialist.id)).toMatchObject({ away: { until: '2026-12-08' } });
    const body = { to: secondSpecialist.id, reason };
    expect(codeOf(await oneStop.desk.try(head, id, 'reassign', { body }))).toBe('colleague-away');
    await post(head, 'roster/delegations', { ...december, giver: secondSpecialist.id, substitute: specialist.id, reason: 'Đồng nghiệp ốm' });
    expect((await colleagues(head, id)).find((one) => one.id === secondSpecialist.id)?.away?.substitute).toEqual({ id: specialist.id, name: 'Trần Quốc Bảo' });
    await oneStop.desk.move(head, id, 'reassign', { body });
    expect((await see(specialist, id)).actions.find(({ action }) => action === 'pass-on')).toMatchObject({ allowed: true, actingFor: { id: secondSpecialist.id } });
  });

  it('is away for nobody but them and those who keep the roster; and never by a chain', async () => {
    oneStop.clock.set('2027-01-04T03:00:00Z');
    const days = { from: '2027-01-04', to: '2027-01-05' };
    const away = (await post(specialist, 'roster/absences', { ...days, reason: 'sick', note: 'Khám bệnh', substitute: secondSpecialist.id })).json<RosterEntry>();
    expect(JSON.stringify(await rosterOf(receptionist))).not.toContain('Khám bệnh');
    expect((await rosterOf(head)).absences.find(({ id }) => id === away.id)).toMatchObject({ note: 'Khám bệnh', state: 'now', mayEnd: true });
    expect(codeOf(await post(secondSpecialist, 'roster/delegations', { ...days, substitute: head.id, reason: 'Bận' }))).toBe('delegation-chain');
    expect(codeOf(await post(receptionist, 'roster/absences', { ...days, person: specialist.id, reason: 'leave' }))).toBe('roster-not-yours');
    expect(codeOf(await post(head, 'roster/delegations', { ...days, giver: leader.id, substitute: specialist.id, reason: 'Thay lãnh đạo' }))).toBe('roster-not-yours');
    expect((await post(citizen, 'roster/absences', { ...days, reason: 'leave' })).statusCode).toBe(403);
    expect((await post(head, `roster/absences/${away.id}/cancel`, {})).statusCode).toBe(200);
    expect((await rosterOf(head)).absences.find(({ id }) => id === away.id)).toMatchObject({ state: 'cancelled', cancelledBy: { name: 'Võ Thị Lan' } });
  });

  it('recorded for several at once leaves nobody out', async () => {
    oneStop.clock.set('2027-02-01T03:00:00Z');
    const days = { from: '2027-02-01', to: '2027-02-02' };
    const written = await Promise.all([receptionist, specialist, secondSpecialist, leader].map((who) => post(who, 'roster/absences', { ...days, reason: 'training' })));
    expect(written.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
    expect((await rosterOf(leader)).absences.filter(({ from }) => from === days.from)).toHaveLength(4);
  });
});

describe('notes between officials', () => {
  const notes = async (who: Actor, id: string, query = '') => (await oneStop.desk.get(who, `/${id}/comments${query}`)).json<CommentPage>();

  it('make no version, name colleagues who are told, and are taken back with a mark', async () => {
    const id = await atAppraisal();
    const key = randomUUID();
    const text = 'Nhờ @Lê Thúy Nga và @vo thi lan xem giúp bản vẽ.';
    const written = await post(specialist, `dossiers/${id}/comments`, { text }, key);
    expect(written.json()).toMatchObject({ by: 'Trần Quốc Bảo', mine: true, mentions: ['Lê Thúy Nga', 'Võ Thị Lan'] });
    expect((await post(specialist, `dossiers/${id}/comments`, { text }, key)).json()).toEqual(written.json());
    expect((await post(specialist, `dossiers/${id}/comments`, { text: 'Khác' }, key)).statusCode).toBe(409);
    expect((await see(specialist, id)).status.version).toBe(3);
    const { comments } = await notes(head, id);
    expect(comments).toMatchObject([{ text, mine: false }]);
    const told = async (who: Actor) => (await oneStop.desk.ask(who, { method: 'GET', url: '/v1/mentions' })).json<MentionPage>().mentions.filter(({ dossier }) => dossier.id === id);
    expect(await told(secondSpecialist)).toMatchObject([{ by: 'Trần Quốc Bảo', text, dossier: { id } }]);
    expect(await told(people.elsewhere)).toEqual([]);
    expect((await post(head, `dossiers/${id}/comments/${comments[0]?.id}/retract`, {})).statusCode).toBe(404);
    await post(specialist, `dossiers/${id}/comments/${comments[0]?.id}/retract`, {});
    const [retracted] = (await notes(head, id)).comments;
    expect(retracted).toMatchObject({ by: 'Trần Quốc Bảo', retractedAt: expect.any(String) });
    expect(retracted).not.toHaveProperty('text');
    expect(await told(secondSpecialist)).toEqual([]);
  });

  it('are read page by page, by nobody outside', async () => {
    const id = await atAppraisal();
    for (let n = 0; n < 21; n += 1) {
      oneStop.clock.set(`2026-11-23T03:${String(n).padStart(2, '0')}:30Z`);
      await post(specialist, `dossiers/${id}/comments`, { text: `Lần ${n}` });
    }
    const first = await notes(leader, id);
    const rest = await notes(leader, id, `?cursor=${first.next}`);
    expect([first.comments.length, first.comments[0]?.text, rest.comments.map(({ text }) => text), rest.next]).toEqual([20, 'Lần 20', ['Lần 0'], undefined]);
    for (const who of [citizen, people.elsewhere]) expect([403, 404]).toContain((await oneStop.desk.get(who, `/${id}/comments`)).statusCode);
    expect(oneStop.lines.join('\n')).not.toMatch(/Lần \d/);
  });

  it('mean by @ the longest name that fits, with or without accents', () => {
    const [lan, lanAnh] = [{ id: 'a', name: 'Võ Thị Lan' }, { id: 'b', name: 'Võ Thị Lan Anh' }];
    const meant = (text: string) => mentionsIn(text, [lan, lanAnh]).map(({ id }) => id);
    expect([meant('@Võ Thị Lan Anh, xem giúp'), meant('@vo thi lan xem'), meant('@Võ Thị Lanh'), meant('a@b.vn'), meant('@Võ Thị Lan @Võ Thị Lan')]).toEqual([['b'], ['a'], [], [], ['a']]);
  });
});
