import type { DeliveryTold, NewSecret, WebhookChange, WebhookDetail, WebhookHealth } from '@motcua/contracts/webhooks-api';
import { formatNumber, formatShortDateTime } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { Facts, Section } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { Instant } from '../feeds/life.tsx';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { faultInWords, Life, toldInWords } from './shown.tsx';
import { Acts } from './webhook-acts.tsx';
import { changeColumns, deliveryColumns } from './webhook-columns.tsx';
import { sayIn } from './words.ts';

export const done = ['test', 'on', 'off', 'again', 'changed'] as const;
export type Done = (typeof done)[number];

/** `secret`: just made, and shown on no other page. */
export interface WebhookProps extends WebhookDetail {
  readonly done?: Done | undefined;
  readonly secret?: NewSecret | undefined;
}

/** One partner: how it is, what did not reach it and why, and what can be done. */
export function webhookPage(visit: OfficeVisit, props: WebhookProps): string {
  const { health, deliveries, changes } = props;
  const { lang } = visit;
  const say = sayIn(lang);
  return framed(visit, {
    title: health.name[lang],
    current: 'webhooks',
    back: { href: addresses.webhooks, label: say('back') },
    again: addresses.webhook(health.id),
    children: (
      <>
        <h1>{health.name[lang]}</h1>
        <Told visit={visit} {...props} />
        <Standing visit={visit} health={health} />
        <p class="below"><LinkButton href={addresses.editWebhook(health.id)}>{say('edit')}</LinkButton></p>
        <Section id="deliveries" title={say('deliveries')}>
          <p class="soft">{say('deliveries.said')}</p>
          {deliveries.length === 0 ? <p>{say('deliveries.none')}</p> : <Table<DeliveryTold> dense caption={say('deliveries')} columns={deliveryColumns(lang)} rows={deliveries} rowKey={({ id }) => id} />}
        </Section>
        <Acts visit={visit} {...props} />
        <Section id="changes" title={say('changes')}>
          <Table<WebhookChange> dense caption={say('changes')} columns={changeColumns(lang)} rows={changes} rowKey={({ act, at }) => `${at} ${act}`} />
        </Section>
      </>
    ),
  });
}

/** What has just happened, and what somebody has to know. */
function Told({ visit: { lang }, health, deliveries, secrets, done: just, secret }: WebhookProps & { readonly visit: OfficeVisit }) {
  const say = sayIn(lang);
  return (
    <div class="stack below">
      {secret && <Secret lang={lang} secret={secret} isFirst={secrets.length < 2} />}
      {just === 'test' && <Tested lang={lang} deliveries={deliveries} />}
      {just && just !== 'test' && <Notice live tone="ok"><p>{say(`${just}.done`)}</p></Notice>}
      {health.gone && <Notice tone="soon"><p>{say('switch.gone')}</p></Notice>}
      {health.life === 'trouble' && <Trouble lang={lang} health={health} />}
    </div>
  );
}

/** What came of the newest test, whoever sent it. */
function Tested({ lang, deliveries }: { readonly lang: OfficeVisit['lang']; readonly deliveries: readonly DeliveryTold[] }) {
  const say = sayIn(lang);
  const newest = deliveries.filter(({ test }) => test).sort((one, other) => (one.at < other.at ? 1 : -1))[0];
  if (!newest) return null;
  return <Notice live tone={newest.fault ? 'bad' : 'ok'}><p>{newest.fault ? say('test.failed', { why: faultInWords(lang, newest.fault) }) : say('test.ok')}</p></Notice>;
}

function Trouble({ lang, health: { failuresInRow: n, fault, restsUntil } }: { readonly lang: OfficeVisit['lang']; readonly health: WebhookHealth }) {
  const say = sayIn(lang);
  return (
    <Notice tone="bad" title={say('trouble.title')}>
      <p>{say('trouble.said', { n, why: fault ? faultInWords(lang, fault) : '–' })}{restsUntil && <> {say('trouble.next', { at: formatShortDateTime(restsUntil) })}</>}</p>
    </Notice>
  );
}

function Secret({ lang, secret: { secret }, isFirst }: { readonly lang: OfficeVisit['lang']; readonly secret: NewSecret; readonly isFirst: boolean }) {
  const say = sayIn(lang);
  return (
    <Notice live tone="info" title={say('secret.title')}>
      <p>{say('secret.said')}{!isFirst && <> {say('secret.overlap')}</>}</p>
      <div class="field"><label for="secret">{say('secret.label')}</label><input id="secret" class="num" type="text" readOnly value={secret} autocomplete="off" spellcheck={false} /></div>
    </Notice>
  );
}

function Standing({ visit: { lang }, health }: { readonly visit: OfficeVisit; readonly health: WebhookHealth }) {
  const say = sayIn(lang);
  const { life, agency, address, lastDeliveredAt, waiting, failed, delivered } = health;
  return (
    <Facts facts={[
      { label: say('life'), value: <Life life={life} lang={lang} /> },
      { label: say('agency'), value: agency.name[lang] },
      { label: say('address'), value: address },
      { label: say('told'), value: toldInWords(lang, health) },
      { label: say('last'), value: <Instant at={lastDeliveredAt} /> },
      { label: say('delivered'), value: formatNumber(lang, delivered) },
      { label: say('waiting'), value: formatNumber(lang, waiting) },
      { label: say('failed'), value: formatNumber(lang, failed) },
    ]}
    />
  );
}
