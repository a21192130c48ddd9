import { describe, expect, it } from '@jest/globals';
import { aForm, goodAnswers } from './a-form.ts';
import { mightBeBroughtIn, openTo } from './brought-in.ts';

const form = aForm();
const { members: _, ...alone } = { ...goodAnswers(), founders: 'alone' };

describe('what may be mended', () => {
  it('is what was asked for, in the order of the form', () => {
    expect(openTo(form, goodAnswers(), { fields: ['area', 'name'], papers: ['photo'] }, {})).toEqual({ fields: ['name', 'area'], papers: ['photo'] });
  });

  it('is also what a mended answer brings in: a question, a page, a paper', () => {
    expect(openTo(form, alone, { fields: ['founders', 'loan'], papers: [] }, { founders: 'household', loan: true })).toEqual({
      fields: ['founders', 'loan', 'loan-amount', 'members'],
      papers: ['minutes'],
    });
  });

  it('is not what an answer would bring in that was not asked for', () => {
    expect(openTo(form, alone, { fields: ['founders'], papers: [] }, { founders: 'alone', loan: true })).toEqual({ fields: ['founders'], papers: [] });
  });

  it('is not what was called for before', () => {
    expect(openTo(form, goodAnswers(), { fields: ['founders'], papers: [] }, { founders: 'household' })).toEqual({ fields: ['founders'], papers: [] });
  });
});

describe('what a page keeps ready', () => {
  it('are the questions that an open answer may bring in, and no others', () => {
    expect(mightBeBroughtIn(form, alone, ['loan', 'area'])).toEqual(['loan-amount']);
    expect(mightBeBroughtIn(form, alone, ['area'])).toEqual([]);
    expect(mightBeBroughtIn(form, { ...alone, loan: true }, ['loan'])).toEqual([]);
  });
});
