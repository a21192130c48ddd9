import { Icon } from '@motcua/ui/icon';
import type { Lang } from '@motcua/ui/messages';
import { Page, renderPage } from '@motcua/ui/page';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { siteOf } from '@motcua/ui/site';
import type { ComponentChildren } from 'preact';
import { addresses } from '../addresses.ts';
import { kioskScript } from '../frame/scripts.ts';
import type { Say } from '../messages.ts';

export interface KioskVisit { readonly lang: Lang; readonly t: Say }

export const kioskIn = (lang: Lang, letters = false): string => {
  const query = new URLSearchParams({ ...(lang === 'en' ? { tieng: lang } : {}), ...(letters ? { nhap: 'chu' } : {}) });
  return query.size > 0 ? `${addresses.kiosk}?${query}` : addresses.kiosk;
};

/** Seconds without a touch after which it asks, and then until it clears itself. */
export const idle = { asksAfter: 45, clearsAfter: 15 } as const;

export interface KioskPage {
  /** fresh: nothing of anybody's is on it yet. rest: it can be used again after so many seconds. */
  readonly state: 'fresh' | 'used' | { readonly rest: number };
  /** What is read aloud. */
  readonly spoken: string;
  readonly letters?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** A page of the kiosk as text: its title and its address are always the same. */
export function onKiosk({ lang, t }: KioskVisit, { state, spoken, letters, children }: KioskPage): string {
  const other = lang === 'vi' ? 'en' : 'vi';
  return renderPage(
    <Page
      lang={lang}
      room="kiosk"
      title={t('kiosk.title')}
      site={siteOf(lang, { home: addresses.kiosk })}
      switchLanguage={{ vi: kioskIn('vi'), en: kioskIn('en') }}
      scripts={[kioskScript]}
      kiosk={{
        tools: (
          <>
            <Button type="button" icon="speak" hidden data={{ 'data-speak': spoken, 'data-stop': t('kiosk.silent') }}>{t('kiosk.speak')}</Button>
            <a class="btn" href={kioskIn(other, letters)} lang={other} hreflang={other}>{other === 'en' ? 'English' : 'Tiếng Việt'}</a>
          </>
        ),
        foot: (
          <>
            <p class="row"><Icon name="clock" /><span>{t('kiosk.idle', { n: idle.asksAfter })}</span></p>
            <div class="row"><LinkButton href={addresses.kiosk}>{t('kiosk.clear-all')}</LinkButton><span>{t('kiosk.help')}</span></div>
          </>
        ),
        over: <Still t={t} />,
      }}
    >
      <div data-kiosk={typeof state === 'string' ? state : 'rest'} {...(typeof state === 'string' ? {} : { 'data-rest': state.rest })} data-home={addresses.kiosk}>{children}</div>
    </Page>,
  );
}

/** Asked before it clears itself: any touch is an answer. */
function Still({ t }: Pick<KioskVisit, 't'>) {
  return (
    <dialog class="kiosk-still" role="alertdialog" aria-labelledby="still" aria-describedby="still-said" data-asks-after={idle.asksAfter} data-clears-after={idle.clearsAfter}>
      <h2 id="still">{t('kiosk.still')}</h2>
      <p id="still-said">{t.rich('kiosk.still-said', { n: () => <strong class="num" data-seconds>{idle.clearsAfter}</strong> })}</p>
      <Button type="button" tone="primary" fill="wide" data={{ 'data-here': '' }}>{t('kiosk.here')}</Button>
      <p class="error" data-away hidden>{t('kiosk.away')}</p>
    </dialog>
  );
}
