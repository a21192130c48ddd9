import { describe, expect, it } from '@jest/globals';
import { problemCodes } from '@motcua/contracts/problems';
import { wordsIn } from '../messages.ts';
import { writeAct } from './acts.ts';
import { refusalCodes, refusalInWords } from './refusals.ts';

const today = '2026-11-25';
const asked = { message: 'Xin chụp lại cả hai trang.', papers: 'identity-copy', 'until.day': '9', 'until.month': '12', 'until.year': '2026' };
const wrongIn = (act: Parameters<typeof writeAct>[0], typed: Parameters<typeof writeAct>[1]) => {
  const written = writeAct(act, typed, today);
  return 'wrong' in written ? written.wrong.map(({ field }) => field) : [];
};

describe('what was typed', () => {
  it('becomes the request for a supplement', () => {
    expect(writeAct('request-supplement', asked, today)).toEqual({ body: { message: asked.message, papers: ['identity-copy'], fields: [], until: '2026-12-09' } });
  });

  it.each([
    ['no words', { message: 'ngắn' }, ['message']],
    ['nothing asked for', { papers: undefined }, ['papers']],
    ['a day that there is not', { 'until.day': '31', 'until.month': '2' }, ['until']],
    ['no time to answer', { 'until.day': '25', 'until.month': '11' }, ['until']],
    ['nothing at all', { message: '', papers: '', 'until.day': '' }, ['papers', 'message', 'until']],
  ])('comes back when a supplement is asked for with %s', (_, changes, wrong) => {
    expect(wrongIn('request-supplement', { ...asked, ...changes })).toEqual(wrong);
  });

  it.each([
    ['refuse', { reason: 'ngắn' }, ['reason']],
    ['send-back', {}, ['to', 'reason']],
    ['return', { collector: 'A', channel: 'pigeon' }, ['collector', 'channel']],
    ['receive', {}, []],
    ['pass-on', { note: '' }, []],
    ['claim', {}, []],
    ['suspend', {}, ['kind']],
    ['suspend', { kind: 'court', paper: '112/UBND' }, []],
    ['draft-apology', { reason: 'ngắn' }, ['until', 'reason']],
    ['decline-apology', {}, ['reason']],
    ['stop', { reason: 'Quá hạn bổ sung đã lâu' }, []],
    ['assign', {}, ['to', 'reason']],
    ['assign', { to: 'inspector-tam', reason: 'Đồng nghiệp nghỉ phép' }, []],
  ] as const)('is examined before %s', (act, typed, wrong) => {
    expect(wrongIn(act, typed)).toEqual(wrong);
  });

  it('is put into NFC, and tidied', () => {
    expect(writeAct('refuse', { reason: '  Không đủ điều kiện.  '.normalize('NFD') }, today)).toEqual({ body: { reason: 'Không đủ điều kiện.'.normalize('NFC'), papers: [], fields: [] } });
  });

  it('of a refusal may name what was wrong', () => {
    const typed = { reason: 'Bản vẽ thiếu kích thước.', papers: 'drawing', fields: ['sign', 'premises'] };
    expect(writeAct('refuse', typed, today)).toEqual({ body: { reason: typed.reason, papers: ['drawing'], fields: ['sign', 'premises'] } });
  });
});

describe('a refusal of one-stop', () => {
  const codes = Object.keys(problemCodes).filter((code) => /^(dossier|result|calendar)-|^attachment-(type|too-large|empty)$/.test(code));

  it.each([...new Set([...codes, ...refusalCodes])])('has words of its own: %s', (code) => {
    for (const lang of ['vi', 'en'] as const) expect(refusalInWords(wordsIn(lang), code)).not.toBe(wordsIn(lang)('refusal.other'));
  });

  it('that nobody has heard of is still told', () => {
    expect(refusalInWords(wordsIn('vi'), 'never-heard-of')).toBe('Hệ thống chưa nhận việc này. Xin xem lại hồ sơ rồi thử lại.');
  });
});
