import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { checkCatalogues, langOf, messagesFor } from './messages.tsx';
import { kitCatalogues } from './words.tsx';

const catalogues = {
  vi: { files: '{n, plural, other {# tệp}}', help: 'Gọi <tel>{number}</tel> nhé', plain: 'Xin chào' },
  en: { files: '{n, plural, one {# file} other {# files}}', help: 'Call <tel>{number}</tel>', plain: 'Hello' },
};

describe('messages', () => {
  it('count as each language counts', () => {
    expect([1, 2].map((n) => messagesFor('en', catalogues)('files', { n }))).toEqual(['1 file', '2 files']);
    expect([1, 2].map((n) => messagesFor('vi', catalogues)('files', { n }))).toEqual(['1 tệp', '2 tệp']);
  });

  it('draw their tags as elements and escape what is put into them', () => {
    const words = messagesFor('vi', catalogues).rich('help', { number: '<b>1022</b>', tel: (chunks) => <a href="tel:1022">{chunks}</a> });
    expect(renderToString(<p>{words}</p>)).toBe('<p>Gọi <a href="tel:1022">&lt;b>1022&lt;/b></a> nhé</p>');
  });

  it('know which keys there are', () => {
    const t = messagesFor('vi', catalogues);
    expect(t.has('plain')).toBe(true);
    expect(t.has('toString')).toBe(false);
  });

  it.each([
    [undefined, 'vi'], ['', 'vi'], ['en', 'en'], ['EN-us,vi;q=0.5', 'en'], ['fr', 'vi'],
  ])('a wish for %p is answered in %s', (wish, lang) => {
    expect(langOf(wish)).toBe(lang);
  });
});

describe('a pair of catalogues', () => {
  it("of the kit agrees in keys, placeholders and form", () => {
    expect(checkCatalogues(kitCatalogues.vi, kitCatalogues.en)).toEqual([]);
  });

  it.each([
    ['a key that one lacks', { a: 'x' }, {}, 'a is missing in en'],
    ['a key too many', {}, { a: 'x' }, 'a is missing in vi'],
    ['a placeholder that one lacks', { a: '{n} tệp' }, { a: 'files' }, 'a has placeholders [n] in vi and [] in en'],
    ['a placeholder inside a plural', { a: '{n, plural, other {# {of}}}' }, { a: '{n, plural, other {#}}' }, 'a has placeholders [n, of] in vi and [n] in en'],
    ['an empty text', { a: ' ' }, { a: 'x' }, 'a is empty in vi'],
    ['letters taken apart', { a: 'hồ sơ'.normalize('NFD') }, { a: 'x' }, 'a is not NFC in vi'],
    ['a brace left open', { a: '{n' }, { a: 'x' }, 'a does not parse in vi'],
  ])('is refused for %s', (_, vi, en, said) => {
    expect(checkCatalogues(vi as Record<string, string>, en as Record<string, string>)).toEqual([said]);
  });
});
