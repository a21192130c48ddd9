import type { CalendarData } from './calendar-data.ts';
import type { Instant } from './instant.ts';
import { WorkingCalendar } from './working-calendar.ts';

const morning = { from: '07:30', to: '11:30' };
const afternoon = { from: '13:00', to: '17:00' };
const wholeDay = [morning, afternoon];

/** The calendar of the mission's examples: Monday to Friday, two sessions, cut-off 15:00, no holiday near. */
export const calendarData: CalendarData = {
  id: 'test-calendar',
  version: 1,
  utcOffsetMinutes: 420,
  cutOff: '15:00',
  covers: { from: '2026-01-01', to: '2027-12-31' },
  week: { '1': wholeDay, '2': wholeDay, '3': wholeDay, '4': wholeDay, '5': wholeDay },
  holidays: [],
  swapDays: [],
};

export function aCalendar(changes: Partial<CalendarData> = {}): WorkingCalendar {
  return new WorkingCalendar({ ...calendarData, ...changes });
}

/** Tết 2027 (17 February) with a swap Saturday, a half day before it, and Saturday mornings. */
export function aCalendarWithTet(): WorkingCalendar {
  const tet = { vi: 'Tết Nguyên đán', en: 'Lunar New Year' };
  return aCalendar({
    id: 'tet-calendar',
    week: { ...calendarData.week, '6': [morning] },
    holidays: ['2027-02-16', '2027-02-17', '2027-02-18', '2027-02-19', '2027-02-20'].map((on) => ({ on, name: tet })),
    swapDays: [
      { on: '2027-02-15', sessions: [morning], name: { vi: 'Chiều nghỉ Tết', en: 'Half day before Tết' } },
      { on: '2027-02-21', sessions: wholeDay, name: { vi: 'Làm bù', en: 'Swap day' } },
    ],
  });
}

/** An instant by the clock of the test calendars, `2026-11-23 10:00` in Việt Nam. */
export function clock(local: string): Instant {
  return new Date(`${local.replace(' ', 'T')}:00+07:00`).toISOString();
}
