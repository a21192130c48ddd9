import { describe, expect, it } from '@jest/globals';
import { saidWho, scannedCode } from './typed.ts';

const card = '079186001234|023456789|Nguyễn Thị Minh Hạnh|09031986|Nữ|12 Nơ Trang Long|25042021';

describe('what is typed to say who stands there', () => {
  it.each([
    ['a scanned card', card, { query: { identityNumber: '079186001234' }, person: { name: 'Nguyễn Thị Minh Hạnh', birthDate: '1986-03-09', sex: 'female' } }],
    ['an identity number', '079 186 001 234', { query: { identityNumber: '079186001234' }, person: { identityNumber: '079186001234' } }],
    ['the number of an old card', '023456789', { query: { identityNumber: '023456789' }, person: {} }],
    ['a phone', '0903 512 789', { query: { phone: '0903512789' }, person: { phone: '0903512789' } }],
    ['a phone as dialled from abroad', '+84 903 512 789', { person: { phone: '0903512789' } }],
    ['a name', ' Nguyễn  Thị Minh Hạnh ', { person: { name: 'Nguyễn Thị Minh Hạnh' } }],
  ])('is %s', (_, typed, said) => {
    expect(saidWho(typed)).toMatchObject(said);
  });

  it.each(['', '12', '079186001234|', '<script>', '079186001234567'])('is nothing: "%s"', (typed) => {
    expect(saidWho(typed)).toBeUndefined();
  });
});

describe('what a scanner reads', () => {
  it.each([
    ['http://localhost:8080/tra-cuu?ma=000.12.35.H29-261124-0042', '000.12.35.H29-261124-0042'],
    ['https://dvc.example.vn/tra-cuu?lang=en&ma=000.12.35.H29-261124-0042\r\n', '000.12.35.H29-261124-0042'],
    [' 000.12.35.H29-261124-0042 ', '000.12.35.H29-261124-0042'],
    ['42071635', '42071635'],
    [card, '079186001234'],
    ['Nguyễn Thị Minh Hạnh', 'Nguyễn Thị Minh Hạnh'],
  ])('off "%s" means %s', (typed, code) => {
    expect(scannedCode(typed)).toBe(code);
  });
});
