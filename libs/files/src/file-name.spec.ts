import { describe, expect, it } from '@jest/globals';
import { contentDisposition } from './download.ts';
import { tidyFileName } from './file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['has no path', '../../etc/don.pdf', 'don.pdf'],
    ['has no Windows path', 'C:\\Users\\hanh\\don.pdf', 'don.pdf'],
    ['is NFC', 'Bản vẽ.pdf'.normalize('NFD'), 'Bản vẽ.pdf'],
    ['cannot be made to end as it does not', 'don\u202Efdp.exe', 'donfdp.exe'],
    ['has no control characters and single spaces', ' đơn\u0000 xin \t cấp.pdf ', 'đơn xin cấp.pdf'],
    ['is not hidden', '..don.pdf', 'don.pdf'],
    ['is there', '\u200B', 'tệp'],
  ])('%s', (_, given, kept) => {
    expect(tidyFileName(given)).toBe(kept);
  });

  it('keeps its ending when it is shortened', () => {
    const name = tidyFileName(`${'a'.repeat(300)}.docx`);
    expect([name.length, name.endsWith('a.docx')]).toEqual([200, true]);
  });
});

describe('a download', () => {
  it('has its own name, and an ASCII one for old programs', () => {
    expect(contentDisposition('Bản vẽ (Đợt 2).pdf')).toBe(
      `attachment; filename="Ban ve (Dot 2).pdf"; filename*=UTF-8''B%E1%BA%A3n%20v%E1%BA%BD%20%28%C4%90%E1%BB%A3t%202%29.pdf`,
    );
  });

  it('has a name that cannot break out of its header', () => {
    expect(contentDisposition('a";b%\\.pdf')).toContain('filename="a__b__.pdf";');
  });
});
