import type { Agency, Calendar } from '@motcua/contracts/agency';
import { aStatus } from '@motcua/auth/testing/a-status';

const both = (vi: string, en: string) => ({ vi, en });

export const aCalendar: Calendar = {
  id: 'city', version: 1, name: both('Lịch thành phố', 'City'), utcOffsetMinutes: 420, cutOff: '15:00', covers: { from: '2025-01-01', to: '2035-12-31' },
  week: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '17:00' }]])), holidays: [], swapDays: [],
};

export const anAgency: Agency = {
  code: aStatus.agency.code, name: aStatus.agency.name, letterhead: ['X'], kind: 'district', place: both('Quận Bình Thạnh', 'Binh Thanh'),
  address: both('6 Phan Đăng Lưu, quận Bình Thạnh', '6 Phan Dang Luu, Binh Thanh District'), phone: '1022', calendar: 'city', version: 1,
};
