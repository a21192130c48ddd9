import type { FeedHealth, FeedList } from '@motcua/contracts/feeds-api';
import { formatNumber } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { Instant, lagInWords, Life } from './life.tsx';
import { sayIn } from './words.ts';

/** All feeds; those that need somebody come first. */
export function feedsPage(visit: OfficeVisit, { feeds }: FeedList): string {
  const say = sayIn(visit.lang);
  const silent = feeds.filter(({ life }) => life === 'silent').length;
  return framed(visit, {
    title: say('title'),
    current: 'feeds',
    children: (
      <>
        <h1>{say('title')}</h1>
        <p class="soft">{say('said')}</p>
        {feeds.length > 0 && <div class="below"><Notice tone={silent > 0 ? 'soon' : 'ok'}><p>{silent > 0 ? say('alarm', { n: silent }) : say('all-well')}</p></Notice></div>}
        {feeds.length === 0 ? <div class="well below"><p>{say('none')}</p></div> : <div class="below"><Table<FeedHealth> dense cards caption={say('title')} columns={columnsOf(visit)} rows={[...feeds].sort(worstFirst)} rowKey={({ id }) => id} /></div>}
        <p class="below"><LinkButton href={addresses.sharingMap}>{say('map')}</LinkButton></p>
      </>
    ),
  });
}

const order: Readonly<Record<FeedHealth['life'], number>> = { silent: 0, new: 1, alive: 2 };
const worstFirst = (one: FeedHealth, other: FeedHealth) => Number(other.trouble !== undefined) - Number(one.trouble !== undefined) || order[one.life] - order[other.life];

function columnsOf({ lang }: OfficeVisit): Column<FeedHealth>[] {
  const say = sayIn(lang);
  return [
    { key: 'feed', label: say('feed'), head: true, cell: ({ id, name }) => <a href={addresses.feed(id)}>{name[lang]}</a> },
    { key: 'agency', label: say('agency'), phone: 'full', cell: ({ agency }) => agency.name[lang] },
    { key: 'life', label: say('life'), cell: ({ life }) => <Life life={life} lang={lang} /> },
    { key: 'road', label: say('road'), cell: ({ road, format }) => `${say(`road.${road}`)} (${format.toUpperCase()})` },
    { key: 'last', label: say('last'), cell: ({ lastRowAt }) => <Instant at={lastRowAt} /> },
    { key: 'lag', label: say('lag'), cell: (feed) => lagInWords(lang, feed) },
    { key: 'dossiers', label: say('dossiers'), numeric: true, cell: ({ dossiers }) => formatNumber(lang, dossiers) },
    { key: 'refused', label: say('refused'), numeric: true, cell: ({ counts }) => formatNumber(lang, (counts.refused ?? 0) + (counts.future ?? 0)) },
    { key: 'contradictions', label: say('contradictions'), numeric: true, cell: ({ contradictions }) => formatNumber(lang, contradictions) },
  ];
}
