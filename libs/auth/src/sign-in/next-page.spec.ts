import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextPage } from './next-page.ts';

describe('the page after signing in', () => {
  it.each(['/', '/ban-nhap/1/chu-ho', '/thu-tuc?q=xây%20dựng#le-phi', '/a//b', '/tìm'])('is the one that was asked for: %s', (path) => {
    expect(new URL(nextPage(path, '', '/home'), 'http://x').href).toBe(new URL(path, 'http://x').href);
  });

  it.each([undefined, 7, '', 'evil.example', 'https://evil.example/', '//evil.example', '/\\evil.example', '\\\\evil', '/\t/evil.example', '/a\\b', '/.//evil.example', '/x/..//evil.example', ' /a', '/auth/sign-in', '/auth/callback?code=1'])(
    'is home instead of %p',
    (wish) => {
      expect(nextPage(wish, '', '/home')).toBe('/home');
    },
  );

  it('stays within the office for officials', () => {
    expect(nextPage('/office/ho-so/1', '/office', '/office/')).toBe('/office/ho-so/1');
    expect(nextPage('/office?queue=overdue', '/office', '/office/')).toBe('/office?queue=overdue');
    expect(nextPage('/ho-so/1', '/office', '/office/')).toBe('/office/');
    expect(nextPage('/officer', '/office', '/office/')).toBe('/office/');
    expect(nextPage('/office/../ho-so', '/office', '/office/')).toBe('/office/');
  });

  it('never leaves this site, whatever was wished for', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[/\\.:@\t ]{1,6}[a-z.]{1,9}$/)), (wish) => {
        expect(new URL(nextPage(wish, '', '/home'), 'http://motcua.test').origin).toBe('http://motcua.test');
      }),
      { numRuns: 500 },
    );
  });
});
