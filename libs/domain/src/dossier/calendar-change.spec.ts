import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { YearNotInCalendar } from '../calendar/calendar-errors.ts';
import { aDossier } from './a-dossier.ts';
import { movedByCalendar, runningDueAt } from './calendar-change.ts';

const name = { vi: 'Nghỉ bù', en: 'Day in lieu' };
const change = { at: clock('2026-11-24 09:00'), by: 'calendar', note: 'test-calendar (2)' };
const withHoliday = (on: string) => aCalendar({ version: 2, holidays: [{ on, name }] });

describe('a calendar that changes', () => {
  it('moves the term of a dossier in processing by the day it takes away, and says so in its history', () => {
    const before = aDossier('in-processing');
    const after = movedByCalendar(before, withHoliday('2026-11-25'), change);
    expect([before.dueAt, after?.dueAt]).toEqual([clock('2026-11-26 17:00'), clock('2026-11-27 17:00')]);
    expect(after).toMatchObject({ version: before.version + 1, state: 'in-processing', changedAt: change.at });
    expect(after?.history.at(-1)).toEqual({ move: 'calendar-changed', at: change.at, by: 'calendar', from: 'in-processing', to: 'in-processing', step: 'appraisal', note: 'test-calendar (2)' });
  });

  it('leaves the appointment that was printed as it was printed', () => {
    const before = aDossier('received');
    expect(movedByCalendar(before, withHoliday('2026-11-25'), change)?.appointmentAt).toBe(before.appointmentAt);
  });

  it('moves nothing twice', () => {
    const calendar = withHoliday('2026-11-25');
    const after = movedByCalendar(aDossier('in-processing'), calendar, change);
    expect(after && movedByCalendar(after, calendar, change)).toBeUndefined();
  });

  it('moves by when an online dossier is answered', () => {
    const before = aDossier('submitted');
    const after = movedByCalendar(before, withHoliday('2026-11-24'), change);
    expect(after && runningDueAt(after)).toBe(clock('2026-11-25 10:41'));
  });

  it.each(['completed', 'returned', 'refused', 'withdrawn', 'stopped'] as const)('leaves a %s dossier alone', (state) => {
    expect(movedByCalendar(aDossier(state), withHoliday('2026-11-25'), change)).toBeUndefined();
  });

  it('leaves one alone that waits for the citizen: its term has no end yet', () => {
    expect(movedByCalendar(aDossier('supplement-requested'), withHoliday('2026-12-01'), change)).toBeUndefined();
  });

  it('never dates the history back', () => {
    const before = aDossier('in-processing');
    const early = { ...change, at: clock('2026-11-20 09:00') };
    expect(movedByCalendar(before, withHoliday('2026-11-25'), early)?.changedAt).toBe(before.changedAt);
  });

  it('that does not cover the year any more is refused by name', () => {
    expect(() => movedByCalendar(aDossier('in-processing'), aCalendar({ covers: { from: '2026-01-01', to: '2026-11-24' } }), change)).toThrow(YearNotInCalendar);
  });
});
