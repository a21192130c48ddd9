import { describe, expect, it } from '@jest/globals';
import type { Field, FormDefinition } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import { everyField, somePapers } from './a-form.ts';
import { formChanges, type FilledIn } from './form-changes.ts';

const both = (words: string) => ({ vi: words, en: words });
const before: FilledIn = {
  form: everyField,
  papers: somePapers,
  fee: { amount: 100_000, payable: 'on-receipt', exemptions: [] },
  term: { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'restart' },
};

/** The form with one section's fields made over. */
const withFields = (section: string, make: (fields: readonly Field[]) => Field[]): FilledIn => ({
  ...before,
  form: { ...everyField, sections: everyField.sections.map((one) => (one.id === section ? { ...one, fields: make(one.fields) } : one)) },
});
const withField = (section: string, id: string, change: object) => withFields(section, (fields) => fields.map((field) => (field.id === id ? ({ ...field, ...change } as Field) : field)));
const inRow = (id: string, change: object) =>
  withFields('members', (fields) => fields.map((field) => (field.type === 'group' ? { ...field, fields: field.fields.map((inner) => (inner.id === id ? ({ ...inner, ...change } as typeof inner) : inner)) } : field)));
const told = (after: FilledIn) => formChanges(before, after).map(({ kind, at, section }) => [kind, at, section].filter(Boolean).join(' '));

describe('what changed between two versions', () => {
  it('is nothing when only version and texts around it differ', () => {
    const form: FormDefinition = { ...everyField, version: 2, official: both('Mẫu khác') };
    expect(formChanges(before, { ...before, form })).toEqual([]);
  });

  const fax: Field = { id: 'fax', type: 'phone', label: both('Số fax') };
  it.each<[string, FilledIn, string[]]>([
    ['a question added', withFields('person', (fields) => [...fields, fax]), ['question-added fax person']],
    ['a question removed', withFields('person', (fields) => fields.filter(({ id }) => id !== 'tax-code')), ['question-removed tax-code person']],
    ['a question reworded', withField('person', 'email', { label: both('Địa chỉ thư') }), ['question-reworded email person']],
    ['a hint reworded', withField('person', 'email', { hint: both('Không bắt buộc') }), ['question-reworded email person']],
    ['another type', withField('shop', 'staff', { type: 'decimal' }), ['question-changed staff shop']],
    ['another limit', withField('shop', 'staff', { max: 10 }), ['question-changed staff shop']],
    ['another choice', withField('shop', 'days', { choices: [{ value: 'mon', label: both('mon') }, { value: 'sat', label: both('sat') }] }), ['question-changed days shop']],
    ['a question that must now be answered', withField('person', 'tax-code', { optional: undefined }), ['question-required tax-code person']],
    ['a question that may now be left out', withField('person', 'phone', { optional: true }), ['question-optional phone person']],
    ['another condition', withField('shop', 'loan-amount', { when: undefined }), ['question-condition loan-amount shop']],
    ['a field of a row', inRow('share', { max: 5 }), ['question-changed members.share members']],
    ['a moved question is the same question', withFields('shop', (fields) => fields.toReversed()), []],
    ['a formula that nobody is asked', withField('shop', 'capital-in-words', { label: both('Bằng chữ') }), []],
    ['another example is another word for nobody', withField('shop', 'code', { examples: ['4711'] }), []],
  ])('%s', (_, after, expected) => {
    expect(told(after)).toEqual(expected);
  });

  it.each<[string, Partial<Procedure>, string[]]>([
    ['a rule added', { form: { ...everyField, rules: [...everyField.rules, { id: 'new-rule', at: 'name', must: { var: 'name' }, message: both('Phải có tên') }] } }, ['rule-added new-rule']],
    ['a rule removed', { form: { ...everyField, rules: everyField.rules.slice(1) } }, ['rule-removed shares-within-capital']],
    ['a rule changed', { form: { ...everyField, rules: everyField.rules.map((rule) => ({ ...rule, must: { var: 'capital' } })) } }, ['rule-changed shares-within-capital', 'rule-changed share-worth-it']],
    ['a page asked in other cases', { form: { ...everyField, sections: everyField.sections.map(({ when: _, ...one }) => one) } }, ['section-condition members members']],
    ['a paper added and one removed', { papers: [{ ...somePapers[1], id: 'plan' } as Procedure['papers'][number], ...somePapers.slice(0, 1)] }, ['paper-added papers.plan', 'paper-removed papers.photo']],
    ['a paper that takes other files', { papers: somePapers.map((paper) => (paper.id === 'photo' ? { ...paper, maxFiles: 1 } : paper)) }, ['paper-changed papers.photo']],
    ['a paper by another name', { papers: somePapers.map((paper) => (paper.id === 'photo' ? { ...paper, name: both('Ảnh') } : paper)) }, ['paper-reworded papers.photo']],
    ['fee and time limit', { fee: { ...before.fee, amount: 50_000 }, term: { ...before.term, amount: 5 } }, ['fee-changed fee', 'term-changed term']],
  ])('%s', (_, change, expected) => {
    expect(told({ ...before, ...change })).toEqual(expected);
  });

  it('tells the words that stood there before when they were others', () => {
    const [change] = formChanges(before, withField('person', 'email', { label: both('Địa chỉ thư') }));
    expect(change).toMatchObject({ label: both('Địa chỉ thư'), before: { vi: 'Thư điện tử', en: 'E-mail' } });
  });

  it('looks the same whatever order the definition was written in', () => {
    const rewritten = withFields('person', (fields) => fields.map((field) => Object.fromEntries(Object.entries(field).toReversed()) as Field));
    expect(formChanges(before, rewritten)).toEqual([]);
  });
});
