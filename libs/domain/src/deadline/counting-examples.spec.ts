import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { dueAt } from './deadline.ts';
import { handOverDue, onlineAnswerDue } from './reception.ts';
import type { Terms } from './terms.ts';

const wholeDays: Terms = { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' };
const due = (receivedAt: string, terms: Terms, calendar = aCalendar()) => dueAt({ receivedAt: clock(receivedAt), terms, suspensions: [] }, calendar);
const both = (vi: string, en: string) => ({ vi, en });

describe('days off by law', () => {
  // The tenth of the third lunar month is 16 April 2027, a Friday; 30 April and 1 May follow.
  const spring = aCalendar({ holidays: [{ on: '2027-04-16', name: both('Giỗ Tổ Hùng Vương', 'Hùng Kings’ day') }, { on: '2027-04-30', name: both('Ngày Chiến thắng', 'Reunification day') }] });

  it.each([
    ['over the Hùng Kings’ day', '2027-04-14 10:00', '2027-04-20 17:00'],
    ['over 30 April', '2027-04-28 10:00', '2027-05-04 17:00'],
  ])('%s', (_, received, end) => {
    expect(due(received, wholeDays, spring)).toBe(clock(end));
  });
});

describe('any number of sessions a day', () => {
  const evenings = aCalendar({ week: { '1': [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '16:00' }, { from: '18:00', to: '20:00' }], '2': [{ from: '08:00', to: '12:00' }] } });

  it.each([
    ['8 hours through three sessions', '2026-11-23 08:30', '2026-11-23 20:00'],
    ['into a half day', '2026-11-23 10:30', '2026-11-24 10:00'],
  ])('%s', (_, received, end) => {
    expect(due(received, { ...wholeDays, amount: 8, unit: 'working-hour', counting: 'working-time' }, evenings)).toBe(clock(end));
  });
});

describe('reception', () => {
  it.each([
    ['2026-11-23 10:00', '2026-11-24 10:00', '2026-11-23 17:00'],
    ['2026-11-23 15:00', '2026-11-24 15:00', '2026-11-23 17:00'],
    ['2026-11-23 15:01', '2026-11-24 15:01', '2026-11-24 11:30'],
    ['2026-11-27 16:00', '2026-11-30 16:00', '2026-11-30 11:30'],
    ['2026-11-28 09:00', '2026-11-30 17:00', '2026-11-30 11:30'],
  ])('what comes at %s is answered by %s, and what is received then handed over by %s', (at, answer, handOver) => {
    expect([onlineAnswerDue(clock(at), aCalendar()), handOverDue(clock(at), aCalendar())]).toEqual([clock(answer), clock(handOver)]);
  });
});
