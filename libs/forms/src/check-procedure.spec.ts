import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Procedure } from '@motcua/contracts/procedure';
import { parse } from 'yaml';
import { aForm, goodAnswers, somePapers, today } from './a-form.ts';
import { checkAnswers } from './check.ts';
import { checkPapers, type PaperFile } from './check-papers.ts';
import { checkProcedure } from './check-procedure.ts';

const shipped = readFileSync(new URL('../../../data/procedures/business-registration-household.yaml', import.meta.url), 'utf8');
const withChange = (from: string | RegExp, to: string) => {
  const changed = shipped.replace(from, to);
  if (changed === shipped) throw new Error(`Nothing was changed: ${String(from)}`);
  return checkProcedure(Procedure.parse(parse(changed)));
};

describe('before publication', () => {
  it('a sound procedure has nothing said against it', () => {
    expect(checkProcedure(Procedure.parse(parse(shipped)))).toEqual([]);
  });

  it.each([
    ['share: 55', 'share: 54', 'The shares of the steps add up to 99, not to 100.'],
    ['role: receptionist, share: 5 }', 'role: leader, share: 5 }', 'The step return receives or returns: it has to be a receptionist\'s.'],
    ['at: owner-nationality', 'at: owner-country', 'The rule vietnamese-owner stands at owner-country, which is no field there.'],
    ['{ var: owner-lives-there }', '{ var: lives-there }', 'The field owner-contact-address looks at lives-there, which is not known there.'],
    ['when: { var: has-other-places }', 'when: { var: founded-by }', 'The field other-places looks at founded-by, which is not known there.'],
    ["'==': [{ var: line-is-main }, true]", "'==': [{ var: is-main }, true]", 'The rule one-main-line looks at is-main of a row, which no group has.'],
    ['formula: { money-in-words: { var: capital } }', 'formula: { log: { var: capital } }', 'The field capital-in-words uses log, which rules may not.'],
    ['each: members\n      at: member-nationality', 'each: owner-name\n      at: member-nationality', 'The rule vietnamese-members goes through owner-name, which is no group of this form.'],
    ['id: premises-fax', 'id: premises-phone', 'The field premises-phone is there twice.'],
    ['phone: owner-phone', 'phone: premises-phone', "The applicant's phone is premises-phone, which is not always asked."],
    ['phone: owner-phone', 'phone: owner-name', "The applicant's phone is owner-name, which is no such field of this form."],
    ['jurisdiction: premises', 'jurisdiction: owner-name', 'The jurisdiction is owner-name, which is no address of this form.'],
    ["examples: ['5610', '4721', '1410', '9524']", "examples: ['56']", 'The field line-code needs examples that fit its pattern.'],
    ['when: { var: by-proxy }\n    accepts', 'when: { var: proxy }\n    accepts', 'The paper proxy-authorisation looks at proxy, which is not known there.'],
    ['id: member-name', 'id: owner-name', "The field owner-name in the group members hides the form's own owner-name."],
  ])('%s changed to %s is found', (from, to, sentence) => {
    expect(withChange(from, to)).toContain(sentence);
  });

  it('a confidential procedure is in the hands of inspectors alone', () => {
    expect(withChange('minutes: 12', 'minutes: 12\nconfidential: true')).toContain("The procedure is confidential: its step reception has to be an inspector's.");
  });

  it('a missing translation does not even parse', () => {
    expect(Procedure.safeParse(parse(shipped.replace(', en: Household business registration', ''))).success).toBe(false);
  });

  it('text that is not in NFC is found', () => {
    expect(withChange('vi: Giới tính', `vi: ${'Giới tính'.normalize('NFD')}`)[0]).toContain('is not in NFC');
  });
});

describe('papers', () => {
  const form = aForm();
  const file = (change: Partial<PaperFile> = {}): PaperFile => ({ id: 'a', name: 'biên bản.pdf', size: 1000, type: 'application/pdf', state: 'clean', ...change });
  const { answers } = checkAnswers(form, goodAnswers(), { today });
  const sayings = (ids: string[], files: PaperFile[]) => checkPapers(form, answers, { minutes: ids }, files).map(({ at, code, message }) => `${at} ${code}: ${message.vi}`);

  it.each([
    [[], [], 'papers.minutes paper-missing: Hãy đính kèm giấy tờ: biên bản họp'],
    [['a'], [], 'papers.minutes paper-file-unknown: Có tệp không còn nữa; hãy tải lại tệp cho giấy tờ: biên bản họp'],
    [['a'], [file({ state: 'scanning' })], 'papers.minutes paper-scanning: Tệp “biên bản.pdf” đang được kiểm tra vi-rút; hãy thử lại sau ít phút'],
    [['a'], [file({ state: 'infected' })], 'papers.minutes paper-infected: Tệp “biên bản.pdf” có vi-rút; hãy xóa và tải tệp khác'],
    [['a'], [file({ state: 'failed' })], 'papers.minutes paper-failed: Không kiểm tra được tệp “biên bản.pdf”; hãy tải lại'],
    [['a'], [file({ type: 'image/png' })], 'papers.minutes paper-type: Tệp “biên bản.pdf” không thuộc loại được nhận; giấy tờ này nhận PDF, JPG'],
    [['a'], [file({ size: 1_048_577 })], 'papers.minutes paper-too-large: Tệp “biên bản.pdf” lớn hơn 1 MB'],
    [['a', 'a'], [file()], 'papers.minutes paper-repeated: Tệp “biên bản.pdf” đã được đính kèm một lần rồi'],
    [['a', 'b', 'c'], [file()], 'papers.minutes paper-too-many: Biên bản họp chỉ được có tối đa 2 tệp'],
  ])('%j is refused', (ids, files, saying) => {
    expect(sayings(ids, files)).toEqual([saying]);
  });

  it('are asked for only when their condition holds', () => {
    const { answers: alone } = checkAnswers(form, { ...goodAnswers(), founders: 'alone' }, { today });
    expect(checkPapers(form, alone, {}, [])).toEqual([]);
    expect(sayings(['a'], [file()])).toEqual([]);
  });

  it('that nobody asked for are named', () => {
    expect(checkPapers(form, answers, { minutes: ['a'], diploma: ['a'] }, [file()])).toMatchObject([{ at: 'papers.diploma', code: 'paper-unknown' }]);
  });

  it('of the test form have one that is optional', () => expect(somePapers.some(({ optional }) => optional)).toBe(true));
});
