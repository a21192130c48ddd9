import { describe, expect, it } from '@jest/globals';
import type { AtCounter } from '@motcua/contracts/counter';
import { aForm } from '@motcua/forms/a-form';
import { inputs, readCounterPost } from './counter-post.ts';

const form = aForm();
const paper = form.papers[0]?.paper.id ?? '';
const before: AtCounter = { onPaper: {}, wishes: { language: 'vi', notify: 'phone', result: 'counter' }, account: false, by: 'trang' };
const read = (body: object) => readCounterPost(form, { version: '3', [inputs.language]: 'vi', [inputs.notify]: 'email', [inputs.result]: 'counter', ...body }, before);
const received = { [inputs.got(paper)]: 'true', [inputs.form(paper)]: 'certified-copy', [inputs.copies(paper)]: '2', [inputs.remark(paper)]: ' nhòe ' };

describe('the posted page of the counter', () => {
  it('says which papers were received, as what and how many', () => {
    expect(read(received).change.onPaper).toEqual({ [paper]: { form: 'certified-copy', copies: 2, remark: 'nhòe' } });
    expect(read({ ...received, [inputs.got(paper)]: undefined }).change.onPaper).toEqual({});
  });

  it('keeps wishes and the account that the applicant calls theirs', () => {
    expect(read({ [inputs.account]: 'true' }).change).toMatchObject({ account: true, wishes: { notify: 'email', result: 'counter' } });
    expect(read({ [inputs.notify]: 'pigeon' }).change.wishes).toEqual(before.wishes);
  });

  it('notes who came in their place only once all of it is said, and takes it back when it is emptied', () => {
    const { name, identityNumber, authorisation } = inputs.behalf;
    const whole = { [name]: 'Lê Văn Thành', [identityNumber]: '079078005678', [authorisation]: 'Giấy ủy quyền 12' };
    expect(read(whole).change.behalf).toEqual({ name: 'Lê Văn Thành', identityNumber: '079078005678', authorisation: 'Giấy ủy quyền 12' });
    expect(read({}).change.behalf).toBeNull();
    const half = read({ [name]: 'Lê Văn Thành' });
    expect(half.change).not.toHaveProperty('behalf');
    expect(half.wrong).toEqual([{ target: name, key: 'wrong.behalf' }]);
  });

  it.each([
    ['no number of copies', { ...received, [inputs.copies(paper)]: 'hai' }, 'wrong.copies'],
    ['a result by post to nowhere', { [inputs.result]: 'post' }, 'wrong.post-to'],
  ])('says what cannot be kept: %s', (_, body, key) => {
    expect(read(body).wrong.map((one) => one.key)).toEqual([key]);
  });
});
