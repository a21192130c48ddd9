import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { assetUrl, assetsBase as kitBase } from './assets.tsx';
import { BackLink, CitizenFooter, CitizenHeader, Crumbs } from './frame/citizen.tsx';
import type { Account, SwitchLanguage } from './frame/citizen.tsx';
import { OfficeBar, OfficeFrame } from './frame/office.tsx';
import { KioskFrame } from './frame/kiosk.tsx';
import type { KioskRoom } from './frame/kiosk.tsx';
import type { OfficeRoom } from './frame/office.tsx';
import type { Lang } from './messages.tsx';
import type { Link, Site } from './site.tsx';
import { InLanguage, kitWords } from './words.tsx';

/** citizen: header, ribbon, footer. office: dark bar and queues. plain: brand and languages only (sign-in). bare: nothing (papers). kiosk: a screen in a hall. */
export type Room = 'citizen' | 'office' | 'plain' | 'bare' | 'kiosk';

export interface PageProps {
  readonly lang: Lang;
  /** Without the product's name; `renderPage` adds it, and "Lỗi:" before it when `hasErrors`. */
  readonly title: string;
  readonly room: Room;
  readonly site: Site;
  /** The same page in each language; the answers must survive the change. */
  readonly switchLanguage: SwitchLanguage;
  readonly hasErrors?: boolean | undefined;
  readonly description?: string | undefined;
  readonly account?: Account | undefined;
  readonly signInHref?: string | undefined;
  /** Key of the current item of `site.nav`, or of the current queue in the office. */
  readonly current?: string | undefined;
  readonly crumbs?: readonly Link[] | undefined;
  readonly back?: { readonly href: string; readonly label?: string | undefined } | undefined;
  readonly office?: OfficeRoom | undefined;
  readonly kiosk?: KioskRoom | undefined;
  /** Full width: the page lays out its own sections (the home page with its hero). */
  readonly wide?: boolean | undefined;
  readonly nonce?: string | undefined;
  readonly assetsBase?: string | undefined;
  /** Further module scripts, as addresses. */
  readonly scripts?: readonly string[] | undefined;
  readonly theme?: 'light' | undefined;
  readonly children: ComponentChildren;
}

/** The whole document as text, with doctype. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

/** A part of a page, for scripts that replace it (a row of a file that is being scanned). */
export function renderPart(lang: Lang, part: ComponentChildren): string {
  return renderToString(<InLanguage lang={lang}>{part}</InLanguage>);
}

/** With an underscore, so that no field of any form has the same id: those are kebab-case. */
export const contentId = 'page_content';

export function Page(props: PageProps) {
  const t = kitWords(props.lang);
  return (
    <html lang={props.lang} {...(props.theme ? { 'data-theme': props.theme } : {})}>
      <Head {...props} />
      <body {...(props.room === 'office' || props.room === 'kiosk' ? { class: props.room } : {})}>
        <InLanguage lang={props.lang}>
          <a class="skip" href={`#${contentId}`}>{t('page.skip')}</a>
          <Body {...props} />
        </InLanguage>
      </body>
    </html>
  );
}

function Head({ lang, title, hasErrors, site, description, nonce, assetsBase = kitBase, scripts = [] }: PageProps) {
  const said = hasErrors ? kitWords(lang)('page.error-title', { title }) : title;
  const font = (weight: number) => assetUrl(`fonts/be-vietnam-pro-${weight}.woff2`, assetsBase);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{said === site.product ? said : `${said} - ${site.product}`}</title>
      {description && <meta name="description" content={description} />}
      <meta name="theme-color" content="#f3ecdf" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#1c1814" media="(prefers-color-scheme: dark)" />
      {[400, 700].map((weight) => <link rel="preload" href={font(weight)} as="font" type="font/woff2" crossorigin="anonymous" />)}
      <link rel="icon" href={assetUrl('mark.svg', assetsBase)} type="image/svg+xml" />
      <link rel="stylesheet" href={assetUrl('motcua.css', assetsBase)} />
      {[assetUrl('kit.js', assetsBase), ...scripts].map((src) => <script type="module" src={src} {...(nonce ? { nonce } : {})} />)}
    </head>
  );
}

function Body(props: PageProps) {
  if (props.room === 'office') return <OfficeBody {...props} />;
  if (props.room === 'kiosk') return <KioskFrame site={props.site} kiosk={props.kiosk ?? {}} contentId={contentId}>{props.children}</KioskFrame>;
  if (props.room === 'bare') return <>{props.children}</>;
  return <CitizenBody {...props} />;
}

function OfficeBody({ site, office = { queues: [] }, switchLanguage, account, current, back, crumbs, children }: PageProps) {
  return (
    <>
      <OfficeBar site={site} office={office} switchLanguage={switchLanguage} account={account} />
      <OfficeFrame office={office} current={current}>
        {crumbs && <Crumbs trail={crumbs} />}
        {back && <BackLink {...back} />}
        {children}
      </OfficeFrame>
    </>
  );
}

function CitizenBody({ room, site, wide, crumbs, back, children, ...rest }: PageProps) {
  // Signing in leads to one thing only: no navigation, no footer links to wander off to.
  const frame = room === 'plain' ? { ...site, nav: [], footer: [] } : site;
  // The crumbs are a landmark of their own; the way back belongs to the page it leaves.
  return (
    <>
      <CitizenHeader site={frame} switchLanguage={rest.switchLanguage} current={rest.current} account={rest.account} signInHref={rest.signInHref} />
      {crumbs && <div class="page"><Crumbs trail={crumbs} /></div>}
      <main id={contentId} class={wide ? 'wide' : crumbs || back ? 'page' : 'page page-top'}>{back && <BackLink {...back} />}{children}</main>
      <CitizenFooter site={frame} />
    </>
  );
}
