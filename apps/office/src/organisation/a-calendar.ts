import type { Calendar } from '@motcua/contracts/agency';

const wholeDay = [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '17:00' }];
const both = (vi: string, en: string) => ({ vi, en });

/** Two years; Saturday mornings, a holiday, a swap day and the half day before Tết. */
export function aPublishedCalendar(changes: Partial<Calendar> = {}): Calendar {
  return {
    id: 'ho-chi-minh-city',
    version: 3,
    name: both('Lịch làm việc Thành phố', 'Working calendar of the city'),
    utcOffsetMinutes: 420,
    cutOff: '15:00',
    covers: { from: '2026-01-01', to: '2027-12-31' },
    week: { '1': wholeDay, '2': wholeDay, '3': wholeDay, '4': wholeDay, '5': wholeDay, '6': wholeDay.slice(0, 1) },
    holidays: [{ on: '2026-09-02', name: both('Quốc khánh', 'National Day') }, { on: '2027-09-02', name: both('Quốc khánh', 'National Day') }],
    swapDays: [
      { on: '2026-08-23', sessions: wholeDay, name: both('Làm bù', 'Swap day') },
      { on: '2027-02-05', sessions: wholeDay.slice(0, 1), name: both('Chiều nghỉ Tết', 'Half day before Tết') },
    ],
    ...changes,
  };
}
