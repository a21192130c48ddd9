import { describe, expect, it } from '@jest/globals';
import type { CalendarMoves } from '@motcua/contracts/calendar-moves-api';
import { aVisit } from '../a-dossier-page.ts';
import { aPublishedCalendar } from './a-calendar.ts';
import { changesBetween } from './calendar-changes.ts';
import { copiedToNextYear, draftIn, draftOf, inYear, withoutRow, withRow } from './calendar-draft.ts';
import { calendarEditPage } from './calendar-edit.page.tsx';
import { calendarPage } from './calendar.page.tsx';
import { movesPage } from './moves.page.tsx';
import { monthsOf, workingDaysIn, yearsOf } from './year.ts';

const admin = { id: 'admin-toan', name: 'Nguyễn Văn Toàn', kind: 'official' as const, roles: ['catalogue-admin'], agency: '000.00.00.H29' };
const visit = aVisit({ person: admin });
const calendar = aPublishedCalendar();
const opened = { version: 3, key: '6c0d0c0e-0000-4000-8000-000000000001' };
const posted = (fields: Record<string, string>) => new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));

/** The fields as they leave the page, read out of its HTML: what a browser without script would post. */
function fieldsOn(html: string): Record<string, string> {
  const form = /<form [^>]*action="\/office\/to-chuc\/lich[^>]*>.*?<\/form>/s.exec(html.replace(/<template>.*?<\/template>/gs, ''))?.[0] ?? '';
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => [/ name="([^"]*)"/.exec(tag)?.[1] ?? '', /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''] as const);
  return Object.fromEntries(inputs.map(([name, value]) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")]));
}

describe('a year of a calendar', () => {
  const day = (on: string) => monthsOf(calendar, Number(on.slice(0, 4))).flatMap(({ weeks }) => weeks.flat()).find((one) => one?.on === on);

  it.each([
    ['2026-09-01', 'work'], ['2026-09-02', 'holiday'], ['2026-09-05', 'half'], ['2026-09-06', 'off'], ['2026-08-23', 'swap'], ['2027-02-05', 'half'],
  ])('has %s as a day of kind %s', (on, kind) => {
    expect(day(on)?.kind).toBe(kind);
  });

  it('has every day once, under its weekday', () => {
    const days = monthsOf(calendar, 2026).flatMap(({ weeks }) => weeks.flatMap((week) => week.map((one, at) => ({ one, at })))).filter(({ one }) => one !== null);
    expect(days).toHaveLength(365);
    expect(days.every(({ one, at }) => (new Date(`${one?.on}T00:00:00Z`).getUTCDay() + 6) % 7 === at)).toBe(true);
  });

  it('counts its working days and knows the years that it covers', () => {
    expect(workingDaysIn(calendar, 2026)).toBe(313);
    expect(yearsOf(calendar)).toEqual([2026, 2027]);
    expect(monthsOf(aPublishedCalendar({ covers: { from: '2026-03-01', to: '2026-12-31' } }), 2026)[0]?.weeks.flat().find(Boolean)?.kind).toBe('uncovered');
  });
});

describe('a draft of a calendar', () => {
  const draft = draftOf(calendar, 2026);

  it('comes back from its own form as it went out', () => {
    const html = calendarEditPage(visit, { id: calendar.id, draft, opened });
    const read = draftIn(posted(fieldsOn(html)));
    expect(read).toBeDefined();
    expect(changesBetween(draft.content, read?.content ?? draft.content)).toEqual([]);
  });

  it('takes what was typed in the year on the page, and leaves the other years alone', () => {
    const fields = fieldsOn(calendarEditPage(visit, { id: calendar.id, draft, opened }));
    const read = draftIn(posted({ ...fields, 'holidays.0.on': '2026-09-03', 'week.6.0.from': '', 'week.6.0.to': '' }));
    expect(read?.content.holidays.map(({ on }) => on).sort()).toEqual(['2026-09-03', '2027-09-02']);
    expect(read?.content.week['6']).toBeUndefined();
    expect(read?.content.swapDays).toHaveLength(2);
  });

  it('is none when something else was posted', () => {
    expect(draftIn(posted({ draft: '{"id":1}', year: '2026' }))).toBeUndefined();
    expect(draftIn(posted({ draft: 'x', year: '2026' }))).toBeUndefined();
  });

  it('gains and loses days, and keeps a day that has no date yet in sight', () => {
    const more = withRow(draft, 'holidays');
    const html = calendarEditPage(visit, { id: calendar.id, draft: more, opened, problems: [{ at: 'holidays.2.on', code: 'date-shape', message: { vi: '“2026-” không phải là một ngày', en: '' } }] });
    expect(html).toContain('Hãy chọn ngày');
    expect(html).not.toContain('“2026-”');
    expect(html).toContain('href="#holidays-1-on"');
    expect(withoutRow(more, 'holidays.1').content.holidays).toEqual(draft.content.holidays);
    expect(withoutRow(draft, 'swapDays.0').content.swapDays.map(({ on }) => on)).toEqual(['2027-02-05']);
  });

  it('copies the days of a year to the next, where none stands yet', () => {
    const copied = copiedToNextYear(inYear(draft, 2026));
    expect(copied.year).toBe(2027);
    expect(copied.content.holidays.map(({ on }) => on)).toEqual(['2026-09-02', '2027-09-02']);
    expect(copied.content.swapDays.map(({ on }) => on)).toContain('2027-08-23');
    const beyond = copiedToNextYear(inYear(draft, 2027));
    expect(beyond).toMatchObject({ year: 2028, content: { covers: { to: '2028-12-31' } } });
  });

  it('tells what it changes of the published one', () => {
    const changed = { ...draft.content, cutOff: '16:00', week: { ...draft.content.week, '6': [] }, holidays: draft.content.holidays.slice(1), swapDays: draft.content.swapDays.map((day, at) => (at === 0 ? { ...day, name: { vi: 'Làm thay', en: 'Swap' } } : day)) };
    expect(changesBetween(draft.content, changed).map((change) => ('day' in change ? `${change.what} ${change.day.on}` : change.what))).toEqual(['cutOff', 'week', 'removed 2026-09-02', 'changed 2026-08-23']);
  });
});

describe('the pages', () => {
  const moves: CalendarMoves = {
    seen: 60, moves: 2, later: 1, earlier: 1, unreached: 1, overdue: 1, asOf: '2026-11-25T10:24:00.000Z', page: 1, pages: 2,
    rows: [
      { reference: '000.12.35.H29-261123-0042', agency: '000.12.35.H29', procedure: { id: 'shop-sign', name: { vi: 'Đăng ký biển hiệu', en: 'Shop sign' } }, before: { dueAt: '2026-11-26T10:00:00.000Z', light: 'soon' }, after: { dueAt: '2026-11-27T10:00:00.000Z', light: 'on-time' } },
      { reference: '000.12.35.H29-261123-0043', agency: '000.12.35.H29', procedure: { id: 'shop-sign', name: { vi: 'Đăng ký biển hiệu', en: 'Shop sign' } }, before: { dueAt: '2026-11-26T10:00:00.000Z', light: 'soon' } },
    ],
  };
  const content = { ...draftOf(calendar, 2026).content, cutOff: '16:00' };
  const shown = (changes: Parameters<typeof movesPage>[1]['changes'] = [{ what: 'cutOff' }]) => movesPage(visit, { id: calendar.id, draft: { content, year: 2026 }, opened, changes, moves, agencyName: () => 'UBND quận Bình Thạnh' });

  it('show a year with words for every special day, and lead to editing only those who may', () => {
    const props = { calendar, year: 2026, agencies: [], reckoning: undefined, published: false };
    const html = calendarPage(visit, props);
    expect(html).toContain('Ngày nghỉ: Quốc khánh');
    expect(html).toContain('/office/to-chuc/lich/ho-chi-minh-city/sua?nam=2026');
    expect(calendarPage(aVisit({ person: { ...admin, roles: ['staff-admin'] } }), props)).not.toContain('/sua');
  });

  it('tell before publishing which dossiers move, which would be late and which are out of reach', () => {
    const html = shown();
    for (const words of ['2 hồ sơ đổi hạn trong 60 hồ sơ đang mở', 'sẽ thành quá hạn ngay', 'Lịch không đủ dài', '000.12.35.H29-261123-0042', '17:00, 26/11', '17:00, 27/11', 'Giờ chốt nhận', 'Trang 1 trên 2']) expect(html).toContain(words);
    expect(html).toContain('action="/office/to-chuc/lich/ho-chi-minh-city/cong-bo"');
  });

  it('carry the whole draft, its version and its key along', () => {
    expect(fieldsOn(shown())).toMatchObject({ draft: JSON.stringify(content), version: '3', key: opened.key, year: '2026' });
  });

  it('do not offer to publish what changes nothing', () => {
    expect(shown([])).not.toContain('Công bố lịch</button>');
  });

  it('say who was faster and keep what was typed', () => {
    const html = calendarEditPage(visit, { id: calendar.id, draft: { content, year: 2026 }, opened: { ...opened, version: 4 }, refused: { status: 409, code: 'entry-changed', errors: [], current: 4 } });
    expect(html).toContain('Người khác vừa thay đổi');
    expect(fieldsOn(html)).toMatchObject({ version: '4', cutOff: '16:00' });
  });
});
