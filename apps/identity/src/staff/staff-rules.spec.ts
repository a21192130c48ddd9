import { describe, expect, it } from '@jest/globals';
import { agencies, city, closedWard, department, district, otherDistrict, ward } from './a-tree.ts';
import { flawsOfStaff } from './staff-flaws.ts';
import { changedRoles, isWithinReach, rolesToGive } from './staff-rules.ts';

describe('whose staff one administers', () => {
  it.each([
    [city, ward, true],
    [city, city, true],
    [district, ward, true],
    [district, district, true],
    [district, city, false],
    [district, otherDistrict, false],
    [ward, district, false],
    [undefined, ward, false],
    [city, '000.99.99.H29', false],
  ])('%s for %s: %s', (own, agency, within) => {
    expect(isWithinReach(own, agency, agencies)).toBe(within);
  });
});

describe('the roles that one may give', () => {
  const local = ['receptionist', 'specialist', 'head', 'leader', 'inspector', 'staff-admin'];
  it.each([
    [city, city, [...local, 'catalogue-admin', 'operator']],
    [city, district, local],
    [district, ward, local],
    [district, district, local],
    [district, city, []],
    [ward, district, []],
  ])('as %s at %s are %j', (own, agency, roles) => {
    expect(rolesToGive(own, agency, agencies)).toEqual(roles);
  });

  it('of a change are those that come and those that go', () => {
    expect(changedRoles(['head', 'leader'], ['head', 'specialist'])).toEqual(['leader', 'specialist']);
  });
});

describe('an account of an official', () => {
  const written = { username: 'p13.chuyenvien2', name: 'Ngô Thanh Tâm', email: 'thanh.tam@example.vn', phone: '0903 512 789', roles: ['specialist' as const], agency: ward };
  const said = (changes: object, own?: string) => flawsOfStaff({ ...written, ...changes }, agencies, own).map(({ at, code }) => `${at} ${code}`);

  it.each([
    ['that is whole', {}, []],
    ['with capitals in its user name', { username: 'P13' }, ['username staff-username']],
    ['with a user name of two letters', { username: 'ab' }, ['username staff-username']],
    ['without a name', { name: '' }, ['name staff-name']],
    ['with digits in its name', { name: 'Tâm 2' }, ['name name-digits']],
    ['without an e-mail address', { email: '' }, ['email staff-email']],
    ['with half an e-mail address', { email: 'tam' }, ['email email-at']],
    ['with a phone of nowhere', { phone: '0103512789' }, ['phone phone-prefix']],
    ['without a role', { roles: [] }, ['roles staff-roles']],
    ['that is closed, without a role', { roles: [], active: false }, []],
    ['of an agency that is not there', { agency: '000.99.99.H29' }, ['agency staff-agency-unknown']],
    ['that joins a closed agency', { agency: closedWard }, ['agency staff-agency-closed']],
    ['with a role of the whole city, in a department', { agency: department, roles: ['operator'] }, ['roles staff-role-of-the-city']],
  ])('%s has the flaws %j', (_, changes, flaws) => {
    expect(said(changes)).toEqual(flaws);
  });

  it('at an agency that was closed meanwhile can still be changed', () => {
    expect(said({ agency: closedWard }, closedWard)).toEqual([]);
  });

  it('is told what is wrong in both languages', () => {
    expect(flawsOfStaff({ ...written, roles: [] }, agencies)[0]?.message).toEqual({ vi: 'Hãy chọn ít nhất một vai trò', en: 'Choose at least one role' });
  });
});
