import { describe, expect, it } from '@jest/globals';
import { aForm, goodAnswers, somePapers, today } from './a-form.ts';
import { checkAnswers } from './check.ts';
import { checkPapers, type PaperFile } from './check-papers.ts';

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
