import { describe, expect, it } from '@jest/globals';
import { aShop } from '../a-draft.ts';
import { arranged, placeNow, wishIn } from './arrange.ts';
import { listAt, textAt, valueAt } from '../content/content.ts';
import { withNew } from './new-things.ts';
import { freshId } from '../content/names.ts';
import { withRenamed } from '../sheet/renamed.ts';

const ids = (list: string, content: unknown) => listAt(content, list).map((item) => textAt(item, 'id'));
const done = (wish: string) => {
  const asked = wishIn(wish);
  return asked && arranged(aShop, asked);
};

describe('things of a procedure', () => {
  it('go up and down in their list, and no further than its ends', () => {
    expect(ids('steps', done('up steps.1'))).toEqual(['examination', 'reception', 'return']);
    expect(ids('steps', done('down steps.1'))).toEqual(['reception', 'return', 'examination']);
    expect(ids('steps', done('up steps.0'))).toEqual(ids('steps', aShop));
  });

  it('are taken away, and nothing else with them', () => {
    const content = done('delete form.sections.1.fields.0');
    expect(ids('form.sections.1.fields', content)).toEqual(ids('form.sections.1.fields', aShop).slice(1));
    expect(valueAt(content, 'papers')).toBe(aShop.papers);
  });

  it('are brought to another page of the form as its last field', () => {
    const content = done('bring form.sections.0.fields.4 form.sections.3');
    expect(ids('form.sections.3.fields', content)).toEqual(['true', 'email']);
    expect(ids('form.sections.0.fields', content)).not.toContain('email');
  });

  it.each(['delete fee', 'up __proto__.0', 'delete form.sections', 'bring papers.0 form.sections.1', 'bring form.sections.0.fields.0 form.sections.9', 'burn steps.0'])('stay where they are when asked to "%s"', (wish) => {
    expect(done(wish)).toBeUndefined();
  });

  it('are found again by their id when somebody else moved them', () => {
    const content = done('up steps.2') ?? aShop;
    expect(placeNow(content, 'steps.2', 'return')).toBe('steps.1');
    expect(placeNow(content, 'steps.2', 'gone')).toBeUndefined();
    expect(placeNow(done('bring form.sections.0.fields.4 form.sections.3') ?? aShop, 'form.sections.0.fields.4', 'email')).toBe('form.sections.3.fields.1');
    expect(placeNow(done('delete form.sections.0') ?? aShop, 'form.sections.2.fields.0.fields.1', 'share')).toBe('form.sections.1.fields.0.fields.1');
  });
});

describe('something new', () => {
  it.each([
    ['papers', undefined, 'papers.2', { id: 'giay-uy-quyen', form: 'copy' }],
    ['form.sections.3.fields', 'choice', 'form.sections.3.fields.1', { id: 'giay-uy-quyen', type: 'choice' }],
    ['form.sections.2.fields.0.fields', 'date', 'form.sections.2.fields.0.fields.5', { type: 'date', within: 'any' }],
  ])('in %s (%s) stands at %s, with an id from its name', (list, type, at, begins) => {
    const added = withNew(aShop, { list, type, name: { vi: 'Giấy ủy quyền', en: 'Authorisation' } });
    expect(added?.at).toBe(at);
    expect(valueAt(added?.content, at)).toMatchObject(begins);
  });

  it.each([['fee', undefined], ['form.sections.9.fields', 'text'], ['form.sections.0.fields', 'nonsense'], ['constructor', undefined]])('is not added to %s as %s', (list, type) => {
    expect(withNew(aShop, { list, type, name: { vi: 'Một', en: 'One' } })).toBeUndefined();
  });

  it('gets an id that nobody has', () => {
    expect(freshId('Họ, chữ đệm và tên', [])).toBe('ho-chu-dem-va-ten');
    expect(freshId('Đường', ['duong', 'duong-2'])).toBe('duong-3');
  });
});

describe('a field that gets another id', () => {
  it('is named anew by whatever names it: conditions, formulas, rules, papers, the applicant', () => {
    const named = (was: string, id: string, base: string) => JSON.stringify(withRenamed({ ...aShop, form: JSON.parse(JSON.stringify(aShop.form).replace(`"id":"${was}"`, `"id":"${id}"`)) as object }, { base, was }));
    expect(named('founders', 'who', 'form.sections.1.fields.9')).not.toContain('"founders"');
    expect(named('capital', 'money', 'form.sections.1.fields.1')).not.toMatch(/"var":"capital"/);
    expect(named('share', 'part', 'form.sections.2.fields.0.fields.1')).toContain('"var":"current.part"');
    expect(named('phone', 'tel', 'form.sections.0.fields.3')).toContain('"phone":"tel"');
  });
});
