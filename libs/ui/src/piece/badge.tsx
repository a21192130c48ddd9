import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';
import { useWords } from '../words.tsx';

export function Badge({ tone = 'link', numeric, children }: { readonly tone?: 'link' | 'brand' | 'plain' | undefined; readonly numeric?: boolean | undefined; readonly children: ComponentChildren }) {
  const classes = ['badge', tone === 'brand' ? 'brand-tone' : '', tone === 'plain' ? 'plain' : '', numeric ? 'num' : ''].filter(Boolean).join(' ');
  return <span class={classes}>{children}</span>;
}

/** A filter that is on; the link takes it away. */
export function AppliedFilter({ href, children }: { readonly href: string; readonly children: ComponentChildren }) {
  const t = useWords();
  return <a class="applied" href={href}>{children} <Icon name="cross" /><span class="visually-hidden">{t('filters.drop')}</span></a>;
}
