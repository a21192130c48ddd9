import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { aRunningPortal, type RunningPortal } from '../a-running-portal.ts';
import { aVisit } from '../frame/a-visit.ts';
import { aWatchedStatus } from '../lookup/a-watched-status.ts';
import { datesOf } from './dates-of.ts';
import { calendarOf } from './icalendar.ts';

const textOf = (status: PublicStatus, lang: 'vi' | 'en' = 'vi') => calendarOf('Lịch hẹn', datesOf(status, aVisit({ lang }), 'https://dvc.example.vn'));
/** As programs read it: folded lines joined. */
const linesIn = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('the dates of a dossier in a calendar', () => {
  it('are an hour in UTC where one is promised, and the whole day otherwise', () => {
    const lines = linesIn(textOf(aWatchedStatus('supplement-requested', { paused: true, supplementUntil: '2026-12-31' })));
    for (const line of ['DTSTART:20261127T100000Z', 'STATUS:TENTATIVE', 'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101', 'SUMMARY:Hạn bổ sung hồ sơ: Mở cửa hàng']) expect(lines).toContain(line);
  });

  it('stay the same entry when they move, and are newer', () => {
    const [before, after] = [aWatchedStatus('received', { version: 3 }), aWatchedStatus('in-processing', { version: 5, dueAt: '2026-12-01T10:00:00.000Z' })].map((status) => linesIn(textOf(status)));
    const field = (lines: readonly string[] | undefined, name: string) => lines?.find((line) => line.startsWith(`${name}:`));
    expect(field(before, 'UID')).toBe(field(after, 'UID'));
    expect([field(before, 'SEQUENCE'), field(after, 'SEQUENCE')]).toEqual(['SEQUENCE:3', 'SEQUENCE:5']);
    expect(field(after, 'DTSTART')).toBe('DTSTART:20261201T100000Z');
  });

  it('are called off when the dossier ended before its end', () => {
    expect(linesIn(textOf(aWatchedStatus('withdrawn')))).toContain('STATUS:CANCELLED');
  });

  it('are written in lines of 75 bytes, with no letter broken and every sign escaped', () => {
    const name = { vi: 'Cấp giấy phép; xây dựng, sửa chữa nhà ở riêng lẻ và những việc khác có tên rất dài, dài hơn một dòng của lịch', en: 'x' };
    const text = textOf(aWatchedStatus('received', { procedure: { id: 'open-a-shop', version: 1, name } }));
    expect(text.split('\r\n').map((line) => Buffer.byteLength(line)).every((bytes) => bytes <= 75)).toBe(true);
    expect(linesIn(text)).toContain(`SUMMARY:Hẹn trả kết quả: ${name.vi.replaceAll(';', '\\;').replaceAll(',', '\\,')}`);
    expect(text).not.toContain('\uFFFD');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('the address of a calendar', () => {
  let portal: RunningPortal;
  beforeAll(async () => {
    portal = await aRunningPortal((behind) => {
      behind.get('/internal/status-watches/calendar/:token', (request, reply) => ((request.params as { token: string }).token === 'good' ? reply.send(aWatchedStatus('received')) : reply.code(404).send({})));
    });
  });
  afterAll(() => portal.close());

  it('gives the dates to whoever holds it, in their language, and to nobody else', async () => {
    const answer = await portal.app.inject('/lich/good.ics?lang=en');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8; method=PUBLISH']);
    expect(answer.body).toContain('SUMMARY:Result promised: Open a shop');
    expect((await portal.app.inject('/lich/forged.ics')).statusCode).toBe(404);
  });

  it('leads programs to subscribe', async () => {
    expect((await portal.app.inject('/lich/good.ics?webcal=1&lang=vi')).headers.location).toBe('webcal://localhost:8080/lich/good.ics?lang=vi');
  });
});
