import { describe, expect, it } from '@jest/globals';
import { aForm, goodAnswers, today } from '@motcua/forms/a-form';
import { checkSection } from '@motcua/forms/check';
import { districtsFrom, districtsInAddress } from '@motcua/form-pages/form-post';
import { onlyNewQuestions, readSectionPost } from './section-post.ts';

const form = aForm();
const rows = {
  'members.0.member-name': 'Trần Văn Dũng', 'members.0.share': '20.000.000',
  'members.2.member-name': 'Trần Thu Trang', 'members.2.share': '30.000.000',
};

describe('a posted page of the form', () => {
  it('reads rows with gaps in their places', () => {
    const { answers } = readSectionPost(form, 'members', rows);
    expect(answers['members']).toEqual([{ 'member-name': 'Trần Văn Dũng', share: 20_000_000 }, { 'member-name': 'Trần Thu Trang', share: 30_000_000 }]);
  });

  it('takes away the row that its button names, and no other', () => {
    const post = readSectionPost(form, 'members', { ...rows, remove: 'members.0' });
    expect(post.answers['members']).toEqual([{ 'member-name': 'Trần Thu Trang', share: 30_000_000 }]);
    expect(post.removed).toBe(true);
  });

  it('knows who asks for one row more', () => {
    expect(readSectionPost(form, 'members', { ...rows, add: 'members' }).add).toBe('members');
  });

  it('keeps the district of an address whose ward is still to be chosen', () => {
    const { districts, wards } = readSectionPost(form, 'shop', { 'premises.street': '1 Lê Lợi', 'premises.district': '765', 'premises.ward': '', wards: 'premises' });
    expect([districts, wards]).toEqual([{ premises: '765' }, 'premises']);
    expect(districtsFrom(districtsInAddress(districts).map(([, value]) => value))).toEqual(districts);
  });

  it('takes no ward of another district than the one that was chosen', () => {
    const { answers, districts } = readSectionPost(form, 'shop', { 'premises.street': '1 Lê Lợi', 'premises.district': '760', 'premises.ward': '26905' });
    expect([answers['premises'], districts]).toEqual([{ street: '1 Lê Lợi' }, { premises: '760' }]);
  });

  it('forgets the district once its ward is chosen', () => {
    expect(readSectionPost(form, 'shop', { 'premises.district': '765', 'premises.ward': '26905' }).districts).toEqual({});
  });

  it.each(['premises', 'premises:', 'premises:abc', ':765', '"><script>:765', 7, undefined])('reads no district from %j', (wrong) => {
    expect(districtsFrom(wrong)).toEqual({});
  });

  it('carries what the page was made from', () => {
    expect(readSectionPost(form, 'members', { version: '7', overwrite: '9', ve: 'kiem-tra', leave: 'true' })).toMatchObject({ version: 7, overwrite: 9, fromCheck: true, leave: true });
  });
});

describe('a question that an answer only now calls for', () => {
  const { problems } = checkSection(form, 'shop', { ...goodAnswers(), loan: true }, { today });

  it('is no mistake of whoever could not see it', () => {
    expect(problems.map(({ at }) => at)).toEqual(['loan-amount']);
    expect(onlyNewQuestions(form, problems, new Set())).toBe(true);
  });

  it('is one once it stood on the page', () => {
    expect(onlyNewQuestions(form, problems, new Set(['loan-amount']))).toBe(false);
  });

  it('hides no other mistake', () => {
    const { problems: more } = checkSection(form, 'shop', { ...goodAnswers(), loan: true, staff: undefined }, { today });
    expect(onlyNewQuestions(form, more, new Set())).toBe(false);
  });
});
