import { describe, expect, it } from '@jest/globals';
import { flawsOfAgency, flawsOfClosing } from './agency-rules.ts';
import { anAgencyWritten, city, district, ward } from './an-organisation.ts';
import { inTreeOrder } from './agency-tree.ts';
import { inWords } from './words.ts';

const closed = { on: '2026-11-01', reason: { vi: 'Sáp nhập', en: 'Merged' } };
const around = (...agencies: (typeof city)[]) => ({ agencies: new Map(agencies.map((agency) => [agency.code, agency])), calendars: new Set(['ho-chi-minh-city']) });
const usual = around(city, district, ward);
const said = (flaws: { at: string; code: string }[]) => flaws.map(({ at, code }) => `${at} ${code}`.trim());

describe('an agency', () => {
  it('that is whole is taken', () => {
    expect(flawsOfAgency(anAgencyWritten(), usual)).toEqual([]);
    expect(flawsOfAgency(anAgencyWritten({ code: '000.12.19.H29', kind: 'department', parent: city.code }), usual)).toEqual([]);
  });

  it.each([
    ['a code of another shape', { code: '12.35.H29' }, ['code code-shape']],
    ['a code without the level above it', { code: '000.60.00.H29' }, ['code code-shape']],
    ['a code of another city', { code: '000.60.35.H30' }, ['code code-elsewhere']],
    ['a code of another district', { code: '000.60.22.H29' }, ['code code-elsewhere']],
    ['no one above', { parent: undefined }, ['parent parent-missing']],
    ['a stranger above', { parent: '000.12.99.H29' }, ['parent parent-unknown']],
    ['a ward above', { parent: ward.code }, ['parent parent-kind']],
    ['the city above a ward', { parent: city.code }, ['parent parent-kind']],
    ['somebody above the city', { code: city.code, kind: 'city', parent: district.code }, ['parent parent-needless']],
    ['half a name', { name: { vi: 'Phường 29', en: '' } }, ['name.en name-missing']],
    ['no letterhead', { letterhead: [] }, ['letterhead letterhead-missing']],
    ['letters in the phone', { phone: 'tổng đài' }, ['phone phone-shape']],
    ['half an e-mail address', { email: 'mot-cua@' }, ['email email-shape']],
    ['an unknown calendar', { calendar: 'ha-noi' }, ['calendar calendar-unknown']],
  ] as const)('with %s is refused', (_, changes, flaws) => {
    expect(said(flawsOfAgency(anAgencyWritten(changes as never), usual)).toSorted()).toEqual([...flaws].toSorted());
  });

  it('cannot stand below one of its own', () => {
    expect(said(flawsOfAgency(anAgencyWritten({ code: district.code, kind: 'district', parent: ward.code }), usual))).toEqual(['parent parent-cycle']);
    expect(said(flawsOfAgency(anAgencyWritten({ code: district.code, kind: 'district', parent: district.code }), usual))).toEqual(['parent parent-cycle']);
  });

  it('cannot become a kind that its own do not stand below', () => {
    expect(said(flawsOfAgency(anAgencyWritten({ code: district.code, kind: 'department', parent: city.code }), usual))).toEqual(['kind kind-below']);
  });

  it('does not join a closed one, but stays where it was', () => {
    const closing = around(city, { ...district, closed }, ward);
    expect(said(flawsOfAgency(anAgencyWritten(), closing))).toEqual(['parent parent-closed']);
    expect(flawsOfAgency(anAgencyWritten({ code: ward.code }), closing)).toEqual([]);
  });
});

describe('closing an agency', () => {
  const reason = { vi: 'Sáp nhập', en: 'Merged' };

  it('takes a reason and a successor that is open', () => {
    expect(flawsOfClosing(ward, { reason, successor: district.code }, usual.agencies)).toEqual([]);
  });

  it.each([
    ['twice', { ...ward, closed }, { reason }, ['already-closed']],
    ['with open ones below', district, { reason }, ['open-below']],
    ['without a reason in both languages', ward, { reason: { vi: 'Sáp nhập', en: '' } }, ['reason reason-missing']],
    ['in favour of a stranger', ward, { reason, successor: '000.99.35.H29' }, ['successor successor-unknown']],
    ['in favour of itself', ward, { reason, successor: ward.code }, ['successor successor-self']],
  ] as const)('%s is refused', (_, agency, closing, flaws) => {
    expect(said(flawsOfClosing(agency as never, closing, usual.agencies))).toEqual(flaws);
  });
});

describe('the tree', () => {
  it('has each agency before those below it, and loses none whose parent is missing', () => {
    const orphan = { ...ward, code: '000.22.99.H29', parent: '000.12.99.H29' };
    expect(inTreeOrder([ward, orphan, district, city]).map(({ code, depth, below }) => [code, depth, below])).toEqual([
      [city.code, 0, 1], [district.code, 1, 1], [ward.code, 2, 0], [orphan.code, 0, 0],
    ]);
  });
});

describe('words', () => {
  it('name what they are about, in both languages', () => {
    expect(inWords({ at: 'parent', code: 'parent-unknown', params: { parent: '000.12.99.H29' } }).message).toEqual({
      vi: 'Không có cơ quan cấp trên với mã 000.12.99.H29',
      en: 'There is no agency above with the code 000.12.99.H29',
    });
  });
});
