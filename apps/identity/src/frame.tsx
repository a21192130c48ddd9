import { assetsBaseAt } from '@motcua/ui/assets';
import type { Lang } from '@motcua/ui/messages';
import { Page, renderPage } from '@motcua/ui/page';
import { siteOf } from '@motcua/ui/site';
import type { ComponentChildren } from 'preact';
import { mountedAt } from './identity.config.ts';

export interface FrameProps {
  readonly lang: Lang;
  readonly title: string;
  readonly hasErrors?: boolean;
  readonly back?: { readonly href: string } | undefined;
  readonly children: ComponentChildren;
}

/** A page of identity as text: brand, languages, one thing to do. */
export function framed({ lang, children, ...rest }: FrameProps): string {
  return renderPage(
    <Page lang={lang} room="plain" site={siteOf(lang, { home: '/' })} switchLanguage={{ vi: '?lang=vi', en: '?lang=en' }} assetsBase={assetsBaseAt(mountedAt)} {...rest}>
      {children}
    </Page>,
  );
}

/** Of every page here: nothing from elsewhere, in no foreign frame, kept by nobody. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;
