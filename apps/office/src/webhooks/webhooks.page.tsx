import type { WebhookHealth, WebhookList } from '@motcua/contracts/webhooks-api';
import { formatNumber } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { Instant } from '../feeds/life.tsx';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { Life, needsSomebody, toldInWords } from './shown.tsx';
import { sayIn } from './words.ts';

/** All partners; those that need somebody come first. */
export function webhooksPage(visit: OfficeVisit, { webhooks }: WebhookList): string {
  const say = sayIn(visit.lang);
  const ill = webhooks.filter(needsSomebody).length;
  return framed(visit, {
    title: say('title'),
    current: 'webhooks',
    again: addresses.webhooks,
    children: (
      <>
        <h1>{say('title')}</h1>
        <p class="soft">{say('said')}</p>
        {webhooks.length > 0 && <div class="below"><Notice tone={ill > 0 ? 'soon' : 'ok'}><p>{ill > 0 ? say('alarm', { n: ill }) : say('all-well')}</p></Notice></div>}
        {webhooks.length === 0 ? <div class="well below"><p>{say('none')}</p></div> : <div class="below"><Table<WebhookHealth> dense cards caption={say('title')} columns={columnsOf(visit)} rows={webhooks.toSorted(worstFirst)} rowKey={({ id }) => id} /></div>}
        <p class="below"><LinkButton tone="primary" href={addresses.newWebhook}>{say('add')}</LinkButton></p>
      </>
    ),
  });
}

const worstFirst = (one: WebhookHealth, other: WebhookHealth) => Number(needsSomebody(other)) - Number(needsSomebody(one));

function columnsOf({ lang }: OfficeVisit): Column<WebhookHealth>[] {
  const say = sayIn(lang);
  return [
    { key: 'partner', label: say('partner'), head: true, cell: ({ id, name }) => <a href={addresses.webhook(id)}>{name[lang]}</a> },
    { key: 'agency', label: say('agency'), phone: 'full', cell: ({ agency }) => agency.name[lang] },
    { key: 'told', label: say('told'), phone: 'full', cell: (webhook) => toldInWords(lang, webhook) },
    { key: 'life', label: say('life'), phone: 'bare', cell: ({ life }) => <Life life={life} lang={lang} /> },
    { key: 'last', label: say('last'), cell: ({ lastDeliveredAt }) => <Instant at={lastDeliveredAt} /> },
    { key: 'waiting', label: say('waiting'), numeric: true, cell: ({ waiting }) => formatNumber(lang, waiting) },
    { key: 'failed', label: say('failed'), numeric: true, cell: ({ failed }) => formatNumber(lang, failed) },
  ];
}
