import { describe, expect, it } from '@jest/globals';
import { aForm, goodAnswers, today } from './a-form.ts';
import { checkAnswers } from './check.ts';
import { formValues, numberIn, readFormPost } from './read.ts';
import { fieldsOf } from './visible.ts';

const form = aForm();
const all = [...form.fields.values()];
const shop = fieldsOf(form, 'shop');
const readShop = (post: Record<string, unknown>) => readFormPost(shop, post);

describe('a posted page', () => {
  it('becomes typed answers, and null for what was left empty', () => {
    const post = {
      'premises.street': ' 128/5 Đinh Tiên Hoàng ', 'premises.ward': '26905', capital: '50.000.000 ₫', area: '32,5', staff: '3',
      'start.day': '1', 'start.month': '12', 'start.year': '2026', code: '5610', about: '  ', days: ['mon', 'sun'], founders: 'alone', loan: 'false',
    };
    expect(readShop(post)).toEqual({
      premises: { street: ' 128/5 Đinh Tiên Hoàng ', ward: '26905' }, capital: 50_000_000, area: 32.5, staff: 3, start: '2026-12-01',
      code: '5610', about: null, days: ['mon', 'sun'], founders: 'alone', loan: false, 'loan-amount': null,
    });
  });

  it('keeps what cannot be read as it was typed, to be shown again beside the error', () => {
    const typed = { capital: 'năm chục triệu', 'start.day': '30', 'start.month': '2', 'start.year': '2027', days: 'mon' };
    const answers = readShop(typed);
    expect(answers).toMatchObject({ capital: 'năm chục triệu', start: '2027-02-30', days: ['mon'] });
    expect(formValues(shop, answers)).toMatchObject({ ...typed, days: ['mon'] });
    const { problems } = checkAnswers(form, answers, { today });
    expect(problems.filter(({ at }) => at === 'start' || at === 'capital').map(({ code }) => code)).toEqual(['not-a-number', 'date-day']);
  });

  it('keeps a date of which a box was left empty', () => {
    const answers = readShop({ 'start.day': '5', 'start.year': '2027' });
    expect(answers['start']).toBe('2027--05');
    expect(formValues(shop, answers)).toEqual({ 'start.day': '5', 'start.month': '', 'start.year': '2027' });
  });

  it('reads rows in their order, without those left empty', () => {
    const post = {
      'members.10.member-name': 'Trần Thu Trang', 'members.10.share': '30.000.000', 'members.10.abroad': 'true', 'members.10.country': 'Lào',
      'members.2.member-name': 'Trần Văn Dũng', 'members.2.share': '20.000.000',
      'members.3.member-name': '', 'members.3.share': '', 'members.3.abroad': 'false',
    };
    expect(readFormPost(fieldsOf(form, 'members'), post)).toEqual({ members: goodAnswers().members });
    expect(readFormPost(fieldsOf(form, 'members'), {})).toEqual({ members: null });
  });

  it('takes a tick for a commitment and nothing for none', () => {
    expect(readFormPost(fieldsOf(form, 'promise'), { true: 'on' })).toEqual({ true: true });
    expect(readFormPost(fieldsOf(form, 'promise'), {})).toEqual({ true: null });
  });

  it('is not fooled by prototypes or wild row numbers', () => {
    const post = JSON.parse('{"__proto__": "x", "members.99999999999.share": "1", "members.__proto__.share": "2", "members.constructor.share": "3"}') as Record<string, unknown>;
    expect(readFormPost(fieldsOf(form, 'members'), post)).toEqual({ members: null });
  });

  it('gives back good answers whole', () => {
    expect(checkAnswers(form, readFormPost(all, formValues(all, goodAnswers())), { today }).answers).toMatchObject(goodAnswers());
  });
});

describe('numbers as people type them', () => {
  it.each([
    ['1.250.000', 1_250_000], ['1.250.000,5', 1_250_000.5], ['12,5', 12.5], ['12.5', 12.5], ['1250', 1250], ['1,250,000', 1_250_000],
    ['12 500', 12_500], ['-0,45', -0.45], ['１２', 12], ['0', 0],
  ])('%s is %d', (typed, number) => expect(numberIn(typed)).toBe(number));

  it.each(['', 'abc', '1.2.3', '12,5,', '1e9', '0x10', '--1', '1.250.00', 'NaN', 'Infinity', '9'.repeat(16)])('%j is no number', (typed) => expect(numberIn(typed)).toBeUndefined());
});
