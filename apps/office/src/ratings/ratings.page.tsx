import type { LowRating, LowRatings, RatingFigure, RatingFigures } from '@motcua/contracts/ratings-api';
import { formatDate, formatNumber, formatTime } from '@motcua/ui/format';
import { Section } from '@motcua/ui/piece/card';
import { Pager, Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import { Tabs } from '@motcua/ui/piece/tabs';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit, Visit } from '../frame/visit.ts';
import { shortReference } from '../inbox/work-list.tsx';

export interface RatingsProps {
  readonly figures: RatingFigures;
  readonly low: LowRatings;
  readonly cursor?: string | undefined;
}

const ways = ['agency', 'procedure', 'month'] as const;

export function ratingsPage(visit: OfficeVisit, { figures, low, cursor }: RatingsProps): string {
  const { t } = visit;
  const { by } = figures;
  return framed(visit, {
    title: t('ratings.title'),
    current: 'ratings',
    back: { href: addresses.home, label: t('dossier.back') },
    children: (
      <>
        <h1>{t('ratings.title')}</h1>
        <p class="below">{t('ratings.said', { from: monthInWords(figures.from), to: monthInWords(figures.to) })}</p>
        <Tabs name={t('ratings.by')} items={ways.map((way) => ({ href: addresses.ratings({ by: way }), label: t(`ratings.by.${way}`), current: way === by }))} />
        {figures.figures.length === 0 ? <p class="below">{t('ratings.none')}</p> : <Table<RatingFigure> dense caption={t(`ratings.by.${by}`)} columns={figureColumns(visit, by)} rows={figures.figures} rowKey={({ of }) => of} />}
        <p class="small below">{t('ratings.few')}</p>
        <Section id="low" title={t('ratings.low')}>
          <p>{t('ratings.low-said')}</p>
          {low.rows.length === 0 ? <p>{t('ratings.low-none')}</p> : <Table<LowRating> dense caption={t('ratings.low')} columns={lowColumns(visit)} rows={low.rows} rowKey={({ id }) => id} />}
          <Pager previousHref={cursor && addresses.ratings({ by })} nextHref={low.next && addresses.ratings({ by, cursor: low.next })} />
        </Section>
      </>
    ),
  });
}

const monthInWords = (month: string) => month.split('-').reverse().join('/');

function figureColumns({ t, lang }: Visit, by: RatingFigures['by']): Column<RatingFigure>[] {
  const figure = (value: number | undefined) => (value === undefined ? '–' : formatNumber(lang, value, 2));
  return [
    { key: 'of', label: t(`ratings.by.${by}`), head: true, cell: ({ of, name }) => name?.[lang] ?? (by === 'month' ? monthInWords(of) : of) },
    { key: 'ratings', label: t('ratings.count'), numeric: true, cell: ({ ratings }) => formatNumber(lang, ratings) },
    { key: 'average', label: t('ratings.average'), numeric: true, cell: ({ average }) => figure(average) },
    { key: 'satisfied', label: t('ratings.satisfied'), numeric: true, cell: ({ satisfied }) => (satisfied === undefined ? '–' : `${formatNumber(lang, satisfied * 100)} %`) },
    ...(['timeliness', 'attitude', 'clarity'] as const).map((aspect) => ({ key: aspect, label: t(`ratings.${aspect}`), numeric: true, cell: ({ aspects }: RatingFigure) => figure(aspects?.[aspect]) })),
  ];
}

function lowColumns({ t, lang }: Visit): Column<LowRating>[] {
  return [
    { key: 'code', label: t('list.code'), head: true, cell: ({ id, reference }) => <a class="num" href={addresses.dossier(id)}>{shortReference(reference)}</a> },
    { key: 'procedure', label: t('list.procedure'), phone: 'full', cell: ({ procedure }) => procedure.name[lang] },
    { key: 'stars', label: t('ratings.stars'), numeric: true, cell: ({ stars }) => `${stars}/5` },
    { key: 'comment', label: t('ratings.comment'), phone: 'full', cell: ({ comment }) => comment ?? '–' },
    { key: 'at', label: t('access.at'), cell: ({ at }) => <time class="num" dateTime={at}>{formatTime(at)} {formatDate(at)}</time> },
  ];
}
