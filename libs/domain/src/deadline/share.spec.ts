import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { shareDueAt } from './share.ts';
import type { Suspension } from './suspension.ts';
import type { TermCourse } from './term-course.ts';
import type { Terms } from './terms.ts';

const terms: Terms = { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' };
const receivedAt = clock('2026-11-23 17:00');
const course = (changes: Partial<TermCourse> = {}): TermCourse => ({ terms, receivedAt, suspensions: [], ...changes });
const asked = (from: string, to?: string): Suspension => ({ from: clock(from), reason: 'supplement', ...(to === undefined ? {} : { to: clock(to) }) });

// Received at 17:00, hence as of Tuesday: three whole days end on Friday, and the clock has four of them.
describe('a share of the term', () => {
  it.each([
    [100, '2026-11-23 17:00', '2026-11-27 17:00'],
    [50, '2026-11-23 17:00', '2026-11-25 17:00'],
    [25, '2026-11-23 17:00', '2026-11-24 17:00'],
    [25, '2026-11-25 10:00', '2026-11-26 10:00'],
  ])('of %d %% from %s ends %s', (share, since, due) => {
    expect(shareDueAt(course(), { share, since: clock(since) }, aCalendar())).toBe(clock(due));
  });

  it('does not go beyond the term while that is ahead, but is given in full when earlier steps have used it up', () => {
    expect(shareDueAt(course(), { share: 50, since: clock('2026-11-27 08:00') }, aCalendar())).toBe(clock('2026-11-27 17:00'));
    expect(shareDueAt(course(), { share: 50, since: clock('2026-11-30 07:30') }, aCalendar())).toBe(clock('2026-12-01 17:00'));
  });

  it('stands still with the term', () => {
    const share = { share: 25, since: receivedAt };
    expect(shareDueAt(course({ suspensions: [asked('2026-11-24 09:00')] }), share, aCalendar())).toBeNull();
    expect(shareDueAt(course({ suspensions: [asked('2026-11-24 09:00', '2026-11-24 10:00')] }), share, aCalendar())).toBe(clock('2026-11-25 08:30'));
  });

  it('is given anew when the term restarts or is extended', () => {
    const share = { share: 50, since: receivedAt };
    const restarted = course({ terms: { ...terms, afterSupplement: 'restart' }, suspensions: [asked('2026-11-25 09:00', '2026-12-07 07:30')] });
    expect(shareDueAt(restarted, share, aCalendar())).toBe(clock('2026-12-08 17:00'));
    const extended = course({ extensions: [{ grantedAt: clock('2026-11-27 08:00'), until: plainDate('2026-12-02') }] });
    expect(shareDueAt(extended, share, aCalendar())).toBe(clock('2026-11-30 17:00'));
  });
});
