import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { aCalendarWritten } from './an-organisation.ts';
import { flawsOfCalendar } from './calendar-rules.ts';

const name = { vi: 'Ngày nghỉ', en: 'Day off' };
const morning = { from: '07:30', to: '11:30' };
const said = (changes: Parameters<typeof aCalendarWritten>[0]) => flawsOfCalendar(aCalendarWritten(changes)).map(({ at, code }) => `${at} ${code}`);

describe('a working calendar', () => {
  it('that is whole is taken', () => {
    expect(said({})).toEqual([]);
  });

  it.each([
    ['an id with capitals', { id: 'Quận 1' }, ['id id-shape']],
    ['half a name', { name: { vi: '', en: 'Calendar' } }, ['name.vi name-missing']],
    ['a cut-off that is no time', { cutOff: '25:00' }, ['cutOff time-shape']],
    ['sessions that overlap', { week: { '1': [morning, { from: '11:00', to: '17:00' }] } }, ['week.1.1.from session-order']],
    ['sessions out of order', { week: { '1': [{ from: '13:00', to: '17:00' }, morning] } }, ['week.1.1.from session-order']],
    ['a session backwards', { week: { '3': [{ from: '17:00', to: '13:00' }] } }, ['week.3.0.to session-backwards']],
    ['a session of words', { week: { '3': [{ from: 'sáng', to: '11:30' }] } }, ['week.3.0.from time-shape']],
    ['a week without work', { week: { '1': [] } }, ['week no-work']],
    ['an end before its beginning', { covers: { from: '2027-01-01', to: '2026-12-31' }, holidays: [], swapDays: [] }, ['covers.to covers-backwards']],
    ['an end that is no day', { covers: { from: '2026-01-01', to: '2027-02-30' }, holidays: [], swapDays: [] }, ['covers.to date-shape']],
    ['a hundred years', { covers: { from: '2026-01-01', to: '2126-12-31' } }, ['covers.to covers-long']],
    ['a holiday that is no day', { holidays: [{ on: '2026-02-29', name }] }, ['holidays.0.on date-shape']],
    ['a holiday outside', { holidays: [{ on: '2028-01-01', name }] }, ['holidays.0.on day-uncovered']],
    ['a holiday twice', { holidays: [{ on: '2026-04-30', name }, { on: '2026-04-30', name }] }, ['holidays.1.on day-twice']],
    ['a nameless holiday', { holidays: [{ on: '2026-04-30', name: { vi: 'Nghỉ', en: '' } }] }, ['holidays.0.name day-name-missing']],
    ['a swap day that is a holiday', { swapDays: [{ on: '2026-09-02', sessions: [morning], name }] }, ['swapDays.0.on swap-on-holiday']],
    ['a swap day without a session', { swapDays: [{ on: '2026-08-22', sessions: [], name }] }, ['swapDays.0.sessions swap-sessions-missing']],
    ['a swap day whose sessions overlap', { swapDays: [{ on: '2026-08-22', sessions: [morning, morning], name }] }, ['swapDays.0.sessions.1.from session-order']],
    ['too few days in each year', { week: { '1': [morning] } }, ['week too-few-days', 'week too-few-days']],
  ])('with %s is refused', (_, changes, flaws) => {
    expect(said(changes as never)).toEqual(flaws);
  });

  it('may cover part of a year, however few its days', () => {
    expect(said({ covers: { from: '2026-10-01', to: '2026-12-31' }, holidays: [], swapDays: [] })).toEqual([]);
  });
});

describe('what is taken here', () => {
  const clock = fc.integer({ min: 0, max: 24 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const sessions = fc.array(fc.record({ from: clock, to: clock }), { maxLength: 2 });
  const day = fc.integer({ min: 0, max: 740 }).map((days) => new Date(Date.UTC(2026, 0, days)).toISOString().slice(0, 10));
  /** An ordinary week with one day of any kind, and a few special days anywhere. */
  const someCalendar = fc
    .record({ weekday: fc.constantFrom('1', '6', '7'), worked: sessions, holidays: fc.array(day, { maxLength: 6 }), swapDays: fc.array(fc.tuple(day, sessions), { maxLength: 2 }) })
    .map(({ weekday, worked, holidays, swapDays }) =>
      aCalendarWritten({
        week: { ...aCalendarWritten().week, [weekday]: worked },
        holidays: holidays.map((on) => ({ on, name })),
        swapDays: swapDays.map(([on, hours]) => ({ on, sessions: hours, name })),
      }),
    );

  it('the deadline engine takes too', () => {
    fc.assert(
      fc.property(someCalendar, (calendar) => {
        fc.pre(flawsOfCalendar(calendar).length === 0);
        expect(() => new WorkingCalendar({ ...calendar, version: 1 })).not.toThrow();
      }),
      { numRuns: 100, maxSkipsPerRun: 50 },
    );
  });
});

describe('messages', () => {
  it('say the same things in both languages, with the same parameters', () => {
    const read = (lang: string) => JSON.parse(readFileSync(new URL(`../../messages/organisation/${lang}.json`, import.meta.url), 'utf8')) as Record<string, string>;
    const params = (catalogue: Record<string, string>) => Object.entries(catalogue).map(([key, text]) => [key, [...text.matchAll(/\{(\w+)\}/g)].map(([, param]) => param).sort()]);
    expect(params(read('vi'))).toEqual(params(read('en')));
  });
});
