import type { Lang } from './messages.tsx';
import { kitWords } from './words.tsx';

export interface Link { readonly href: string; readonly label: string }
export interface NavItem extends Link { readonly key: string }
export interface FooterGroup { readonly heading: string; readonly links: readonly Link[] }

/** What a city says about itself on every page. */
export interface Site {
  readonly home: string;
  readonly product: string;
  readonly service: string;
  readonly owner: string;
  readonly address: string;
  readonly hotline: string;
  readonly nav: readonly NavItem[];
  readonly footer: readonly FooterGroup[];
}

const navKeys = ['procedures', 'lookup', 'dossiers', 'questions', 'feedback'] as const;
const footerKeys = {
  work: ['procedures', 'lookup', 'dossiers', 'payments', 'desks'],
  listen: ['questions', 'dialogue', 'feedback', 'complaints'],
  about: ['accessibility', 'privacy', 'developers', 'figures'],
} as const;

type FooterKey = (typeof footerKeys)[keyof typeof footerKeys][number];
/** The addresses that exist. A page that is not there yet gets no link anywhere. */
export type Routes = Readonly<Partial<Record<FooterKey, string>>> & { readonly home: string };

/** The demonstration city's frame, in one language, with links to the routes that exist. */
export function siteOf(lang: Lang, routes: Routes): Site {
  const t = kitWords(lang);
  const nav = navKeys.flatMap((key) => {
    const href = routes[key];
    return href ? [{ key, href, label: t(`site.nav.${key}`) }] : [];
  });
  const footer = (['work', 'listen', 'about'] as const).map((group) => ({
    heading: t(`site.footer.${group}`),
    links: footerKeys[group].flatMap((key) => {
      const href = routes[key];
      return href ? [{ href, label: t(`site.link.${key}`) }] : [];
    }),
  }));
  return {
    home: routes.home,
    product: t('site.product'),
    service: t('site.service'),
    owner: t('site.owner'),
    address: t('site.address'),
    hotline: '1022',
    nav,
    footer: footer.filter(({ links }) => links.length > 0),
  };
}
