import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop, started } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const textOf = async (pdf: Buffer) => (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text.replace(/\s+/g, ' ');
const paper = async (id: string, name: string, reader: (typeof people)[keyof typeof people] = people.citizen) => oneStop.desk.get(reader, `/${id}/papers/${name}.pdf`);
const reason = 'Phải xác minh thực địa lần hai';

/** On the desk of a specialist since Monday 23 November 2026, 10:00; due on Thursday, 17:00. */
async function inHand(): Promise<string> {
  const { desk, clock } = oneStop;
  clock.set('2026-11-23T03:00:00Z');
  const { id } = await oneStop.submitted();
  await desk.move(people.receptionist, id, 'receive');
  await desk.move(people.receptionist, id, 'pass-on');
  await desk.move(people.specialist, id, 'claim');
  return id;
}

async function drafted(at = '2026-11-26T02:00:00Z'): Promise<string> {
  const id = await inHand();
  oneStop.clock.set(at);
  await oneStop.desk.move(people.specialist, id, 'draft-apology', { body: { reason, until: '2026-12-02' } });
  return id;
}

describe('work that waits for somebody else', () => {
  it('stands still with ground, who and paper, and goes on where it stopped', async () => {
    const id = await inHand();
    oneStop.clock.set('2026-11-24T02:00:00Z');
    await oneStop.desk.move(people.specialist, id, 'suspend', { body: { kind: 'agency-answer', paper: '112/UBND-ĐT', note: 'Đã hỏi Sở Xây dựng' } });
    const inside = await oneStop.desk.mustSee(people.specialist, id);
    expect(inside).toMatchObject({
      light: 'paused',
      status: { state: 'in-processing', paused: true, pausedFor: { en: 'waiting for the answer of another agency' } },
      term: { suspensions: [{ from: '2026-11-24T02:00:00.000Z', by: 'Trần Quốc Bảo', paper: '112/UBND-ĐT', note: 'Đã hỏi Sở Xây dựng', law: { vi: expect.stringContaining('61/2018/NĐ-CP') } }] },
    });
    expect(inside.status.dueAt).toBeUndefined();
    expect(inside.actions).toContainEqual({ action: 'resume-work', allowed: true });
    expect(inside.actions.find(({ action }) => action === 'pass-on')).toMatchObject({ allowed: false, because: { vi: expect.stringContaining('đang tạm dừng') } });
    expect((await oneStop.desk.try(people.specialist, id, 'pass-on')).json()).toMatchObject({ status: 409, type: expect.stringContaining('dossier-suspended') });
    oneStop.clock.set('2026-11-30T02:00:00Z');
    await oneStop.desk.move(people.specialist, id, 'resume-work', { body: { note: 'Sở đã trả lời' } });
    // Neither the 24th nor the 30th counts; three whole days are left.
    expect(await oneStop.desk.mustSee(people.specialist, id)).toMatchObject({ status: { paused: false, dueAt: '2026-12-03T10:00:00.000Z' }, light: 'on-time' });
  });

  it('is told to the citizen in public words, without who, paper and note', async () => {
    const id = await inHand();
    await oneStop.desk.move(people.specialist, id, 'suspend', { body: { kind: 'inspection', paper: '99/BB', note: 'Hẹn chủ hộ' } });
    const outside = await oneStop.desk.get(people.citizen, `/${id}`);
    expect(outside.json()).toMatchObject({ term: { suspensions: [{ said: { vi: 'chờ kiểm tra, xác minh tại chỗ' } }] } });
    for (const inner of ['99/BB', 'Hẹn chủ hộ', 'Trần Quốc Bảo']) expect(outside.body).not.toContain(inner);
  });

  it('tells others that it stands still and that it goes on', async () => {
    const facts = oneStop.listenTo('motcua.dossier.v1');
    const id = await inHand();
    await oneStop.desk.move(people.specialist, id, 'suspend', { body: { kind: 'court' } });
    await oneStop.desk.move(people.specialist, id, 'resume-work');
    await eventually(() => expect(facts.filter(({ subject }) => subject === id).map(({ data }) => data.fact)).toEqual(['received', 'passed-on', 'suspended', 'resumed']));
  });

  it.each([{}, { kind: 'holiday' }, { kind: 'court', since: '2026-11-01' }])('needs a ground that there is, and nothing else: %j', async (body) => {
    const id = await inHand();
    expect((await oneStop.desk.try(people.specialist, id, 'suspend', { body })).statusCode).toBe(400);
  });
});

describe('a letter of apology', () => {
  it('is asked for on the day on which the term breaks, and not offered before it may be written', async () => {
    const id = await inHand();
    const asked = async () => {
      const { actions, term } = await oneStop.desk.mustSee(people.specialist, id);
      return [actions.some(({ action }) => action === 'draft-apology'), term?.needsApology ?? false, term?.promiseFrom];
    };
    expect(await asked()).toEqual([false, false, undefined]);
    oneStop.clock.set('2026-11-25T02:00:00Z');
    expect(await asked()).toEqual([true, false, '2026-11-27']);
    oneStop.clock.set('2026-11-26T02:00:00Z');
    expect(await asked()).toEqual([true, true, '2026-11-27']);
    oneStop.clock.set('2026-11-27T02:00:00Z');
    expect(await asked()).toEqual([true, true, '2026-11-30']);
  });

  it('goes out when a leader approves it: number, paper, new date and fact, all equal to the engine’s', async () => {
    const facts = oneStop.listenTo('motcua.dossier.v1');
    const id = await drafted();
    expect((await paper(id, 'apology')).statusCode).toBe(404);
    expect(await oneStop.desk.mustSee(people.leader, id)).toMatchObject({ term: { apologies: [{ state: 'pending', reason, draftedBy: 'Trần Quốc Bảo' }] }, status: { dueAt: '2026-11-26T10:00:00.000Z' } });
    expect(JSON.stringify(await oneStop.desk.mustSee(people.citizen, id))).not.toContain(reason);
    oneStop.clock.set('2026-11-26T03:00:00Z');
    await oneStop.desk.move(people.leader, id, 'approve-apology');
    const outside = await oneStop.desk.mustSee(people.citizen, id);
    expect(outside).toMatchObject({ status: { dueAt: '2026-12-02T10:00:00.000Z' }, term: { apologies: [{ state: 'approved', reason, until: '2026-12-02', missed: '2026-11-26T10:00:00.000Z' }] } });
    expect(JSON.stringify(outside)).not.toMatch(/Trần Quốc Bảo|Ngô Quang Hùng/);
    const letter = await textOf((await paper(id, 'apology')).rawPayload);
    expect(letter).toMatch(/Số: \d\d\/PXL/);
    for (const part of [reason, '17 giờ 00 phút, ngày 26 tháng 11 năm 2026', '17 giờ 00 phút, ngày 02 tháng 12 năm 2026', 'Ngô Quang Hùng']) expect(letter).toContain(part);
    await eventually(() => expect(facts.filter(({ subject }) => subject === id).map(({ data }) => data.fact)).toEqual(['received', 'passed-on', 'apology-drafted', 'extended']));
    const told = await oneStop.desk.ask({ id: 'notify', kind: 'service', roles: [] }, { url: `/internal/dossiers/${id}/papers/apology.pdf` });
    expect(told.rawPayload.equals((await paper(id, 'apology')).rawPayload)).toBe(true);
  });

  it('is sent back with a reason, and written anew', async () => {
    const id = await drafted();
    await oneStop.desk.move(people.leader, id, 'decline-apology', { body: { reason: 'Nêu rõ việc gì còn phải làm' } });
    expect(await oneStop.desk.mustSee(people.specialist, id)).toMatchObject({ term: { needsApology: true, apologies: [{ state: 'declined', declined: 'Nêu rõ việc gì còn phải làm', decidedBy: 'Ngô Quang Hùng' }] } });
    await oneStop.desk.move(people.specialist, id, 'draft-apology', { body: { reason, until: '2026-12-03' } });
    await oneStop.desk.move(people.leader, id, 'approve-apology');
    expect((await oneStop.desk.mustSee(people.citizen, id)).status.dueAt).toBe('2026-12-03T10:00:00.000Z');
  });

  it.each([['2026-11-26'], ['2026-11-29'], ['2026-02-30']])('cannot promise %s', async (until) => {
    const id = await inHand();
    oneStop.clock.set('2026-11-26T02:00:00Z');
    expect((await oneStop.desk.try(people.specialist, id, 'draft-apology', { body: { reason, until } })).statusCode).toBe(422);
  });

  it('waits for no leader any more once the dossier is decided', async () => {
    const waiting = async () => (await oneStop.desk.get(people.leader, '?queue=apologies')).json<{ rows: { id: string }[] }>().rows.map((row) => row.id);
    const id = await drafted();
    expect(await waiting()).toContain(id);
    await oneStop.desk.attach(people.specialist, id);
    await oneStop.desk.move(people.specialist, id, 'pass-on');
    await oneStop.desk.move(people.head, id, 'pass-on');
    await oneStop.desk.move(people.leader, id, 'approve');
    expect(await waiting()).not.toContain(id);
  });

  it('is approved by a leader alone', async () => {
    const id = await drafted();
    for (const who of [people.specialist, people.head, people.receptionist]) expect((await oneStop.desk.try(who, id, 'approve-apology')).statusCode).toBe(403);
  });

  it('gets one number, however often and by how many it is approved at once; numbers leave none out', async () => {
    const ids = [await drafted(), await drafted(), await drafted()];
    const key = randomUUID();
    const [first = ''] = ids;
    const { version } = (await oneStop.desk.mustSee(people.leader, first)).status;
    const twice = await Promise.all([1, 2].map(() => oneStop.desk.try(people.leader, first, 'approve-apology', { version, key })));
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    await Promise.all(ids.slice(1).map((id) => oneStop.desk.move(people.leader, id, 'approve-apology')));
    const all = await oneStop.app.get<Connection>(getConnectionToken()).collection('letter_numbers').find({ series: 'apology/000.12.35.H29/2026' }).toArray();
    const numbers = all.map(({ number }) => Number(number)).sort((one, other) => one - other);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(all.filter(({ _id }) => String(_id).startsWith(first))).toHaveLength(1);
  });

  it('keeps the version of the form that it was issued under', async () => {
    const id = await drafted();
    await oneStop.desk.move(people.leader, id, 'approve-apology');
    const dossiers = oneStop.app.get<Connection>(getConnectionToken()).collection('dossiers');
    const kept = await dossiers.findOne({ _id: id as never });
    expect((kept?.['issued'] as { kind: string; template: number }[]).map(({ kind, template }) => `${kind} ${template}`)).toEqual(['receipt 2', 'apology 2']);
    await dossiers.updateOne({ _id: id as never }, { $unset: { 'issued.1.template': '' } });
    const older = await textOf((await paper(id, 'apology')).rawPayload);
    expect(older).toContain('PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ');
  });
});

describe('the control slip', () => {
  it('tells of every hand-over with who, when, due and verdict, and of what was late although it was put off', async () => {
    const id = await drafted('2026-11-27T02:00:00Z');
    await oneStop.desk.move(people.leader, id, 'approve-apology');
    await oneStop.desk.attach(people.specialist, id);
    await oneStop.desk.move(people.specialist, id, 'pass-on');
    const slip = await paper(id, 'control-slip', people.head);
    expect(slip.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    const text = await textOf(slip.rawPayload);
    expect(text).toMatch(/Người nộp hồ sơ Tiếp nhận: Phạm Thu Trang 10:00 23\/11\/2026/);
    expect(text).toMatch(/Tiếp nhận: Phạm Thu Trang Thẩm định: Trần Quốc Bảo 10:00 23\/11\/2026 .* Đúng hạn/);
    expect(text).toMatch(/Thẩm định: Trần Quốc Bảo Xem xét 09:00 27\/11\/2026 .* Quá hạn/);
    expect(text).toContain('Xin lỗi và hẹn lại đến 02/12/2026');
    expect(text).toContain('Đang giải quyết');
  });

  it('stays in the office, because it names officials', async () => {
    const id = await inHand();
    expect((await paper(id, 'control-slip')).statusCode).toBe(403);
    expect((await paper(id, 'control-slip', people.elsewhere)).statusCode).toBe(404);
  });
});

describe('the register', () => {
  const register = (reader: (typeof people)[keyof typeof people], from: string, to: string) => oneStop.desk.get(reader, `/register.pdf?from=${from}&to=${to}`);

  it('lists what the own agency received in the period, with the engine’s dates', async () => {
    const { desk, clock } = oneStop;
    clock.set('2027-03-01T03:00:00Z');
    const { id, reference } = await oneStop.submitted({ submittedAt: '2027-03-01T02:00:00.000Z' });
    await desk.move(people.receptionist, id, 'receive');
    const { status } = await desk.mustSee(people.receptionist, id);
    const text = await textOf((await register(people.head, '2027-03-01', '2027-03-01')).rawPayload);
    expect(status.dueAt).toBe('2027-03-04T10:00:00.000Z');
    expect(text).toMatch(new RegExp(`1 ${reference.replaceAll('.', '\\.')} .*Nguyễn Thị Minh Hạnh.*128/5 Đinh Tiên Hoàng.* 01/03/2027 04/03/2027`));
    expect(text).toContain('Tổng cộng: 1 hồ sơ.');
    expect(await textOf((await register(people.head, '2027-03-02', '2027-03-31')).rawPayload)).toContain('Không có hồ sơ nào');
    expect(await textOf((await register(people.elsewhere, '2027-03-01', '2027-03-31')).rawPayload)).toContain('Không có hồ sơ nào');
    clock.set('2026-11-23T03:00:00Z');
  });

  it.each([['2026-11-30', '2026-11-01'], ['2026-02-30', '2026-03-01'], ['2025-01-01', '2026-11-30'], ['hôm qua', 'hôm nay']])('from %s to %s is no period', async (from, to) => {
    expect((await register(people.head, from, to)).statusCode).toBe(400);
  });
});

describe('a term that runs out', () => {
  const told = (facts: { subject: string; data: { fact?: string } }[], id: string) => facts.filter(({ subject, data }) => subject === id && data.fact === 'overdue');

  it('is noticed once for each due instant, by however many processes, also after a restart', async () => {
    const facts = oneStop.listenTo('motcua.dossier.v1');
    const id = await inHand();
    const other = await started(oneStop.config, oneStop.clock);
    oneStop.clock.set('2026-11-26T10:01:00Z');
    const lines = async () => (await oneStop.desk.mustSee(people.specialist, id)).history.filter(({ act }) => act === 'overdue');
    await eventually(async () => expect(await lines()).toEqual([{ act: 'overdue', at: '2026-11-26T10:01:00.000Z', step: expect.any(Object), dueAt: '2026-11-26T10:00:00.000Z' }]), 30_000);
    await other.close();
    const again = await started(oneStop.config, oneStop.clock);
    oneStop.clock.set('2026-11-27T02:00:00Z');
    await oneStop.desk.move(people.specialist, id, 'draft-apology', { body: { reason, until: '2026-12-02' } });
    await oneStop.desk.move(people.leader, id, 'approve-apology');
    oneStop.clock.set('2026-12-02T10:01:00Z');
    await eventually(async () => expect((await lines()).map(({ dueAt }) => dueAt)).toEqual(['2026-11-26T10:00:00.000Z', '2026-12-02T10:00:00.000Z']), 30_000);
    await again.close();
    await eventually(() => expect(told(facts, id)).toHaveLength(2));
    oneStop.clock.set('2026-11-23T03:00:00Z');
  }, 120_000);

  it('keeps nobody from acting on what they have seen before it', async () => {
    const id = await inHand();
    const { version } = (await oneStop.desk.mustSee(people.specialist, id)).status;
    oneStop.clock.set('2026-11-26T10:01:00Z');
    await eventually(async () => expect((await oneStop.desk.mustSee(people.specialist, id)).status.version).toBe(version + 1), 30_000);
    await oneStop.desk.move(people.specialist, id, 'pass-on', { version });
    expect((await oneStop.desk.try(people.head, id, 'claim', { version })).statusCode).toBe(409);
    oneStop.clock.set('2026-11-23T03:00:00Z');
  }, 60_000);
});

describe('stopping a dossier', () => {
  it('says until when its citizen has time, and is offered from the day after', async () => {
    const id = await inHand();
    await oneStop.desk.move(people.specialist, id, 'request-supplement', { body: { message: 'Thiếu bản vẽ mặt đứng', papers: ['drawing'], until: '2026-12-04' } });
    const stop = async () => (await oneStop.desk.mustSee(people.specialist, id)).actions.find(({ action }) => action === 'stop');
    expect(await stop()).toEqual({ action: 'stop', allowed: false, because: { vi: 'Người nộp còn thời gian trả lời đến hết ngày 04/12/2026', en: 'The citizen has time to answer until the end of 04/12/2026' } });
    oneStop.clock.set('2026-12-05T02:00:00Z');
    expect(await stop()).toEqual({ action: 'stop', allowed: true });
    oneStop.clock.set('2026-11-23T03:00:00Z');
  });
});
