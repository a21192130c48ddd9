import { Csrf } from '@motcua/pages/csrf';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import type { ComponentChildren } from 'preact';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { FollowForm } from './follow-card.tsx';

/** What was typed is no address: once more, with what was wrong. */
export function followAgainPage(visit: Visit, { watch, typed }: { readonly watch: string; readonly typed: string }): string {
  const message = visit.t('follow.email-wrong');
  return page(visit, {
    title: visit.t('follow.title'),
    again: addresses.lookup,
    hasErrors: true,
    children: <><ErrorSummary problems={[{ target: 'email', message }]} /><h1>{visit.t('follow.title')}</h1><FollowForm visit={visit} watch={watch} typed={typed} error={message} /></>,
  });
}

/** The same for everybody, whether a letter went out or not. */
export function followAskedPage(visit: Visit): string {
  const { t } = visit;
  return page(visit, {
    title: t('follow.asked'),
    again: addresses.lookup,
    children: (
      <>
        <h1>{t('follow.asked')}</h1>
        <p class="lead">{t('follow.asked-said')}</p>
        <p>{t('follow.asked-none')}</p>
        <p><LinkButton href={addresses.lookup}>{t('follow.back')}</LinkButton></p>
      </>
    ),
  });
}

type Use = 'confirm' | 'stop';
const posts = { confirm: addresses.followConfirm, stop: addresses.followStop } as const;

/** What a link in a letter opens: nothing has happened yet, as programs that look for viruses open links too. */
export function followPressPage(visit: Visit, use: Use, token: string): string {
  const { t } = visit;
  return page(visit, {
    title: t(`follow.${use}`),
    children: (
      <>
        <h1>{t(`follow.${use}`)}</h1>
        <p>{t(`follow.${use}-said`)}</p>
        <form method="post" action={posts[use]}>
          <Csrf visit={visit} />
          <input type="hidden" name="ma" value={token} />
          <p><Button tone="primary">{t(`follow.${use}-do`)}</Button></p>
        </form>
      </>
    ),
  });
}

export function followConfirmedPage(visit: Visit, reference: string): string {
  const { t } = visit;
  return page(visit, {
    title: t('follow.confirmed'),
    again: addresses.lookup,
    children: (
      <>
        <Notice tone="ok" live><p>{t('follow.confirmed-said', { reference })}</p></Notice>
        <h1>{t('follow.confirmed')}</h1>
        <p>{t('follow.confirmed-more')}</p>
        <p><LinkButton href={`${addresses.lookup}?${new URLSearchParams({ ma: reference })}`}>{t('follow.look')}</LinkButton></p>
      </>
    ),
  });
}

export function followStoppedPage(visit: Visit): string {
  const { t } = visit;
  return page(visit, { title: t('follow.stopped'), again: addresses.lookup, children: <><h1>{t('follow.stopped')}</h1><p>{t('follow.stopped-said')}</p></> });
}

/** A link that is too old or not ours: nothing is said about whose it was. */
export function followOverPage(visit: Visit): string {
  const { t } = visit;
  return page(visit, { title: t('follow.over'), again: addresses.lookup, children: <><h1>{t('follow.over')}</h1><p>{t('follow.over-said')}</p><p><LinkButton href={addresses.lookup}>{t('follow.back')}</LinkButton></p></> });
}

function page(visit: Visit, { children, ...props }: { readonly title: string; readonly again?: string; readonly hasErrors?: boolean; readonly children: ComponentChildren }): string {
  return framed(visit, {
    ...props,
    current: 'lookup',
    crumbs: [{ href: addresses.home, label: visit.t('crumb.home') }, { href: addresses.lookup, label: visit.t('lookup.title') }],
    children: <div class="form-column">{children}</div>,
  });
}
