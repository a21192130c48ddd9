import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { extractText, getDocumentProxy } from 'unpdf';
import { people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const textOf = async (pdf: Buffer) => (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text.replace(/\s+/g, ' ');

/** From reception to return, as the steps of the procedure lead. */
async function walked(id: string): Promise<void> {
  const { desk, clock } = oneStop;
  clock.set('2026-11-23T03:00:00Z');
  await desk.move(people.receptionist, id, 'receive');
  await desk.move(people.receptionist, id, 'pass-on', { body: { note: 'Đủ giấy tờ' } });
  clock.set('2026-11-24T02:00:00Z');
  await desk.move(people.specialist, id, 'claim');
  expect((await desk.attach(people.specialist, id)).statusCode).toBe(200);
  await desk.move(people.specialist, id, 'pass-on');
  await desk.move(people.head, id, 'send-back', { body: { to: 'appraisal', reason: 'Kiểm tra lại kích thước biển' } });
  await desk.move(people.specialist, id, 'pass-on', { body: { assignee: people.head.id } });
  await desk.move(people.head, id, 'pass-on');
  clock.set('2026-11-25T02:00:00Z');
  await desk.move(people.leader, id, 'approve');
  await desk.move(people.receptionist, id, 'return', { body: { collector: 'Nguyễn Thị Minh Hạnh', channel: 'counter' } });
  await desk.move(people.citizen, id, 'rate', { body: { stars: 5, comment: 'Nhanh gọn' } });
}

describe('the way of a dossier', () => {
  it('leads from reception to the rating, and tells everyone what they may know', async () => {
    const { id } = await oneStop.submitted();
    await walked(id);
    const inside = await oneStop.desk.mustSee(people.head, id);
    expect(inside).toMatchObject({
      status: { version: 12, state: 'returned', dueAt: '2026-11-26T10:00:00.000Z', completedAt: '2026-11-25T02:00:00.000Z' },
      light: 'finished',
      result: { name: 'giấy xác nhận.pdf', type: 'application/pdf' },
      rating: { stars: 5, comment: 'Nhanh gọn' },
      actions: [],
    });
    expect(inside.history.map(({ act, by, verdict }) => [act, by, verdict].filter(Boolean).join(' '))).toEqual([
      'submit Nguyễn Thị Minh Hạnh',
      'receive Phạm Thu Trang',
      'pass-on Phạm Thu Trang on-time',
      'claim Trần Quốc Bảo',
      'attach-result Trần Quốc Bảo',
      'pass-on Trần Quốc Bảo early',
      'send-back Võ Thị Lan on-time',
      'pass-on Trần Quốc Bảo early',
      'pass-on Võ Thị Lan on-time',
      'approve Ngô Quang Hùng late',
      'return Phạm Thu Trang',
      'rate Nguyễn Thị Minh Hạnh',
    ]);
    expect(inside.steps.every(({ state }) => state === 'done')).toBe(true);
  });

  it('is told to the citizen without officials’ names, notes and drafts', async () => {
    const { id } = await oneStop.submitted();
    await walked(id);
    const outside = await oneStop.desk.get(people.citizen, `/${id}`);
    expect(outside.headers).toMatchObject({ etag: '"12"', 'cache-control': 'private, no-store' });
    for (const inner of ['Phạm Thu Trang', 'Trần Quốc Bảo', 'Kiểm tra lại kích thước', 'Đủ giấy tờ', 'attach-result', 'claim']) expect(outside.body).not.toContain(inner);
    expect(outside.json()).toMatchObject({ rating: { stars: 5 }, result: { name: 'giấy xác nhận.pdf' } });
  });

  it('publishes each move, in order, with the public status and nobody’s data', async () => {
    const facts = oneStop.listenTo('motcua.dossier.v1');
    const statuses = oneStop.listenTo('motcua.dossier-status.v1');
    const { id } = await oneStop.submitted();
    await walked(id);
    const own = <E extends { subject: string }>(events: E[]) => events.filter(({ subject }) => subject === id);
    await eventually(() => {
      expect(own(facts).map(({ data }) => `${data.status.version} ${data.fact}`)).toEqual([
        '2 received', '3 passed-on', '6 passed-on', '7 sent-back', '8 passed-on', '9 passed-on', '10 approved', '11 returned', '12 rated',
      ]);
      expect(own(statuses).map(({ data }) => data.status.version)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    });
    const said = JSON.stringify([...own(facts), ...own(statuses)]);
    for (const personal of ['Hạnh', '0903512789', '079180001234', 'Đinh Tiên Hoàng', 'Phạm Thu Trang', 'Nhanh gọn']) expect(said).not.toContain(personal);
  });

  it('logs moves without anything about people', () => {
    const log = oneStop.lines.join('\n');
    expect(log).toContain('dossier moved');
    for (const personal of ['Hạnh', '0903512789', 'Đinh Tiên Hoàng', 'Phạm Thu Trang', 'Nhanh gọn']) expect(log).not.toContain(personal);
  });
});

describe('papers', () => {
  const paper = async (id: string, name: string, reader: (typeof people)[keyof typeof people] = people.citizen) => oneStop.desk.get(reader, `/${id}/papers/${name}.pdf`);

  it('Mẫu 01 names the appointment that reception has given, and is the same to the byte ever after', async () => {
    oneStop.clock.set('2026-11-23T03:00:00Z');
    const { id } = await oneStop.submitted();
    expect((await paper(id, 'receipt')).statusCode).toBe(404);
    const preview = (await oneStop.desk.get(people.receptionist, `/${id}/appointment`)).json<{ dueAt: string }>();
    expect(preview).toEqual({ dueAt: '2026-11-26T10:00:00.000Z', handOverBy: '2026-11-23T10:00:00.000Z' });
    await oneStop.desk.move(people.receptionist, id, 'receive');
    const first = await paper(id, 'receipt');
    expect(first.headers['content-type']).toBe('application/pdf');
    expect(await textOf(first.rawPayload)).toMatch(/17 giờ 00 phút.*26.*11.*2026/);
    await oneStop.desk.move(people.receptionist, id, 'pass-on');
    expect((await paper(id, 'receipt', people.specialist)).rawPayload.equals(first.rawPayload)).toBe(true);
    const service = await oneStop.desk.ask({ id: 'notify', kind: 'service', roles: [] }, { url: `/internal/dossiers/${id}/papers/receipt.pdf` });
    expect(service.rawPayload.equals(first.rawPayload)).toBe(true);
  });

  it('Mẫu 03 says why a dossier was refused', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(people.receptionist, id, 'refuse', { body: { reason: 'Biển hiệu đặt ở quận khác' } });
    expect(await textOf((await paper(id, 'refusal')).rawPayload)).toContain('Biển hiệu đặt ở quận khác');
    expect(await oneStop.desk.mustSee(people.citizen, id)).toMatchObject({ status: { state: 'refused' }, refusal: 'Biển hiệu đặt ở quận khác', light: 'finished' });
  });

  it('the form reads as the dossier stands, for the owner and the agency alone', async () => {
    const { id, reference } = await oneStop.submitted();
    const form = (reader: (typeof people)[keyof typeof people]) => oneStop.desk.get(reader, `/${id}/form.pdf`);
    const [own, official] = [await form(people.citizen), await form(people.receptionist)];
    expect(own.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    expect(await textOf(own.rawPayload)).toMatch(new RegExp(`Nguyễn Thị Minh Hạnh.*${reference.replaceAll('.', '\\.')}`));
    expect(official.rawPayload.equals(own.rawPayload)).toBe(true);
    expect([(await form(people.stranger)).statusCode, (await form(people.elsewhere)).statusCode]).toEqual([404, 404]);
  });

  it('are for the owner and the agency alone', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(people.receptionist, id, 'receive');
    expect((await paper(id, 'receipt', people.stranger)).statusCode).toBe(404);
    expect((await paper(id, 'receipt', people.elsewhere)).statusCode).toBe(404);
    expect((await paper(id, 'invoice')).statusCode).toBe(400);
  });
});
