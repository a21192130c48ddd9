import { describe, expect, it } from '@jest/globals';
import { ReturnResult } from '@motcua/contracts/one-stop-api';
import { writeAct } from '../acts/acts.ts';
import { readHandOver } from './hand-over-post.ts';

const atCounter = { collector: 'Nguyễn Thị Minh Hạnh', channel: 'counter', as: 'owner', identityNumber: '079186001234', authorisation: '', signature: '[[1,2,3,4]]', slip: '', carrier: '', tracking: '', address: '' };
const byPost = { ...atCounter, channel: 'post', signature: '', carrier: 'VNPost', tracking: 'EA123456789VN', address: '128/5 Đinh Tiên Hoàng', 'postedOn.day': '25', 'postedOn.month': '11', 'postedOn.year': '2026' };
const wrongIn = (typed: object) => {
  const written = writeAct('return', typed as never, '2026-11-25');
  return 'wrong' in written ? written.wrong.map(({ field }) => field) : [];
};

describe('what is typed about a hand-over', () => {
  it.each([
    ['at the counter', atCounter, { channel: 'counter', identity: { as: 'owner' }, signed: { strokes: [[1, 2, 3, 4]] } }],
    ['on a slip of paper', { ...atCounter, signature: '', slip: '12' }, { signed: { slip: '12' } }],
    ['by post', byPost, { channel: 'post', postage: { carrier: 'VNPost', postedOn: '2026-11-25' } }],
    ['on line', { ...atCounter, channel: 'online' }, { channel: 'online' }],
  ])('is what one-stop takes: %s', (_, typed, body) => {
    expect(ReturnResult.parse(readHandOver(typed))).toMatchObject(body);
  });

  it('holds nothing of the ways that were not chosen', () => {
    expect(Object.keys(readHandOver(byPost))).toEqual(['collector', 'channel', 'postage']);
    expect(Object.keys(readHandOver({ ...atCounter, channel: 'online' }))).toEqual(['collector', 'channel']);
  });

  it.each([
    ['nobody’s card', { ...atCounter, identityNumber: '' }, ['identityNumber']],
    ['no signature', { ...atCounter, signature: '' }, ['signed']],
    ['a picture for a signature', { ...atCounter, signature: '<svg>' }, ['signed']],
    ['somebody else without a paper', { ...atCounter, as: 'other' }, ['authorisation']],
    ['a parcel without carrier and day', { ...byPost, carrier: '', 'postedOn.day': '' }, ['carrier', 'postedOn']],
  ])('is sent back for %s', (_, typed, wrong) => {
    expect(wrongIn(typed)).toEqual(wrong);
  });
});
