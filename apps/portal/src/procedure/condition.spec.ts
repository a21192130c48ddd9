import { describe, expect, it } from '@jest/globals';
import { compileForm } from '@motcua/forms/compile';
import { unitsOf } from '@motcua/forms/units';
import { wordsIn } from '../messages.ts';
import { theShippedCity } from '../the-shipped-city.ts';
import { conditionInWords } from './condition.ts';

const { procedures, units } = theShippedCity();
const vi = { lang: 'vi', t: wordsIn('vi') } as const;
const conditional = procedures.flatMap((procedure) => procedure.papers.flatMap(({ id, when }) => (when ? [{ procedure, id, when }] : [])));
const known = unitsOf(units.units);
const forms = new Map(procedures.map((procedure) => [procedure, compileForm(procedure.form, { units: known, procedure })]));
const formOf = (procedure: (typeof procedures)[number]) => {
  const form = forms.get(procedure);
  if (!form) throw new Error(`there is no form of ${procedure.id}`);
  return form;
};
const paper = (procedureId: string, id: string) => {
  const one = conditional.find((found) => found.procedure.id === procedureId && found.id === id);
  if (!one) throw new Error(`there is no conditional paper ${id}`);
  return conditionInWords(one.when, formOf(one.procedure).fields, vi);
};

describe('when a paper is needed', () => {
  it.each([
    ['denunciation', 'representative-minutes', 'trả lời “Có” ở câu “Nhiều người cùng tố cáo một nội dung?”'],
    ['business-registration-household', 'members-identity', 'ở mục “Hộ kinh doanh do ai thành lập?” chọn “Các thành viên trong gia đình”'],
    ['birth-registration', 'birth-notification', 'ở mục “Giấy khai sinh ghi về ai?” không chọn “Chưa xác định được cha và mẹ, trẻ bị bỏ rơi”'],
    ['labour-dossier', 'work-permits', 'mục “Trong đó lao động nước ngoài” lớn hơn 0'],
  ])('%s: %s is said in plain words', (procedure, id, words) => {
    expect(paper(procedure, id)).toBe(words);
  });

  it('has words for every paper of every shipped procedure, in both languages', () => {
    const en = { lang: 'en', t: wordsIn('en') } as const;
    const wordless = conditional.filter(({ procedure, when }) => [vi, en].some((visit) => !conditionInWords(when, formOf(procedure).fields, visit)));
    expect(wordless.map(({ procedure, id }) => `${procedure.id}: ${id}`)).toEqual([]);
    expect(conditional.length).toBeGreaterThan(80);
  });

  it.each([{ '<': [{ var: 'staff' }, 3] }, { var: 'no-such-field' }, { '==': [{ var: 'is-joint' }, 'x'] }, {}, { '!': { in: ['a', { var: 'b' }] } }])('%j is left to the form itself', (rule) => {
    const [procedure] = procedures;
    expect(procedure && conditionInWords(rule, formOf(procedure).fields, vi)).toBeUndefined();
  });
});
