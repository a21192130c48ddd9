import { describe, expect, it } from '@jest/globals';
import { theShippedCity } from '../the-shipped-city.ts';
import { agencyTree, findAgencies } from './agency-tree.ts';
import { nextHolidays, workingHours } from './working-hours.ts';

const { agencies, calendars } = theShippedCity();
const found = (q: string) => findAgencies(agencies, q).map(({ name }) => name.vi);

describe('finding an agency', () => {
  it.each([
    ['sở tư pháp', 'Sở Tư pháp Thành phố Hồ Chí Minh'],
    ['so tu phap', 'Sở Tư pháp Thành phố Hồ Chí Minh'],
    ['phuong 1 quan 3', 'Ủy ban nhân dân phường 1, quận 3'],
    ['department of justice', 'Sở Tư pháp Thành phố Hồ Chí Minh'],
  ])('“%s” finds %s first', (q, name) => {
    expect(found(q)[0]).toBe(name);
  });

  it.each(['', '   ', 'mặt trăng'])('“%s” finds nothing', (q) => {
    expect(found(q)).toEqual([]);
  });
});

describe('the tree of agencies', () => {
  it('has every agency of the city once', () => {
    const { city, departments, districts } = agencyTree(agencies, ({ place }) => place);
    const all = [...city, ...departments, ...districts.flatMap(({ district, wards }) => [district, ...wards])];
    expect(all.map(({ code }) => code).sort()).toEqual(agencies.map(({ code }) => code).sort());
  });

  it('counts districts and wards as people do: 2 before 10', () => {
    const places = agencyTree(agencies, ({ place }) => place).districts.map(({ district }) => district.place.vi).filter((name) => /^Quận \d/.test(name));
    expect(places.slice(0, 3)).toEqual(['Quận 1', 'Quận 2', 'Quận 3']);
  });
});

describe('hours of work', () => {
  const day = [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '17:00' }];

  it('are one line for days with the same hours', () => {
    expect(workingHours({ week: { '1': day, '2': day, '3': day, '4': day, '5': day } }, 'vi')).toEqual([{ days: 'Thứ Hai – thứ Sáu', sessions: '07:30–11:30, 13:00–17:00' }]);
  });

  it('are lines of their own for days apart', () => {
    expect(workingHours({ week: { '1': day, '3': day, '6': [{ from: '07:30', to: '11:30' }] } }, 'en')).toEqual([
      { days: 'Monday', sessions: '07:30–11:30, 13:00–17:00' }, { days: 'Wednesday', sessions: '07:30–11:30, 13:00–17:00' }, { days: 'Saturday', sessions: '07:30–11:30' },
    ]);
  });

  it('come with the days off ahead, the next one first', () => {
    const [calendar] = calendars;
    expect(calendar && nextHolidays(calendar, '2026-11-25', 2).map(({ on }) => on)).toEqual(['2027-01-01', '2027-02-05']);
  });
});
