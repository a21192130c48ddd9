import { formatMoney } from '@motcua/ui/format';
import { messagesFor, type Lang } from '@motcua/ui/messages';
import { Page, renderPage } from '@motcua/ui/page';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { siteOf } from '@motcua/ui/site';
import type { ComponentChildren } from 'preact';
import { catalogues } from './messages.ts';
import type { Notice as Told, Order } from './orders.ts';
import { outcomeNames } from './outcomes.ts';
import { transferFor } from './transfer.ts';

/** What is to be paid, and a button for each thing that may come of it. */
export function payPage(lang: Lang, { order, state }: { readonly order: Order; readonly state: Told['state'] }): string {
  const t = messagesFor(lang, catalogues);
  const { words, account } = transferFor(order.reference);
  const [first = 'success', ...others] = outcomeNames;
  return framed(lang, order, (
    <>
      <h1>{t('pay.title', { amount: formatMoney(lang, order.amount) })}</h1>
      <p class="num soft">{t('pay.reference', { reference: order.reference })}</p>
      {state !== 'pending' && <Notice title={t('pay.state')}><p>{t(`state.${state}`)}</p></Notice>}
      <form method="post" action={`/pay-sandbox/${order.reference}`}>
        <p class="form-actions"><Button tone="primary" size="big" name="outcome" value={first}>{t(`outcome.${first}`)}</Button></p>
        <h2 class="section">{t('pay.otherwise')}</h2>
        <p class="row below">{others.map((name) => <Button name="outcome" value={name}>{t(`outcome.${name}`)}</Button>)}</p>
      </form>
      <form method="post" action={`/pay-sandbox/${order.reference}`} class="section">
        <h2>{t('transfer.title')}</h2>
        <p class="soft">{t('transfer.said', { account, words })}</p>
        <div class="field"><label for="transfer">{t('transfer.amount')}</label><input id="transfer" name="transfer" inputmode="numeric" value={String(order.amount)} /></div>
        <p class="form-actions"><Button>{t('transfer.do')}</Button></p>
      </form>
    </>
  ));
}

/** For who closes the browser now: nothing leads back. */
export function donePage(lang: Lang, order: Order): string {
  const t = messagesFor(lang, catalogues);
  return framed(lang, order, <><h1>{t('done.title')}</h1><p>{t('done.said')}</p></>);
}

function framed(lang: Lang, { reference }: Order, children: ComponentChildren): string {
  const t = messagesFor(lang, catalogues);
  const here = `/pay-sandbox/${reference}`;
  return renderPage(
    <Page lang={lang} title={t('title')} room="plain" site={siteOf(lang, { home: '/' })} switchLanguage={{ vi: `${here}?lang=vi`, en: `${here}?lang=en` }}>
      <Notice tone="soon" title={t('sandbox.title')}><p>{t('sandbox.said')}</p></Notice>
      <div class="below">{children}</div>
    </Page>,
  );
}
