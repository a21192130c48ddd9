import type { PublicStatus } from '@motcua/contracts/dossier';
import { Csrf } from '@motcua/pages/csrf';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { TextField } from '@motcua/ui/form/field';
import { formatLongDate, formatLookupNumber } from '@motcua/ui/format';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Card, Well } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses, signInHref } from '../addresses.ts';
import { History, Progress, Summary } from '../dossier/progress.tsx';
import { TermNotice } from '../dossier/term-notice.tsx';
import { FollowCard, type FollowOffer } from '../follow/follow-card.tsx';
import { framed } from '../frame/frame.tsx';
import { liveScript, pushScript } from '../frame/scripts.ts';
import type { Visit } from '../frame/visit.ts';
import { Live, LivePart } from './live.tsx';

export interface LookupForm {
  /** As typed, or as the QR code brought it. */
  readonly code?: string | undefined;
  readonly wrong?: { readonly at: 'code' | 'digits'; readonly message: string } | undefined;
}

export function lookupPage(visit: Visit, { code, wrong }: LookupForm): string {
  const { t } = visit;
  const errorAt = (at: 'code' | 'digits') => (wrong?.at === at ? wrong.message : undefined);
  return framed(visit, {
    title: t('lookup.title'),
    again: code ? `${addresses.lookup}?${new URLSearchParams({ ma: code })}` : addresses.lookup,
    hasErrors: wrong !== undefined,
    current: 'lookup',
    crumbs: [{ href: addresses.home, label: t('crumb.home') }],
    children: (
      <div class="form-column">
        {wrong && <ErrorSummary problems={[{ target: wrong.at, message: wrong.message }]} />}
        <h1>{t('lookup.title')}</h1>
        <p class="lead">{t('lookup.said')}</p>
        <form method="post" action={addresses.lookup} noValidate>
          <Csrf visit={visit} />
          <TextField id="code" name="ma" label={t('lookup.code')} hint={t('lookup.code-hint')} value={code} error={errorAt('code')} />
          <TextField id="digits" name="so4" label={t('lookup.digits')} hint={t('lookup.digits-hint')} digits width={4} maxLength={4} error={errorAt('digits')} />
          <p class="form-actions"><Button tone="primary" fill="stretch" icon="search">{t('lookup.do')}</Button></p>
        </form>
        <div class="section"><Well id="no-code" title={t('lookup.lost')}><p>{t('lookup.lost-said')}</p></Well></div>
      </div>
    ),
  });
}

/** `calendar` is absent when the page is fetched anew: it has its links already. */
export type StatusView = FollowOffer;

/** What anyone who holds code and digits may see. */
export function statusPage(visit: Visit, view: StatusView): string {
  const { status, watch } = view;
  const { t, lang } = visit;
  return framed(visit, {
    title: status.procedure.name[lang],
    again: `${addresses.lookup}?${new URLSearchParams({ ma: status.reference })}`,
    current: 'lookup',
    scripts: view.pushKey ? [liveScript, pushScript] : [liveScript],
    crumbs: [{ href: addresses.home, label: t('crumb.home') }, { href: addresses.lookup, label: t('lookup.title') }],
    children: (
      <>
        <p class="soft num">{t('dossier.names', { reference: status.reference, lookup: formatLookupNumber(status.lookupNumber) })}</p>
        <h1>{status.procedure.name[lang]}</h1>
        <Live visit={visit} status={status} watch={watch} again={{ post: addresses.lookupAgain }}>
          <LivePart id="live-asked">
            <Asks visit={visit} status={status} />
            <div class="below"><TermNotice visit={visit} status={status} /></div>
          </LivePart>
          <div class="below"><LivePart id="live-progress"><Progress visit={visit} status={status} /></LivePart></div>
          <div class="columns section">
            <LivePart id="live-history"><History visit={visit} status={status} /></LivePart>
            <aside class="side stack" aria-label={t('summary.title')}>
              <LivePart id="live-summary"><Summary visit={visit} status={status} /></LivePart>
              <FollowCard visit={visit} offer={view} />
              <Card id="more" title={t('dossier.more')}><p class="small">{t.rich('dossier.call', { tel: (words) => <a href="tel:1022">{words}</a> })}</p></Card>
            </aside>
          </div>
        </Live>
      </>
    ),
  });
}

function Asks({ visit, status }: { readonly visit: Visit; readonly status: PublicStatus }) {
  const { t, lang, person } = visit;
  if (!status.asks) return null;
  const { asks, supplementUntil } = status;
  const own = addresses.dossier(status.id);
  return (
    <div class="below">
      <Notice tone={asks === 'supplement' || asks === 'payment' ? 'soon' : 'ok'} title={t(`asks.${asks}`)}>
        <p>{t(`asks.${asks}.said`)}</p>
        {supplementUntil && <p>{t('dossier.asked-until', { date: formatLongDate(lang, supplementUntil) })}</p>}
        <p><LinkButton tone="primary" href={asks === 'rate' && !person ? `${addresses.rateByCode}?${new URLSearchParams({ ma: status.reference })}` : person ? own : signInHref(own, lang)}>{t(`asks.${asks}.do`)}</LinkButton></p>
      </Notice>
    </div>
  );
}
