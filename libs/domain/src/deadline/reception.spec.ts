import { describe, expect, it } from '@jest/globals';
import { aCalendar, aCalendarWithTet, clock } from '../calendar/a-calendar.ts';
import { handOverDue, onlineAnswerDue } from './reception.ts';

describe('an online dossier is answered within 8 working hours', () => {
  it.each([
    ['2026-11-23 10:41', '2026-11-24 10:41'],
    ['2026-11-23 07:00', '2026-11-23 17:00'],
    ['2026-11-21 22:00', '2026-11-23 17:00'],
    ['2026-11-27 16:30', '2026-11-30 16:30'],
  ])('submitted %s: by %s', (submitted, due) => {
    expect(onlineAnswerDue(clock(submitted), aCalendar())).toBe(clock(due));
  });
});

describe('a received dossier is handed over', () => {
  it.each([
    ['2026-11-23 08:00', '2026-11-23 17:00', 'the same day'],
    ['2026-11-23 15:00', '2026-11-23 17:00', 'the same day, at the cut-off itself'],
    ['2026-11-23 15:01', '2026-11-24 11:30', 'the next morning after 15:00'],
    ['2026-11-27 16:00', '2026-11-28 11:30', 'on Saturday morning after Friday afternoon, where Saturday is worked'],
    ['2026-11-28 09:00', '2026-11-28 11:30', 'at noon on a Saturday worked in the morning'],
    ['2026-11-28 13:00', '2026-11-30 11:30', 'on Monday morning after Saturday noon'],
    ['2026-11-29 09:00', '2026-11-30 11:30', 'on Monday morning when it came on Sunday'],
  ])('received %s: by %s, %s', (received, due) => {
    expect(handOverDue(clock(received), aCalendarWithTet())).toBe(clock(due));
  });
});
