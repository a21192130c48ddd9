import type { DeliveryTold, WebhookChange } from '@motcua/contracts/webhooks-api';
import { formatNumber, formatShortDateTime } from '@motcua/ui/format';
import type { Lang } from '@motcua/ui/messages';
import type { Column } from '@motcua/ui/piece/table';
import { Instant } from '../feeds/life.tsx';
import { faultInWords } from './shown.tsx';
import { sayIn } from './words.ts';

export function deliveryColumns(lang: Lang): Column<DeliveryTold>[] {
  const say = sayIn(lang);
  return [
    { key: 'what', label: say('delivery.what'), head: true, cell: ({ test, code = '–' }) => (test ? say('delivery.test') : <span class="num">{code}</span>) },
    { key: 'at', label: say('delivery.at'), cell: ({ at }) => <Instant at={at} /> },
    { key: 'state', label: say('delivery.state'), cell: ({ state }) => say(`state.${state}`) },
    { key: 'tries', label: say('delivery.tries'), numeric: true, cell: ({ tries }) => formatNumber(lang, tries) },
    { key: 'why', label: say('delivery.why'), phone: 'full', cell: (delivery) => whyInWords(lang, delivery) },
  ];
}

function whyInWords(lang: Lang, { fault, nextAt, tries }: DeliveryTold): string {
  const next = nextAt && tries > 0 ? [sayIn(lang)('next', { at: formatShortDateTime(nextAt) })] : [];
  return [...(fault ? [faultInWords(lang, fault)] : []), ...next].join('; ') || '–';
}

export function changeColumns(lang: Lang): Column<WebhookChange>[] {
  const say = sayIn(lang);
  return [
    { key: 'at', label: say('change.at'), head: true, cell: ({ at }) => <Instant at={at} /> },
    { key: 'act', label: say('change.what'), cell: ({ act }) => say(`act.${act}`) },
    { key: 'by', label: say('change.by'), cell: ({ by }) => (by === 'partner' ? say('by.partner') : by) },
  ];
}
