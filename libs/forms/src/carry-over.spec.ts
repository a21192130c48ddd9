import { describe, expect, it } from '@jest/globals';
import type { Field, FormDefinition } from '@motcua/contracts/form';
import { everyField, goodAnswers, somePapers, someUnits, today } from './a-form.ts';
import { carryOver, sectionsToLookAt } from './carry-over.ts';
import { compileForm } from './compile.ts';

const label = (words: string) => ({ vi: words, en: words });
const compiled = (form: FormDefinition, papers = somePapers) => compileForm(form, { units: someUnits, procedure: { papers } });
const before = compiled(everyField);
const changed = (change: (field: Field) => Field | undefined): FormDefinition => ({
  ...everyField,
  sections: everyField.sections.map((section) => ({ ...section, fields: section.fields.flatMap((field) => change(field) ?? []) })),
});
const withField = (id: string, change: object) => changed((field) => (field.id === id ? ({ ...field, ...change } as Field) : field));
const without = (id: string) => changed((field) => (field.id === id ? undefined : field));
const carried = (form: FormDefinition, answers: Record<string, unknown> = goodAnswers(), papers = {}) => carryOver({ before, after: compiled(form) }, { answers, papers }, { today });

describe('moving a half-filled form to another version', () => {
  it('keeps everything when the questions are the same', () => {
    expect(carried(everyField)).toEqual({ answers: goodAnswers(), papers: {}, dropped: [] });
  });

  it('keeps a wrong answer as it was typed where the question is the same', () => {
    expect(carried(everyField, { phone: '12', capital: 'một triệu' }).answers).toEqual({ phone: '12', capital: 'một triệu' });
  });

  it('drops the answer to a question that is gone, and names it', () => {
    const { answers, dropped } = carried(without('about'), { about: 'Bán bánh mì', phone: '0903512789' });
    expect([answers, dropped]).toEqual([{ phone: '0903512789' }, [{ at: 'about', label: { vi: 'Mô tả', en: 'About' } }]]);
  });

  it.each<[string, FormDefinition, Record<string, unknown>, boolean]>([
    ['a number within the new limit', withField('staff', { max: 10 }), { staff: 3 }, true],
    ['a number beyond the new limit', withField('staff', { max: 2 }), { staff: 3 }, false],
    ['a choice that is still offered', withField('days', { choices: [{ value: 'mon', label: label('Hai') }, { value: 'sun', label: label('CN') }] }), { days: ['mon', 'sun'] }, true],
    ['a choice that is offered no more', withField('days', { choices: [{ value: 'mon', label: label('Hai') }, { value: 'tue', label: label('Ba') }] }), { days: ['sun'] }, false],
    ['a text where a longer one is taken', withField('about', { type: 'text', maxLength: 200 }), { about: 'Bán bánh mì' }, true],
    ['a text where a number is asked now', withField('code', { type: 'integer', pattern: undefined, patternMessage: undefined, maxLength: undefined }), { code: '5610' }, false],
    ['a question with a condition, whose answer is right on its own', withField('loan-amount', { max: 900 }), { 'loan-amount': 500 }, true],
    ['a birthday that is too young now', withField('birth-date', { minAge: 60 }), { 'birth-date': '1986-03-09' }, false],
  ])('%s', (_, form, answers, stays) => {
    const taken = carried(form, answers);
    expect(taken.answers).toEqual(stays ? answers : {});
    expect(taken.dropped.map(({ at }) => at)).toEqual(stays ? [] : Object.keys(answers));
  });

  it('never carries over what is computed', () => {
    expect(carried(withField('about', { type: 'computed', formula: { var: 'name' } }), { about: 'Bán bánh mì' }).answers).toEqual({});
  });

  it('keeps rows cell by cell', () => {
    const group = everyField.sections.flatMap(({ fields }) => fields).find((field) => field.type === 'group');
    const fields = group?.fields.flatMap((field) => (field.id === 'country' ? [] : [field.id === 'share' ? { ...field, max: 25_000_000 } : field]));
    const { answers, dropped } = carried(withField('members', { fields }));
    expect(answers['members']).toEqual([{ 'member-name': 'Trần Văn Dũng', share: 20_000_000 }, { 'member-name': 'Trần Thu Trang', abroad: true }]);
    expect(dropped.map(({ at }) => at)).toEqual(['members.1.share', 'members.1.country']);
  });

  it('keeps papers that are still asked for, and names the others', () => {
    const file = 'd7d1a9c0-0000-4000-8000-000000000001';
    const { papers, dropped } = carryOver({ before, after: compiled(everyField, somePapers.slice(1)) }, { answers: {}, papers: { photo: [file], minutes: [file] } }, { today });
    expect([papers, dropped]).toEqual([{ photo: [file] }, [{ at: 'papers.minutes', label: { vi: 'Biên bản họp', en: 'Minutes' } }]]);
  });

  it('sends people to the pages with new or other questions, and to those that lost an answer', () => {
    const changes = [
      { kind: 'question-added', at: 'fax', section: 'person', label: label('Fax') },
      { kind: 'question-removed', at: 'about', section: 'shop', label: label('Mô tả') },
      { kind: 'rule-changed', at: 'a-rule', label: label('Luật') },
    ] as const;
    expect([...sectionsToLookAt(before, changes, [{ at: 'members.0.share', label: label('Phần') }])]).toEqual(['person', 'members']);
  });
});
