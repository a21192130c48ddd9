import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import { Procedure } from '@motcua/contracts/procedure';
import { parse } from 'yaml';
import { checkContent, checkProcedure } from './check-procedure.ts';
import { checkTexts } from './check-texts.ts';

const shipped = readFileSync(new URL('../../../data/procedures/business-registration-household.yaml', import.meta.url), 'utf8');
const withChange = (from: string | RegExp, to: string) => {
  const changed = shipped.replace(from, to);
  if (changed === shipped) throw new Error(`Nothing was changed: ${String(from)}`);
  return checkContent(parse(changed));
};
const places = (problems: readonly ProcedureProblem[]) => problems.map(({ at, code, severity }) => `${severity} ${at} ${code}`);

describe('before publication', () => {
  it('a sound procedure has nothing said against it', () => {
    expect(checkProcedure(Procedure.parse(parse(shipped)))).toEqual([]);
  });

  it.each([
    ['share: 55', 'share: 54', 'blocks steps shares-sum'],
    ['role: receptionist, share: 5 }', 'role: leader, share: 5 }', 'blocks steps.4.role step-not-receptionist'],
    ['at: owner-nationality', 'at: owner-country', 'blocks form.rules.0.at rule-no-field'],
    ['{ var: owner-lives-there }', '{ var: lives-there }', 'blocks form.sections.2.fields.2.when rule-looks-at-unknown'],
    ['when: { var: has-other-places }', 'when: { var: founded-by }', 'blocks form.sections.4.fields.6.when rule-looks-at-unknown'],
    ["'==': [{ var: line-is-main }, true]", "'==': [{ var: is-main }, true]", 'blocks form.rules.5.must rule-looks-at-unknown-row'],
    ['formula: { money-in-words: { var: capital } }', 'formula: { log: { var: capital } }', 'blocks form.sections.6.fields.1.formula rule-operator'],
    ['each: members\n      at: member-nationality', 'each: owner-name\n      at: member-nationality', 'blocks form.rules.1.each rule-no-group'],
    ['id: premises-fax', 'id: premises-phone', 'blocks form.sections.4.fields.2.id id-repeated'],
    ['id: commitments', 'id: owner', 'blocks form.sections.10.id id-repeated'],
    ['value: passport,', 'value: citizen-card,', 'blocks form.sections.1.fields.0.choices.2.value id-repeated'],
    ['id: review', 'id: approval', 'blocks steps.3.id id-repeated'],
    ['phone: owner-phone', 'phone: premises-phone', 'blocks form.applicant.phone applicant-not-always'],
    ['phone: owner-phone', 'phone: owner-name', 'blocks form.applicant.phone applicant-no-field'],
    ['jurisdiction: premises', 'jurisdiction: owner-name', 'blocks form.jurisdiction jurisdiction-no-address'],
    ["examples: ['5610', '4721', '1410', '9524']", "examples: ['56']", 'blocks form.sections.5.fields.0.fields.1.examples.0 example-unfit'],
    ["examples: ['5610', '4721', '1410', '9524']", '', 'blocks form.sections.5.fields.0.fields.1 examples-missing'],
    [/patternMessage: \{ vi: Mã ngành.*\}/, '', 'blocks form.sections.5.fields.0.fields.1 pattern-message-missing'],
    ["pattern: '\\d{4}'", "pattern: '(\\d{4}'", 'blocks form.sections.5.fields.0.fields.1.pattern pattern-wrong'],
    ["pattern: '\\d{4}'", "pattern: '(\\d+)+'", 'blocks form.sections.5.fields.0.fields.1.pattern pattern-slow'],
    ["pattern: '\\d{4}'", `pattern: '${'\\d?'.repeat(101)}'`, 'blocks form.sections.5.fields.0.fields.1.pattern pattern-too-long'],
    ['maxLength: 50, optional: true, label: { vi: Tên viết tắt', 'maxLength: 1, optional: true, label: { vi: Tên viết tắt', 'blocks form.sections.3.fields.2.examples.0 example-length'],
    ['min: 1000000, max: 100000000000', 'min: 1000000, max: 100000', 'blocks form.sections.6.fields.0 range-contradicts'],
    ['min: 1\n          max: 20', 'min: 21\n          max: 20', 'blocks form.sections.8.fields.1 rows-contradict'],
    ['when: { var: by-proxy }\n    accepts', 'when: { var: proxy }\n    accepts', 'blocks papers.4.when rule-looks-at-unknown'],
    ['id: member-name', 'id: owner-name', 'blocks form.sections.8.fields.1.fields.0.id field-hides'],
    ['minutes: 12', 'minutes: 12\nconfidential: true', 'blocks steps.0.role step-not-inspector'],
    ["effectiveFrom: '2023-07-01'", "effectiveFrom: '2023-06-31'", 'blocks effectiveFrom day-not-real'],
    ['vi: Giới tính', `vi: ${'Giới tính'.normalize('NFD')}`, 'blocks form.sections.0.fields.1.label.vi text-not-nfc'],
    ['en: Date of birth', "en: '  '", 'blocks form.sections.0.fields.2.label.en english-missing'],
    ['en: Date of birth', 'en: Ngày sinh', 'warns form.sections.0.fields.2.label.en same-in-both-languages'],
    ['{ var: owner-paper-type }, passport] }\n        - {', '{ var: owner-paper-type }, pasport] }\n        - {', 'blocks form.sections.1.fields.2.when choice-unknown'],
  ])('%s changed to %s is found: %s', (from, to, place) => {
    expect(places(withChange(from, to))).toContain(place);
  });

  it('every finding is said in both languages, with nothing left to fill in', () => {
    const problems = [withChange('share: 55', 'share: 54'), withChange("pattern: '\\d{4}'", "pattern: '(\\d{4}'"), withChange('id: member-name', 'id: owner-name')].flat();
    expect(problems.length).toBeGreaterThan(2);
    for (const { message } of problems) expect(Object.values(message).filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
    expect(problems[0]?.message).toEqual({ vi: 'Tỷ lệ thời gian của các bước cộng lại là 99, phải là 100', en: 'The shares of the steps add up to 99, not to 100' });
  });

  it('names of peoples are the same in both languages, and need no other', () => {
    expect(places(checkTexts({ label: { vi: 'Bru - Vân Kiều', en: 'Bru - Vân Kiều' }, unit: { vi: 'đồng', en: 'đồng' } }))).toEqual([]);
  });
});

describe('a shape', () => {
  it.each([
    [', en: Household business registration', '', 'blocks name.en english-missing'],
    ['vi: Đăng ký hộ kinh doanh, ', "vi: '', ", 'blocks name.vi vietnamese-missing'],
    ['minutes: 12', 'minutes: soon', 'blocks minutes shape-number'],
    ['minutes: 12', 'minutes: 0', 'blocks minutes shape-too-few'],
    ['minutes: 12', 'minute: 12', 'blocks minute shape-unknown-name'],
    ['minutes: 12', '', 'blocks minutes shape-missing'],
    ['level: 4', 'level: 5', 'blocks level shape-not-offered'],
    ['unit: district', 'unit: village', 'blocks unit shape-not-offered'],
    ['groups: [P1, D]', 'groups: P1', 'blocks groups shape-list'],
    ['id: owner-name, type', 'id: Owner Name, type', 'blocks form.sections.0.fields.0.id shape-id'],
    ['type: person-name', 'type: nickname', 'blocks form.sections.0.fields.0.type shape-field-type'],
    ['type: person-name', 'type: text, maxLength: 501', 'blocks form.sections.0.fields.0.maxLength shape-too-many'],
    ["effectiveFrom: '2023-07-01'", 'effectiveFrom: July', 'blocks effectiveFrom shape-day'],
    ['row: { vi: Thành viên, en: Member }', 'row: member', 'blocks form.sections.8.fields.1.row shape-object'],
  ])('of which %s became %s is told at its place: %s', (from, to, place) => {
    expect(places(withChange(from, to))).toContain(place);
  });

  it('of something else altogether is told too', () => {
    expect(places(checkContent('a letter'))).toEqual(['blocks  shape-object']);
    expect(places(checkContent({}))).toContain('blocks form shape-missing');
  });
});

/** A small form: a choice, a yes-no, a number; what the test adds stands in a section of its own. */
const both = (text: string) => ({ vi: text, en: text });
const aProcedure = (more: { section?: object; fields?: object[]; rules?: object[]; papers?: object[] }) => {
  const { form, ...rest } = Procedure.parse(parse(shipped));
  const fields = [
    { id: 'name', type: 'person-name', label: both('Name') },
    { id: 'phone', type: 'phone', label: both('Phone') },
    { id: 'kind', type: 'choice', label: both('Kind'), choices: ['house', 'shop', 'school'].map((value) => ({ value, label: both(value) })) },
    { id: 'new', type: 'yes-no', label: both('New') },
    { id: 'old-number', type: 'text', label: both('Old number'), when: { '!': { var: 'new' } } },
    { id: 'storeys', type: 'integer', min: 1, max: 10, label: both('Storeys') },
    { id: 'cellars', type: 'integer', min: 0, max: 3, optional: true, label: both('Cellars') },
  ];
  const added = { id: 'added', title: both('Added'), fields: more.fields ?? [{ id: 'note', type: 'text', label: both('Note') }], ...more.section };
  const { jurisdiction: _, ...whole } = form;
  const made = { ...whole, applicant: { name: 'name', phone: 'phone' }, sections: [{ id: 'first', title: both('First'), fields }, added], rules: more.rules ?? [] };
  return checkProcedure(Procedure.parse({ ...rest, papers: more.papers ?? [], form: made }));
};
const is = (value: string) => ({ '==': [{ var: 'kind' }, value] });
const note = (when: object, more: object = {}) => ({ id: 'note', type: 'text', label: both('Note'), when, ...more });
const aPaper = (when: object) => ({ id: 'plan', name: both('Plan'), form: 'copy', accepts: ['pdf'], when });

describe('a branch', () => {
  it.each([
    ['a choice has two values at once', { fields: [note({ and: [is('house'), is('shop')] })] }, 'blocks form.sections.1.fields.0.when never-field'],
    ['its section contradicts it', { section: { when: is('house') }, fields: [note({ '!=': [{ var: 'kind' }, 'house'] })] }, 'blocks form.sections.1.fields.0.when never-field'],
    ['a section is never shown', { section: { when: { and: [{ var: 'new' }, { '!': { var: 'new' } }] } } }, 'blocks form.sections.1.when never-section'],
    ['a paper is never asked for', { papers: [aPaper({ and: [is('house'), { in: [{ var: 'kind' }, ['shop', 'school']] }] })] }, 'blocks papers.0.when never-paper'],
    ['it looks at what is never asked there', { fields: [note({ and: [{ var: 'new' }, { var: 'old-number' }] })] }, 'warns form.sections.1.fields.0.when rarely-field'],
    ['a number is beyond its limits', { fields: [note({ '>': [{ var: 'storeys' }, 10] })] }, 'warns form.sections.1.fields.0.when rarely-field'],
    ['it always holds', { fields: [note({ or: [is('house'), { '!=': [{ var: 'kind' }, 'house'] }] })] }, 'warns form.sections.1.fields.0.when always-asked'],
    ['a row contradicts its group', { fields: [{ id: 'rows', type: 'group', label: both('Rows'), row: both('Row'), when: is('house'), fields: [note(is('shop'))] }] }, 'blocks form.sections.1.fields.0.fields.0.when never-field'],
  ])('is found dead where %s', (_, more, place) => {
    expect(places(aProcedure(more))).toEqual([place]);
  });

  it.each([
    ['a choice has the value', { fields: [note(is('school'))] }],
    ['a number may be near what it is compared with', { fields: [note({ '>=': [{ var: 'storeys' }, 7] })] }],
    ['an optional answer may be missing', { fields: [note({ '!': { var: 'cellars' } })] }],
    ['a hidden answer is missing', { fields: [note({ and: [{ var: 'new' }, { '!': { var: 'old-number' } }, is('shop')] })] }],
    ['a row looks at a field of its row', { fields: [{ id: 'rows', type: 'group', label: both('Rows'), row: both('Row'), fields: [{ id: 'abroad', type: 'yes-no', label: both('Abroad') }, note({ var: 'abroad' })] }] }],
    ['one row of a group may be like that', { fields: [{ id: 'rows', type: 'group', label: both('Rows'), row: both('Row'), fields: [{ id: 'from', type: 'choice', label: both('From'), choices: ['here', 'there'].map((value) => ({ value, label: both(value) })) }, { id: 'known', type: 'yes-no', label: both('Known') }] }, note({ some: [{ var: 'rows' }, { and: [{ '==': [{ var: 'from' }, 'there'] }, { '!': { var: 'known' } }] }] })] }],
    ['it depends on a computed answer', { fields: [{ id: 'total', type: 'computed', label: both('Total'), formula: { '+': [{ var: 'storeys' }, { var: 'cellars' }] } }, note({ '>': [{ var: 'total' }, 5] })] }],
  ])('is alive where %s', (_, more) => {
    expect(places(aProcedure(more))).toEqual([]);
  });

  it('below a dead one is not told of as well', () => {
    expect(places(aProcedure({ section: { when: { and: [is('house'), is('shop')] } }, fields: [note({ var: 'new' })] }))).toEqual(['blocks form.sections.1.when never-section']);
  });

  it('that depends on more than can be tried is let pass', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ id: `q-${at}`, type: 'yes-no', label: both('Q') }));
    const all = { and: [...many.map(({ id }) => ({ var: id })), { '!': { var: 'q-0' } }] };
    expect(places(aProcedure({ fields: [...many, note(all)] }))).toEqual([]);
  });

  it('among many that each need a long trial is judged in bounded time, some of them not at all', () => {
    const many = Array.from({ length: 14 }, (_, at) => ({ id: `q-${at}`, type: 'yes-no', label: both('Q') }));
    const dead = { and: [...many.map(({ id }) => ({ var: id })), { '!': { var: 'q-0' } }] };
    const notes = Array.from({ length: 60 }, (_, at) => ({ ...note(dead), id: `note-${at}` }));
    const found = places(aProcedure({ fields: [...many, ...notes] }));
    expect(found).toContain('blocks form.sections.1.fields.14.when never-field');
    expect(found.length).toBeLessThan(60);
  });
});

describe('a rule', () => {
  const at = (must: object, place = 'storeys') => ({ id: 'rule', at: place, must, message: both('No') });

  it.each([
    ['counts with text', { rules: [at({ '>': [{ '+': [{ var: 'name' }, 1] }, 2] })] }, 'blocks form.rules.0.must rule-throws'],
    ['measures an optional answer that is missing', { rules: [at({ '>': [{ length: { var: 'cellars' } }, 0] })] }, 'blocks form.rules.0.must rule-throws'],
    ['gives a number', { rules: [at({ '+': [{ var: 'storeys' }, 1] })] }, 'warns form.rules.0.must rule-not-yes-or-no'],
    ['gives a text where a condition belongs', { fields: [note({ var: 'name' })] }, 'warns form.sections.1.fields.0.when rule-not-yes-or-no'],
    ['computes no value', { fields: [{ id: 'total', type: 'computed', label: both('Total'), formula: { map: [[1, 2], { var: '' }] } }] }, 'blocks form.sections.1.fields.0.formula formula-no-value'],
    ['contradicts another', { rules: [at({ '>': [{ var: 'storeys' }, 5] }), { ...at({ '<': [{ var: 'storeys' }, 5] }), id: 'other' }] }, 'blocks form.rules no-valid-answers'],
  ])('is found that %s', (_, more, place) => {
    expect(places(aProcedure(more))).toContain(place);
  });

  it('may fail while an answer is missing, where it only decides what is asked', () => {
    expect(places(aProcedure({ fields: [note({ '>': [{ length: { var: 'old-number' } }, 3] })] }))).toEqual([]);
  });
});
