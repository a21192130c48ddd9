import type { Agency } from '@motcua/contracts/agency';
import type { AgencyWritten, CalendarWritten } from '@motcua/contracts/organisation-api';

const both = (vi: string, en: string) => ({ vi, en });
const wholeDay = [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '17:00' }];

/** A ward of Bình Thạnh as a form would send it. */
export function anAgencyWritten(changes: Partial<AgencyWritten> = {}): AgencyWritten {
  return {
    code: '000.60.35.H29',
    name: both('Ủy ban nhân dân phường 29, quận Bình Thạnh', 'People’s Committee of Ward 29, Bình Thạnh District'),
    letterhead: ['ỦY BAN NHÂN DÂN QUẬN BÌNH THẠNH', 'ỦY BAN NHÂN DÂN PHƯỜNG 29'],
    kind: 'ward',
    parent: '000.12.35.H29',
    unitCode: '26990',
    place: both('Phường 29', 'Ward 29'),
    address: both('1 Xô Viết Nghệ Tĩnh, phường 29', '1 Xô Viết Nghệ Tĩnh, Ward 29'),
    phone: '028 3841 2345',
    calendar: 'ho-chi-minh-city',
    ...changes,
  };
}

export const city: Agency = { ...anAgencyWritten({ code: '000.00.00.H29', kind: 'city' }), parent: undefined, version: 1 } as Agency;
export const district: Agency = { ...anAgencyWritten({ code: '000.12.35.H29', kind: 'district', parent: '000.00.00.H29' }), version: 1 } as Agency;
export const ward: Agency = { ...anAgencyWritten({ code: '000.22.35.H29' }), version: 1 } as Agency;

/** Two years, Monday to Friday, one holiday and one swap day. */
export function aCalendarWritten(changes: Partial<CalendarWritten> = {}): CalendarWritten {
  return {
    id: 'quan-binh-thanh',
    name: both('Lịch quận Bình Thạnh', 'Calendar of Bình Thạnh District'),
    utcOffsetMinutes: 420,
    cutOff: '15:00',
    covers: { from: '2026-01-01', to: '2027-12-31' },
    week: { '1': wholeDay, '2': wholeDay, '3': wholeDay, '4': wholeDay, '5': wholeDay },
    holidays: [{ on: '2026-09-02', name: both('Quốc khánh', 'National Day') }],
    swapDays: [{ on: '2026-08-22', sessions: wholeDay, name: both('Làm bù', 'Swap day') }],
    ...changes,
  };
}
