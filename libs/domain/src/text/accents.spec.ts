import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldAccents, isNfc, searchKey, toNfc } from './accents.ts';

describe('folding accents', () => {
  it.each([
    ['Nguyễn Thị Minh Hạnh', 'Nguyen Thi Minh Hanh'],
    ['Đường Đinh Tiên Hoàng', 'Duong Dinh Tien Hoang'],
    ['phường đa kao', 'phuong da kao'],
    ['Ủy ban nhân dân quận Gò Vấp', 'Uy ban nhan dan quan Go Vap'],
    ['ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ', 'AAAAAAAAAAAAEEEEEEEEIIOOOOOOOOOOOOUUUUUUUYYYY'],
  ])('%s is searched as %s', (text, folded) => {
    expect(foldAccents(text)).toBe(folded);
  });

  it('does not depend on how the marks were typed', () => {
    expect(foldAccents('Trần Quốc Bảo'.normalize('NFD'))).toBe(foldAccents('Trần Quốc Bảo'.normalize('NFC')));
  });

  it('folding twice changes nothing more', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldAccents(foldAccents(text)) === foldAccents(text)));
  });

  it('gives one key to two spellings of one name', () => {
    expect(searchKey('  NGUYỄN   thị Hạnh ')).toBe(searchKey('Nguyen Thi Hanh'));
  });
});

describe('NFC', () => {
  it('recognises decomposed Vietnamese and composes it', () => {
    const decomposed = 'Đăng ký hộ kinh doanh'.normalize('NFD');
    expect(isNfc(decomposed)).toBe(false);
    expect(toNfc(decomposed)).toBe('Đăng ký hộ kinh doanh');
    expect(isNfc(toNfc(decomposed))).toBe(true);
  });
});
