import { describe, expect, it } from '@jest/globals';
import { citizenCardIn } from './citizen-card.ts';

const card = '079186001234|023456789|Nguyễn Thị Minh Hạnh|09031986|Nữ|12 Nơ Trang Long, Phường 13, Bình Thạnh, Thành phố Hồ Chí Minh|25042021';

describe('the QR code of a citizen card', () => {
  it('says who holds it', () => {
    expect(citizenCardIn(card)).toEqual({
      identityNumber: '079186001234',
      formerNumber: '023456789',
      name: 'Nguyễn Thị Minh Hạnh',
      birthDate: '1986-03-09',
      sex: 'female',
      address: '12 Nơ Trang Long, Phường 13, Bình Thạnh, Thành phố Hồ Chí Minh',
      issuedOn: '2021-04-25',
    });
  });

  it.each([
    ['without an older number', card.replace('023456789', ''), { identityNumber: '079186001234', sex: 'female' }],
    ['with further fields, as cards since 2024 have them', `${card}||Nguyễn Văn An|Trần Thị Bình`, { issuedOn: '2021-04-25' }],
    ['with the line end of the scanner', `${card}\r\n`, { name: 'Nguyễn Thị Minh Hạnh' }],
    ['of a man', card.replace('Nữ', 'Nam'), { sex: 'male' }],
    ['in decomposed letters', card.normalize('NFD'), { name: 'Nguyễn Thị Minh Hạnh'.normalize('NFC') }],
  ])('is read %s', (_, typed, said) => {
    expect(citizenCardIn(typed)).toMatchObject(said);
  });

  it('leaves out a day that no calendar has', () => {
    const read = citizenCardIn(card.replace('09031986', '31021986'));
    expect(read?.identityNumber).toBe('079186001234');
    expect(read).not.toHaveProperty('birthDate');
  });

  it.each(['079186001234', '', 'Nguyễn Thị Minh Hạnh', '07918600123|x|Nguyễn Thị Minh Hạnh|09031986|Nữ|đ|25042021', '079186001234|023456789||09031986|Nữ||', '000.12.35.H29-261124-0042'])('is not what "%s" is', (typed) => {
    expect(citizenCardIn(typed)).toBeUndefined();
  });
});
