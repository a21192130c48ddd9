import type { FeedDetail, FeedHealth } from '@motcua/contracts/feeds-api';
import { Csrf } from '@motcua/pages/csrf';
import { assetsBaseAt, assetUrl } from '@motcua/ui/assets';
import { formatNumber, formatShortDateTime } from '@motcua/ui/format';
import type { Lang } from '@motcua/ui/messages';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Facts, Section } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import { addresses, base } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { contradictionColumns, refusedColumns, tableColumns, type Contradicted, type Mapped, type Refused } from './feed-columns.tsx';
import { Instant, lagInWords, Life } from './life.tsx';
import { sayIn } from './words.ts';

/** One feed: how it is, what it cannot read and why, what contradicts, and the table by which it is read. */
export function feedPage(visit: OfficeVisit, { health, definition, refused, contradictions }: FeedDetail): string {
  const { lang } = visit;
  const say = sayIn(lang);
  const mapped = Object.entries(definition.states).map(([theirs, { state, says }]) => ({ theirs, state, says }));
  return framed(visit, {
    title: health.name[lang],
    current: 'feeds',
    back: { href: addresses.feeds, label: say('back') },
    again: addresses.feed(health.id),
    scripts: health.replay?.state === 'running' ? [assetUrl('waiting.js', assetsBaseAt(base))] : [],
    children: (
      <>
        <h1>{health.name[lang]}</h1>
        {health.trouble && <div class="below"><Notice tone="bad" title={say('trouble')}><p>{health.trouble}</p></Notice></div>}
        <Standing visit={visit} health={health} />
        <Replay visit={visit} health={health} />
        <Section id="refused" title={say('refused.title')}>
          {refused.length === 0 ? <p>{say('refused.none')}</p> : <Table<Refused> dense caption={say('refused.title')} columns={refusedColumns(lang)} rows={refused} rowKey={({ row }) => row} />}
        </Section>
        <Section id="contradictions" title={say('contradictions.title')}>
          {contradictions.length === 0 ? <p>{say('contradictions.none')}</p> : (
            <>
              <p>{say('contradictions.said')}</p>
              <Table<Contradicted> dense caption={say('contradictions.title')} columns={contradictionColumns(visit)} rows={contradictions} rowKey={({ reference, kind, left }) => `${reference} ${kind} ${left.at} ${left.state}`} />
            </>
          )}
        </Section>
        <Section id="table" title={say('table', { version: health.version })}>
          <Table<Mapped> dense caption={say('table', { version: health.version })} columns={tableColumns(visit)} rows={mapped} rowKey={({ theirs }) => theirs} />
        </Section>
      </>
    ),
  });
}

function Standing({ visit: { lang }, health }: { readonly visit: OfficeVisit; readonly health: FeedHealth }) {
  const say = sayIn(lang);
  const { life, agency, procedure, road, format, lastRowAt, dossiers, counts } = health;
  const fates = (Object.entries(counts) as [keyof typeof counts, number][]).filter(([, n]) => n > 0);
  return (
    <Facts facts={[
      { label: say('life'), value: <Life life={life} lang={lang} /> },
      { label: say('agency'), value: agency.name[lang] },
      { label: say('data'), value: procedure.name[lang] },
      { label: say('road'), value: `${say(`road.${road}`)} (${format.toUpperCase()})` },
      { label: say('last'), value: <Instant at={lastRowAt} /> },
      { label: say('lag'), value: lagInWords(lang, health) },
      { label: say('dossiers'), value: formatNumber(lang, dossiers) },
      { label: say('fates'), value: fates.length === 0 ? '–' : fates.map(([fate, n]) => `${say(`fate.${fate}`)}: ${formatNumber(lang, n)}`).join(' · ') },
    ]}
    />
  );
}

function replayInWords(lang: Lang, { state, done, total, changed, startedAt, endedAt = startedAt }: NonNullable<FeedHealth['replay']>): string {
  const [counted, all, moved] = [done, total, changed].map((n) => formatNumber(lang, n)) as [string, string, string];
  return state === 'running' ? sayIn(lang)('replay.running', { done: counted, total: all, changed: moved }) : sayIn(lang)('replay.done', { done: counted, changed: moved, at: formatShortDateTime(endedAt) });
}

/** With script it goes on by itself, without by its link. */
function Replay({ visit, health: { id, replay } }: { readonly visit: OfficeVisit; readonly health: FeedHealth }) {
  const say = sayIn(visit.lang);
  const runs = replay?.state === 'running';
  return (
    <div id="replay" class="below" {...(runs ? { 'data-waiting': '' } : {})}>
      {replay && <Notice live tone={runs ? 'info' : 'ok'}><p>{replayInWords(visit.lang, replay)}</p></Notice>}
      {runs ? <p class="below"><progress max={Math.max(1, replay.total)} value={replay.done} aria-label={say('replay')} /> <LinkButton href={addresses.feed(id)}>{say('replay.look')}</LinkButton></p> : (
        <form method="post" action={addresses.replayFeed(id)} class="below">
          <Csrf visit={visit} />
          <p>{say('replay.said')}</p>
          <Button once>{say('replay')}</Button>
        </form>
      )}
    </div>
  );
}
