import { describe, expect, it } from '@jest/globals';
import type { Agency } from '@motcua/contracts/agency';
import { ServiceRefused } from '@motcua/pages/answer';
import { aVisit } from '../a-dossier-page.ts';
import { blankAgency, typedAgency, typedOf, writtenOf } from './agency-typed.ts';
import { agencyFormPage } from './agency-form.page.tsx';
import { agencyPage } from './agency.page.tsx';
import { attempt, openedIn, reopened } from './posted.ts';
import { staffFormPage } from './staff-form.page.tsx';
import type { StaffFormProps } from './staff-form.page.tsx';
import { agenciesFound, branchesOf, reachOf } from './tree.ts';
import { treePage } from './tree.page.tsx';

const both = (vi: string, en: string) => ({ vi, en });
const agency = (code: string, kind: Agency['kind'], vi: string, parent?: string): Agency => ({
  code, kind, name: both(vi, vi), letterhead: [vi.toUpperCase()], place: both('TP', 'City'), address: both('1', '1'), phone: '1022', calendar: 'ho-chi-minh-city', version: 2, ...(parent ? { parent } : {}),
});
const city = agency('000.00.00.H29', 'city', 'Ủy ban nhân dân Thành phố');
const department = agency('000.12.03.H29', 'department', 'Sở Kế hoạch và Đầu tư', city.code);
const district = agency('000.12.35.H29', 'district', 'Ủy ban nhân dân quận Bình Thạnh', city.code);
const ward = agency('000.30.35.H29', 'ward', 'Ủy ban nhân dân phường 13, quận Bình Thạnh', district.code);
const all = [ward, district, department, city];

const person = (...roles: string[]) => ({ id: 'admin-toan', name: 'Nguyễn Văn Toàn', kind: 'official' as const, roles, agency: city.code });
const admin = aVisit({ person: person('catalogue-admin', 'staff-admin') });
const opened = { version: 2, key: '6c0d0c0e-0000-4000-8000-000000000001' };
const posted = (fields: Record<string, string>) => new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));

describe('the tree', () => {
  it('leads from the city to its wards', () => {
    const [root] = branchesOf(all);
    expect(root?.agency.code).toBe(city.code);
    expect(root?.below.map((branch) => branch.agency.code)).toEqual([department.code, district.code]);
    expect(root?.below[1]?.below.map((branch) => branch.agency.code)).toEqual([ward.code]);
  });

  it.each([
    ['phuong 13 binh thanh', [ward.code]],
    ['BÌNH THẠNH', [ward.code, district.code]],
    ['12.03', [department.code]],
    ['đà lạt', []],
    ['', []],
  ])('finds by “%s”', (q, codes) => {
    expect(agenciesFound(all, q).map(({ code }) => code).sort()).toEqual([...codes].sort());
  });

  it('tells what lies within reach of an administrator', () => {
    expect([...reachOf(all, district.code)].sort()).toEqual([district.code, ward.code]);
    expect(reachOf(all, undefined).size).toBe(0);
  });

  it('stands beside the procedures under one heading for who looks after both', () => {
    const html = treePage(admin, { branches: branchesOf(all), count: 4, q: '', found: [], calendars: [], usual: 'ho-chi-minh-city' });
    expect(html.match(/>Quản trị</g)).toHaveLength(1);
    for (const room of ['/office/danh-muc', '/office/to-chuc']) expect(html).toContain(`href="${room}"`);
  });

  it('is shown with a way to add an agency only to who may', () => {
    const props = { branches: branchesOf(all), count: 4, q: '', found: [], calendars: [], usual: 'ho-chi-minh-city' };
    expect(treePage(admin, props)).toContain('href="/office/to-chuc/co-quan-moi"');
    const keeper = treePage(aVisit({ person: person('staff-admin') }), props);
    expect(keeper).not.toContain('co-quan-moi');
    expect(keeper).toContain('href="/office/to-chuc/co-quan/000.30.35.H29"');
  });
});

describe('the frame', () => {
  it('has the way to the organisation for those who may, and queues only for those who have some', () => {
    const html = agencyPage(admin, { agency: district, parent: city, successor: undefined, below: [ward], calendar: undefined, staff: undefined, done: undefined });
    expect(html).toContain('class="bar-link"');
    expect(html).not.toContain('queue=overdue');
    const both = agencyPage(aVisit({ person: person('leader', 'staff-admin') }), { agency: district, parent: city, successor: undefined, below: [], calendar: undefined, staff: undefined, done: undefined });
    expect(both).toContain('queue=overdue');
  });
});

describe('the form of an agency', () => {
  it('reads back what it was opened with', () => {
    const typed = typedOf(district);
    const fields = { ...typed, 'name.vi': typed.name.vi, 'name.en': typed.name.en, 'place.vi': typed.place.vi, 'place.en': typed.place.en, 'address.vi': typed.address.vi, 'address.en': typed.address.en } as unknown as Record<string, string>;
    const { version: _, ...written } = district;
    expect(writtenOf(typedAgency(posted(fields)))).toEqual(written);
  });

  it('begins with what an agency below shares with the one above', () => {
    expect(blankAgency(district)).toMatchObject({ kind: 'ward', parent: district.code, calendar: 'ho-chi-minh-city', code: '000..35.H29' });
  });

  it('stands again with what was typed and the words of each flaw beside its field', () => {
    const refused = { status: 422, code: 'agency-invalid', errors: [{ at: 'name.en', code: 'name-missing', message: both('Hãy viết tên', 'Write the name') }] };
    const html = agencyFormPage(admin, { isNew: false, typed: typedOf(district), opened, refused, parents: [city], calendars: [] });
    expect(html).toContain('<a href="#name-en">Hãy viết tên</a>');
    expect(html).toContain('id="name-en-error"');
    expect(html).toContain('value="1022"');
  });
});

describe('the form of an account', () => {
  const typed = { username: 'p13.chuyenvien', name: 'Cao Văn Lợi', email: 'loi@example.vn', phone: '', roles: ['specialist', 'operator'], agency: ward.code };
  const props = (changes: Partial<StaffFormProps> = {}): StaffFormProps => ({ id: 'staff-1', active: true, typed, opened, mayGive: ['receptionist', 'specialist'], agencies: [ward], own: false, ...changes });

  it('offers only the roles that the reader may give, and carries the others along', () => {
    const html = staffFormPage(admin, props());
    expect(html).toContain('value="receptionist"');
    expect(html).not.toContain('type="checkbox" id="roles-3"');
    expect(html).toContain('<input type="hidden" name="roles" value="operator"/>');
  });

  it('lets nobody change their own roles or close their own account', () => {
    const html = staffFormPage(admin, props({ own: true }));
    expect(html).not.toContain('type="checkbox"');
    expect(html).not.toContain('value="close"');
    expect(html).toContain('Một người quản trị khác thay đổi'.toLowerCase().slice(4));
  });

  it.each([
    ['staff-last-admin', 'cuối cùng'],
    ['staff-changed', 'Người khác vừa thay đổi'],
    ['staff-username-taken', 'đã có người dùng'],
    ['something-new', 'Chưa làm được'],
  ])('says in words what %s means', (code, words) => {
    expect(staffFormPage(admin, props({ refused: { status: 409, code, errors: [] } }))).toContain(words);
  });

  it('names nobody in an address', () => {
    const html = staffFormPage(admin, props());
    const addresses = [...html.matchAll(/(?:href|action|formaction)="([^"]*)"/gi)].map(([, address]) => decodeURIComponent(address ?? ''));
    expect(addresses.join('\n')).not.toMatch(/Lợi|loi@|chuyenvien/);
  });
});

describe('what was posted', () => {
  it('that comes second gets the newer version and a new key, so that it can be sent again', async () => {
    const body = { type: 'https://motcua.example/problems/entry-changed', current: { version: 7 } };
    const refused = await attempt(async () => {
      throw new ServiceRefused(body, 409, null);
    });
    expect(refused).toMatchObject({ status: 409, code: 'entry-changed', current: 7 });
    const again = reopened(opened, refused);
    expect(again.version).toBe(7);
    expect(again.key).not.toBe(opened.key);
  });

  it.each([401, 404, 500])('lets a %i through to its own page', async (status) => {
    await expect(attempt(async () => {
      throw new ServiceRefused({}, status, null);
    })).rejects.toThrow();
  });

  it('has a key of its own when it brings none', () => {
    expect(openedIn(posted({ version: 'x', key: 'short' }))).toMatchObject({ version: 0, key: expect.stringMatching(/^.{36}$/) });
  });
});
