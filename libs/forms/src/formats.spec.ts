import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateFlaw, emailFlaw, identityNumberFlaw, parcelNumberFlaw, personNameFlaw, phoneFlaw, taxCheckDigit, taxCodeFlaw, toNationalPhone } from './formats.ts';
import { moneyInWords } from './number-words.ts';

describe('formats', () => {
  it.each(['079186001234', '001203012345', '101190001234', '023456789'])('%s is an identity number', (text) => expect(identityNumberFlaw(text)).toBeUndefined());
  it.each([['07918600123x', 'identity-digits-only'], ['0791860012', 'identity-too-short'], ['003186001234', 'identity-place'], ['079486001234', 'identity-century']])(
    '%s is none (%s)', (text, code) => expect(identityNumberFlaw(text)?.code).toBe(code));

  it.each(['0300588569', '0101248141', '0300588569-001', '0100109106'])('%s is a tax code', (text) => expect(taxCodeFlaw(text)).toBeUndefined());
  it('one wrong digit makes a tax code unreal', () => {
    const wrong = fc.tuple(fc.stringMatching(/^0[1-9]\d{7}$/).filter((nine) => taxCheckDigit(nine) < 10), fc.nat(9), fc.integer({ min: 1, max: 9 }));
    fc.assert(fc.property(wrong, ([nine, at, by]) => {
      const code = `${nine}${taxCheckDigit(nine)}`;
      const changed = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1);
      return taxCodeFlaw(code) === undefined && taxCodeFlaw(changed)?.code === 'tax-check-digit';
    }));
  });

  it.each([['+84 903 512 789', '0903512789'], ['84903512789', '0903512789'], ['(028) 3841-2345', '02838412345'], ['0903.512.789', '0903512789'], ['+840903512789', '0903512789']])(
    '%s is dialled %s', (typed, national) => {
      expect(toNationalPhone(typed)).toBe(national);
      expect(phoneFlaw(national)).toBeUndefined();
    });
  it.each([['0123456789', 'phone-prefix'], ['0511234567', 'phone-prefix'], ['090351278', 'phone-length'], ['0903 512', 'phone-digits-only']])('%s cannot be dialled (%s)', (text, code) => expect(phoneFlaw(text)?.code).toBe(code));

  it.each(['1', '123', '1208-2', '45/3'])('%s is a parcel number', (text) => expect(parcelNumberFlaw(text)).toBeUndefined());
  it.each(['', '0', '012', '1234567', '12-', 'A1', '1-2-3'])('%s is none', (text) => expect(parcelNumberFlaw(text)).toBeDefined());

  it.each(['a@b.vn', 'minh.hanh+hkd@example.com.vn'])('%s is an e-mail address', (text) => expect(emailFlaw(text)).toBeUndefined());
  it.each(['a@b', '@b.vn', 'a b@c.vn', 'a@-b.vn', 'hạnh@b.vn', 'a@b..vn'])('%s is none', (text) => expect(emailFlaw(text)).toBeDefined());

  it.each(['Nguyễn Thị Minh Hạnh', "H'Hen Niê", 'Y-Thinh', 'Võ'])('%s is a name', (text) => expect(personNameFlaw(text)).toBeUndefined());
  it.each(['Hạnh 2', '<b>Hạnh</b>', '-', '.'])('%s is none', (text) => expect(personNameFlaw(text)).toBeDefined());

  it('takes every real day and no other', () => {
    const day = fc.tuple(fc.integer({ min: 1850, max: 2200 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }));
    fc.assert(fc.property(day, ([year, month, date]) => {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      const real = new Date(`${text}T00:00:00Z`);
      return (dateFlaw(text) === undefined) === (!Number.isNaN(real.getTime()) && real.toISOString().startsWith(text));
    }));
  });
});

describe('amounts in words', () => {
  it.each([
    [0, 'Không đồng'], [5, 'Năm đồng'], [15, 'Mười lăm đồng'], [21, 'Hai mươi mốt đồng'], [105, 'Một trăm lẻ năm đồng'], [1_005, 'Một nghìn không trăm lẻ năm đồng'],
    [50_000, 'Năm mươi nghìn đồng'], [75_000, 'Bảy mươi lăm nghìn đồng'], [50_000_000, 'Năm mươi triệu đồng'], [1_250_000, 'Một triệu hai trăm năm mươi nghìn đồng'],
    [2_000_010_000, 'Hai tỷ không trăm mười nghìn đồng'], [1_000_000_000_000, 'Một nghìn tỷ đồng'], [111, 'Một trăm mười một đồng'], [10_000_024, 'Mười triệu không trăm hai mươi bốn đồng'],
  ])('%d is %s', (amount, words) => expect(moneyInWords(amount)).toBe(words));
});
