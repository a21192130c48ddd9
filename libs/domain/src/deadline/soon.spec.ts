import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { instantOf, minuteOf } from '../calendar/instant.ts';
import { deadlineOf, dueAt } from './deadline.ts';
import { soonFrom } from './soon.ts';
import type { TermCourse } from './term-course.ts';
import type { Terms } from './terms.ts';

const calendar = aCalendar();
const wholeDays: Terms = { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' };
const course = (received: string, terms: Terms, changes: Partial<TermCourse> = {}): TermCourse => ({ receivedAt: clock(received), terms, suspensions: [], ...changes });

describe('the minute from which a light says "soon"', () => {
  it.each([
    ['whole days', course('2026-11-23 10:00', wholeDays)],
    ['whole days over a weekend', course('2026-11-26 16:00', wholeDays)],
    ['working time', course('2026-11-23 10:07', { ...wholeDays, counting: 'working-time' })],
    ['a few hours', course('2026-11-23 10:00', { ...wholeDays, counting: 'working-time', amount: 4, unit: 'working-hour' })],
    ['days of the calendar', course('2026-11-23 10:00', { ...wholeDays, amount: 30, unit: 'calendar-day' })],
    ['after a supplement', course('2026-11-23 10:00', wholeDays, { suspensions: [{ from: clock('2026-11-24 09:00'), to: clock('2026-11-30 10:00'), reason: 'supplement' }] })],
  ])('is the first at which it does: %s', (_, of) => {
    const due = dueAt(of, calendar) ?? '';
    const from = minuteOf(soonFrom(of, due, calendar));
    const light = (minute: number) => deadlineOf(of, calendar, instantOf(minute)).light;
    expect([light(from - 1), light(from), light(minuteOf(due)), light(minuteOf(due) + 1)]).toEqual(['on-time', 'soon', 'soon', 'overdue']);
  });
});
