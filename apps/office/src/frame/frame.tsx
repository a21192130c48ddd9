import { csrfField } from '@motcua/auth/sign-in';
import { assetsBaseAt } from '@motcua/ui/assets';
import { Page, renderPage } from '@motcua/ui/page';
import type { PageProps } from '@motcua/ui/page';
import { siteOf } from '@motcua/ui/site';
import type { ComponentChildren } from 'preact';
import { addresses, base } from '../addresses.ts';
import { queueGroups } from '../inbox/queues.ts';
import { inLanguage } from './language.ts';
import { rolesInWords } from './roles.ts';
import type { Room, Visit } from './visit.ts';

type Kept = 'title' | 'hasErrors' | 'current' | 'back';
export interface FrameProps extends Pick<PageProps, Kept> {
  /** Where the page is fetched again in the other language, when it was the answer to a post. */
  readonly again?: string;
  /** Without the queues: for those who have none. */
  readonly plain?: boolean;
  readonly children: ComponentChildren;
}

/** A page of the office as text. */
export function framed(visit: Visit & Room, { again = visit.here, plain = false, children, ...page }: FrameProps): string {
  const { lang, t, person, counts } = visit;
  const site = { ...siteOf(lang, { home: addresses.home }), service: visit.agency ?? t('office.service') };
  return renderPage(
    <Page
      {...page}
      lang={lang}
      room={plain ? 'plain' : 'office'}
      site={site}
      assetsBase={assetsBaseAt(base)}
      switchLanguage={{ vi: inLanguage(again, 'vi'), en: inLanguage(again, 'en') }}
      office={{ queues: queueGroups(t, counts) }}
      account={person && !plain ? { name: person.name || t('account.nameless'), detail: rolesInWords(t, person.roles), href: addresses.account } : undefined}
    >
      {children}
    </Page>,
  );
}

export function Csrf({ visit }: { readonly visit: Visit }) {
  return <input type="hidden" name={csrfField} value={visit.csrf} />;
}
