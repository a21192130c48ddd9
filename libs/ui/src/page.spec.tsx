import { describe, expect, it } from '@jest/globals';
import { Page, renderPage } from './page.tsx';
import { siteOf } from './site.tsx';

const site = siteOf('vi', { home: '/', lookup: '/lookup' });
const aPage = (lang: 'vi' | 'en', title: string) =>
  renderPage(<Page lang={lang} title={title} room="citizen" site={site} switchLanguage={{ vi: '?lang=vi', en: '?lang=en' }} current="lookup"><p>{title}</p></Page>);

describe('a page', () => {
  it('says its language and speaks it', () => {
    expect(aPage('vi', 'Tra cứu')).toMatch(/^<!doctype html><html lang="vi">/);
    expect(aPage('vi', 'Tra cứu')).toContain('Đến nội dung chính');
    expect(aPage('en', 'Track')).toContain('Skip to main content');
  });
  it('escapes what people typed', () => {
    const html = aPage('vi', '<script>alert("x")</script>');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script>alert');
  });
  it('marks where the reader is', () => {
    expect(aPage('vi', 'Tra cứu')).toContain('<a href="/lookup" aria-current="page">');
  });
  it('links only to routes that exist', () => {
    expect(aPage('vi', 'Tra cứu')).not.toContain('Khiếu nại');
  });
  it('for signing in leads nowhere else', () => {
    const html = renderPage(<Page lang="vi" title="Đăng nhập" room="plain" site={site} switchLanguage={{ vi: '?lang=vi', en: '?lang=en' }} hasErrors>x</Page>);
    expect(html).not.toContain('/lookup');
    expect(html).toContain('<title>Lỗi: Đăng nhập - Một Cửa</title>');
    expect(html).toContain('hreflang="en"');
  });
});
