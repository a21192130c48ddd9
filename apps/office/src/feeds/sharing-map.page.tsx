import type { FeedHealth, FeedList } from '@motcua/contracts/feeds-api';
import type { WebhookHealth } from '@motcua/contracts/webhooks-api';
import { formatDateTime } from '@motcua/ui/format';
import { Section } from '@motcua/ui/piece/card';
import { Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { Life as PartnerLife, toldInWords } from '../webhooks/shown.tsx';
import { Instant, Life } from './life.tsx';
import { mapOf, type DrawnAgency, type DrawnFeed, type DrawnMap } from './sharing-map.ts';
import { sayIn } from './words.ts';

export interface SharedProps extends FeedList {
  readonly webhooks: readonly WebhookHealth[];
}

/** Which agency gives which data to whom, over which feed, and which partners are told, alive or not: drawn, and the same as tables. */
export function sharingMapPage(visit: OfficeVisit, { feeds, webhooks, at }: SharedProps): string {
  const { lang } = visit;
  const say = sayIn(lang);
  return framed(visit, {
    title: say('map'),
    current: 'sharing-map',
    children: (
      <>
        <h1>{say('map')}</h1>
        <p class="soft">{say('map.said', { at: formatDateTime(lang, at) })}</p>
        {feeds.length + webhooks.length === 0 ? <div class="well below"><p>{say('none')}</p></div> : (
          <>
            <Drawing map={mapOf({ feeds, webhooks }, lang)} visit={visit} />
            <p class="small">{say('map.legend')}</p>
            <Section id="as-table" title={say('map.table')}>
              {feeds.length > 0 && <Table<FeedHealth> dense cards caption={say('map.table')} columns={columnsOf(visit)} rows={feeds} rowKey={({ id }) => id} />}
              {webhooks.length > 0 && <div class="below"><Table<WebhookHealth> dense cards showCaption caption={say('map.partners')} columns={partnerColumns(visit)} rows={webhooks} rowKey={({ id }) => id} /></div>}
            </Section>
          </>
        )}
      </>
    ),
  });
}

function Drawing({ map: { width, height, agencies, partners, flows, receiver }, visit: { lang } }: { readonly map: DrawnMap; readonly visit: OfficeVisit }) {
  const say = sayIn(lang);
  return (
    <div class="process">
      <div class="process-drawing" role="region" aria-label={say('map.drawing')} tabIndex={0}>
        <svg role="img" aria-labelledby="map-title" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          <title id="map-title">{say('map.drawing')}</title>
          <defs><marker id="map-tip" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="tip" d="M0 0L8 4L0 8z" /></marker></defs>
          {flows.map((feed) => <Flow feed={feed} />)}
          {[...agencies, ...partners].map((agency) => <Box box={agency} />)}
          <g class="step done"><rect x={receiver.x} y={receiver.y} width={receiver.width} height={receiver.height} rx={8} /><text x={receiver.x + 12} y={receiver.y + 24}>{say('map.receiver')}</text></g>
        </svg>
      </div>
    </div>
  );
}

const Box = ({ box: { x, y, width, height, lines } }: { readonly box: DrawnAgency }) => (
  <g class="step"><rect x={x} y={y} width={width} height={height} rx={8} />{lines.map((line, at) => <text x={x + 12} y={y + 22 + at * 18}>{line}</text>)}</g>
);

const Flow = ({ feed: { path, alive, label, x, y } }: { readonly feed: DrawnFeed }) => (
  <g><path class={alive ? 'way' : 'way back'} d={path} marker-end="url(#map-tip)" /><text class="label" x={x} y={y}>{label}</text></g>
);

function columnsOf({ lang }: OfficeVisit): Column<FeedHealth>[] {
  const say = sayIn(lang);
  return [
    { key: 'agency', label: say('agency'), head: true, cell: ({ agency }) => agency.name[lang] },
    { key: 'data', label: say('data'), phone: 'full', cell: ({ procedure }) => procedure.name[lang] },
    { key: 'to', label: say('map.to'), phone: 'full', cell: () => `${say('map.receiver')}. ${say('map.receivers')}` },
    { key: 'feed', label: say('feed'), phone: 'full', cell: ({ id, name, road }) => <><a href={addresses.feed(id)}>{name[lang]}</a> ({say(`road.${road}`)})</> },
    { key: 'life', label: say('life'), cell: ({ life }) => <Life life={life} lang={lang} /> },
    { key: 'last', label: say('last'), cell: ({ lastRowAt }) => <Instant at={lastRowAt} /> },
  ];
}

function partnerColumns({ lang }: OfficeVisit): Column<WebhookHealth>[] {
  const say = sayIn(lang);
  return [
    { key: 'partner', label: say('map.to'), head: true, cell: ({ id, name }) => <a href={addresses.webhook(id)}>{name[lang]}</a> },
    { key: 'agency', label: say('agency'), phone: 'full', cell: ({ agency }) => agency.name[lang] },
    { key: 'data', label: say('data'), phone: 'full', cell: (webhook) => toldInWords(lang, webhook) },
    { key: 'life', label: say('life'), phone: 'bare', cell: ({ life }) => <PartnerLife life={life} lang={lang} /> },
    { key: 'last', label: say('map.told-last'), cell: ({ lastDeliveredAt }) => <Instant at={lastDeliveredAt} /> },
  ];
}
