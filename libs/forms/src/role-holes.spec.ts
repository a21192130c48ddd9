import { describe, expect, it } from '@jest/globals';
import type { Agency } from '@motcua/contracts/agency';
import type { Role, Step, StepAgency } from '@motcua/contracts/step';
import { roleHoles } from './role-holes.ts';

const both = (text: string) => ({ vi: text, en: text });
const anAgency = (code: string, kind: Agency['kind'], more: Partial<Agency> = {}): Agency => ({
  ...{ code, kind, name: both(code), letterhead: [code], place: both('Q'), address: both('1'), phone: '1', calendar: 'city', version: 1 },
  ...more,
});
const [city, first, second, closed] = ['000.00.00.H29', '000.12.01.H29', '000.12.02.H29', '000.12.03.H29'];
const ward = '000.30.01.H29';
const agencies = [
  anAgency(city, 'city'),
  anAgency(first, 'district', { parent: city }),
  anAgency(second, 'district', { parent: city }),
  anAgency(closed, 'district', { parent: city, closed: { on: '2026-01-01', reason: both('merged'), successor: second } }),
  anAgency(ward, 'ward', { parent: first }),
];
const aStep = (role: Role, agency?: StepAgency): Step => ({ id: role, name: both(role), role, share: 0, ...(agency ? { agency } : {}) });
const holesOf = (steps: Step[], ...held: string[]) =>
  roleHoles({ steps, unit: 'district' }, { agencies, holds: (agency, role) => held.includes(`${agency} ${role}`) }).map(({ at, code, severity }) => `${at} ${code} ${severity}`);

describe('holes of roles', () => {
  it('are none where everybody who may come to do a step is there', () => {
    expect(holesOf([aStep('specialist')], `${first} specialist`, `${second} specialist`)).toEqual([]);
  });

  it('block where nobody anywhere can do a step, and warn where somebody cannot', () => {
    expect(holesOf([aStep('receptionist'), aStep('leader')], `${first} receptionist`, `${second} receptionist`, `${second} leader`, `${closed} leader`)).toEqual(['steps.1.role role-held-not-everywhere warns']);
    expect(holesOf([aStep('leader')], `${closed} leader`, `${city} leader`)).toEqual(['steps.0.role role-held-by-nobody blocks']);
  });

  it.each<[string, StepAgency, string]>([
    ['an agency by its code', { code: ward }, ward],
    ['the successor of a closed one', { code: closed }, second],
    ['the agency above', { relation: 'parent' }, city],
  ])('are looked for at %s', (_, agency, doing) => {
    expect(holesOf([aStep('leader', agency)], `${doing} leader`)).toEqual([]);
    expect(holesOf([aStep('leader', agency)], `${first} leader`)).toEqual(['steps.0.role role-held-by-nobody blocks']);
  });

  it('are looked for in every ward below, and at the agency itself where it has none', () => {
    expect(holesOf([aStep('leader', { unit: 'ward' })], `${ward} leader`, `${second} leader`)).toEqual([]);
    expect(holesOf([aStep('leader', { unit: 'ward' })], `${first} leader`, `${second} leader`)).toEqual(['steps.0.role role-held-not-everywhere warns']);
  });

  it('names the role, the step and the first agency where it is', () => {
    const [hole] = roleHoles({ steps: [aStep('leader')], unit: 'district' }, { agencies, holds: () => false });
    expect(hole?.message.vi).toBe(`Chưa ai giữ vai trò lãnh đạo để làm bước “leader” ở ${first}, hay ở bất kỳ cơ quan nào làm bước này; hãy giao vai trò đó cho một cán bộ trước`);
  });
});
