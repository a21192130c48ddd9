import { inLanguage } from '@motcua/pages/language';
import { Page, renderPage } from '@motcua/ui/page';
import type { PageProps } from '@motcua/ui/page';
import { siteOf } from '@motcua/ui/site';
import type { ComponentChildren } from 'preact';
import { addresses, signInHref } from '../addresses.ts';
import type { Visit } from './visit.ts';

type Kept = 'title' | 'hasErrors' | 'description' | 'current' | 'crumbs' | 'back' | 'wide' | 'scripts';
export interface FrameProps extends Pick<PageProps, Kept> {
  /** Where the same page is fetched again in the other language, when it was the answer to a post. */
  readonly again?: string;
  readonly children: ComponentChildren;
}

const routes = {
  home: addresses.home,
  procedures: addresses.procedures,
  lookup: addresses.lookup,
  dossiers: addresses.dossiers,
  desks: addresses.agencies,
  accessibility: addresses.accessibility,
  privacy: addresses.privacy,
  developers: addresses.developers,
};

/** A page of the portal as text. */
export function framed(visit: Visit, { again = visit.here, children, ...page }: FrameProps): string {
  const { lang, person } = visit;
  return renderPage(
    <Page
      {...page}
      lang={lang}
      room="citizen"
      site={siteOf(lang, routes)}
      switchLanguage={{ vi: inLanguage(again, 'vi'), en: inLanguage(again, 'en') }}
      account={person ? { name: shortName(person.name) || visit.t('account.nameless'), href: addresses.dossiers } : undefined}
      signInHref={signInHref(again, lang)}
    >
      {children}
    </Page>,
  );
}

/** A Vietnamese name is used from behind: Nguyễn Thị Minh Hạnh is Minh Hạnh in a narrow header. */
export const shortName = (name: string): string => name.split(/\s+/).filter(Boolean).slice(-2).join(' ');
