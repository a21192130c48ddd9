import { describe, expect, it } from '@jest/globals';
import { withChoiceLists } from './choice-lists.ts';

const lists = { sexes: [{ value: 'female' }, { value: 'male' }] };

describe('lists of choices', () => {
  it('stand in the form in place of their name, also inside groups', () => {
    const field = { id: 'sex', choices: { list: 'sexes' } };
    expect(withChoiceLists({ fields: [field, { type: 'group', fields: [field] }] }, lists)).toEqual({
      fields: [{ id: 'sex', choices: lists.sexes }, { type: 'group', fields: [{ id: 'sex', choices: lists.sexes }] }],
    });
  });

  it('leave choices alone that a form writes itself', () => {
    const own = { choices: [{ value: 'yes' }, { value: 'no' }] };
    expect(withChoiceLists(own, lists)).toEqual(own);
  });

  it.each(['seasons', 'constructor', 7])('refuse the name %s, which none has', (list) => {
    expect(() => withChoiceLists({ choices: { list } }, lists)).toThrow(`There is no list of choices called ${String(list)}.`);
  });
});
