import { BrandMark, Icon } from '../icon.tsx';
import { languages } from '../messages.tsx';
import type { Lang } from '../messages.tsx';
import type { Link, Site } from '../site.tsx';
import { useLang, useWords } from '../words.tsx';

export interface Account { readonly name: string; readonly href: string; readonly detail?: string | undefined; readonly signOutHref?: string | undefined }
/** Where the same page is found in each language. */
export type SwitchLanguage = Readonly<Record<Lang, string>>;

const names: Record<Lang, string> = { vi: 'Tiếng Việt', en: 'English' };

export interface CitizenHeaderProps {
  readonly site: Site;
  readonly switchLanguage: SwitchLanguage;
  readonly current?: string | undefined;
  readonly account?: Account | undefined;
  readonly signInHref?: string | undefined;
}

export function CitizenHeader({ site, switchLanguage, ...rest }: CitizenHeaderProps) {
  return (
    <header>
      <Utility site={site} switchLanguage={switchLanguage} />
      <div class="site-header">
        <div class="page">
          <Brand site={site} />
          {site.nav.length > 0 && <SiteNav site={site} current={rest.current} />}
          <AccountLink account={rest.account} signInHref={rest.signInHref} />
        </div>
        <div class="ribbon" />
      </div>
    </header>
  );
}

function Utility({ site, switchLanguage }: { site: Site; switchLanguage: SwitchLanguage }) {
  const t = useWords();
  return (
    <div class="utility">
      <div class="page">
        <p>{t('site.official', { owner: site.owner })}</p>
        <nav aria-label={t('page.utilities')}>
          <a href={`tel:${site.hotline}`}><Icon name="phone" />{t('site.hotline', { number: site.hotline })}</a>
          <LanguageLinks switchLanguage={switchLanguage} />
        </nav>
      </div>
    </div>
  );
}

export function LanguageLinks({ switchLanguage }: { switchLanguage: SwitchLanguage }) {
  const here = useLang();
  return (
    <>
      {languages.map((lang) => (
        <a href={switchLanguage[lang]} lang={lang} hreflang={lang} {...(lang === here ? { 'aria-current': 'true' as const } : {})}>{names[lang]}</a>
      ))}
    </>
  );
}

export function Brand({ site }: { site: Site }) {
  return (
    <a class="brand" href={site.home}><BrandMark /><span><b>{site.product}</b><span>{site.service}</span></span></a>
  );
}

function SiteNav({ site, current }: { site: Site; current: string | undefined }) {
  const t = useWords();
  return (
    <nav class="site-nav" aria-label={t('page.main-nav')}>
      <ul>
        {site.nav.map(({ key, href, label }) => (
          <li><a href={href} {...(key === current ? { 'aria-current': 'page' as const } : {})}>{label}</a></li>
        ))}
      </ul>
    </nav>
  );
}

function AccountLink({ account, signInHref }: { account: Account | undefined; signInHref: string | undefined }) {
  const t = useWords();
  if (account) return <a class="btn quiet account" href={account.href}><Icon name="person" /><span>{account.name}</span></a>;
  if (signInHref) return <a class="btn quiet account" href={signInHref}><Icon name="person" /><span>{t('page.sign-in')}</span></a>;
  return null;
}

export function Crumbs({ trail }: { trail: readonly Link[] }) {
  const t = useWords();
  return (
    <nav class="crumbs" aria-label={t('page.crumbs')}>
      <ol>{trail.map(({ href, label }) => <li><a href={href}>{label}</a></li>)}</ol>
    </nav>
  );
}

export function BackLink({ href, label }: { href: string; label?: string | undefined }) {
  const t = useWords();
  return <a class="back" href={href}><Icon name="back" />{label ?? t('page.back')}</a>;
}

export function CitizenFooter({ site }: { site: Site }) {
  const t = useWords();
  return (
    <footer class="site-footer">
      <div class="ribbon" />
      <div class="page">
        <div>
          <h2>{t('site.hotline-hours')}</h2>
          <a class="hotline" href={`tel:${site.hotline}`}>{site.hotline}</a>
          <p>{site.owner}<br />{site.address}</p>
          <p>{t('site.open-source')}</p>
        </div>
        {site.footer.map(({ heading, links }) => (
          <nav aria-label={heading}>
            <h2>{heading}</h2>
            <ul>{links.map(({ href, label }) => <li><a href={href}>{label}</a></li>)}</ul>
          </nav>
        ))}
      </div>
    </footer>
  );
}
