import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agencyCode } from '../reference/agency-code.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { formatLookupNumber, lookupNumberOf } from '../reference/lookup-number.ts';
import { formatReference } from '../reference/reference.ts';
import { readSms } from './request.ts';

const code = '000.12.35.H29-261122-0042';
const plain = { language: 'vi', accents: false };
const asks = (text: string) => readSms(text);

describe('a short message', () => {
  it.each([
    'HS 000.12.35.H29-261122-0042 2789',
    'hs 000.12.35.h29-261122-0042 2789',
    'Hs  0001235H29 261122 0042  2789',
    'HS0001235H292611220042 2789',
    'hồ sơ 000.12.35.H29-261122-42 2789',
    'HỒ SƠ: 000.12.35.H29–261122–0042 – 2789.',
    'Hồ sơ 000.12.35.H29-261122-0042 2789'.normalize('NFD'),
    'tra cứu 000 12 35 H29 261122 0042 2789',
    'ＨＳ ０００.12.35.H29-261122-0042 ２７８９',
    '“HS 000.12.35.H29-261122-0042 2789”',
    '000.12.35.H29-261122-0042 2789',
    'HS 000.12.35.H29-261122-0042\n2789',
  ])('%p asks for the status of a dossier', (text) => {
    expect(asks(text)).toEqual({ asks: 'status', code, digits: '2789', ...plain });
  });

  it.each(['HS BT-2026-0042 2789', 'hs bt - 2026 - 42, 2789', 'hồ sơ: BT-2026-00042 2789'])('%p names the code that another system has', (text) => {
    expect(asks(text)).toEqual({ asks: 'status', code: 'BT-2026-42', digits: '2789', ...plain });
  });

  it('may name the look-up number instead, in groups or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000_000 }), fc.stringMatching(/^\d{4}$/), fc.constantFrom('HS ', 'hs', 'Hồ Sơ: ', ''), fc.boolean(), (counter, digits, keyword, grouped) => {
        const number = lookupNumberOf(counter);
        expect(asks(`${keyword}${grouped ? formatLookupNumber(number) : number} ${digits}`)).toEqual({ asks: 'status', code: number, digits, ...plain });
      }),
    );
  });

  it('is read alike for every code, however its parts are set apart', () => {
    const separators = fc.constantFrom('', ' ', '.', '-', ' - ');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.stringMatching(/^\d{4}$/), fc.array(separators, { minLength: 5, maxLength: 5 }), (sequence, digits, [a, b, c, d, e]) => {
        const reference = formatReference({ agency: agencyCode('000.12.35.H29'), on: plainDate('2026-11-22'), sequence });
        expect(asks(`hs 000${a}12${b}35${c}h29${d}261122${e}${String(sequence).padStart(4, '0')} ${digits}`)).toMatchObject({ asks: 'status', code: reference, digits });
      }),
    );
  });

  it.each<[string, object]>([
    ['HS 66197954 2789 CÓ DẤU', { accents: true, language: 'vi' }],
    ['HS 66197954 2789 cd', { accents: true, language: 'vi' }],
    ['HS 66197954 2789 EN', { accents: false, language: 'en' }],
    ['hs 66197954-2789, english.', { accents: false, language: 'en' }],
  ])('%p says how the answer is wanted', (text, wished) => {
    expect(asks(text)).toEqual({ asks: 'status', code: '66197954', digits: '2789', ...wished });
  });

  it.each([
    ['HS', 'code-missing'],
    ['hs abc 2789', 'code-missing'],
    ['HS 66197955 2789', 'code-missing'],
    ['HS 6619 7954', 'digits-missing'],
    [`HS ${code}`, 'digits-missing'],
    [code, 'digits-missing'],
    ['HS 66197954 278', 'code-missing'],
    ['HS BT-2026-0042', 'digits-missing'],
    ['BT-2026-0042 2789', 'unknown'],
    ['HS 000.12.35.H29-2611220042x 2789', 'code-missing'],
    ['HELP', 'help'],
    ['Hướng dẫn', 'help'],
    ['trợ giúp!', 'help'],
    ['Help EN', 'help'],
    ['STOP', 'stop'],
    ['Từ chối', 'stop'],
    ['TC', 'stop'],
    ['dk', 'start'],
    ['HSBC khuyen mai 50%', 'unknown'],
    ['', 'unknown'],
    ['😀😀', 'unknown'],
    ['chúc mừng năm mới', 'unknown'],
  ])('%p: %s', (text, expected) => {
    expect(asks(text).asks).toBe(expected);
  });

  it('of any kind is read without an error, and in a moment', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => typeof asks(text).asks === 'string'));
    expect(asks(`HS ${'1 '.repeat(50_000)}x`).asks).toBe('code-missing');
  });
});
