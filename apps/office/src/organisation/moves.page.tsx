import type { CalendarMoves, MovedTerm } from '@motcua/contracts/calendar-moves-api';
import { Csrf } from '@motcua/pages/csrf';
import { Light } from '@motcua/ui/dossier/light';
import { formatDate, formatShortDateTime, formatTime } from '@motcua/ui/format';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import type { CalendarChange } from './calendar-changes.ts';
import type { CalendarDraft } from './calendar-draft.ts';
import { Hidden } from './form-head.tsx';
import type { Opened } from './organisation.client.ts';
import { sessionsInWords } from './calendar.page.tsx';
import { sayIn } from './words.ts';

export interface MovesProps {
  readonly id: string;
  readonly draft: CalendarDraft;
  readonly opened: Opened;
  readonly changes: readonly CalendarChange[];
  readonly moves: CalendarMoves;
  readonly agencyName: (code: string) => string;
}

/** What publishing would change, and which dossiers it would move: the last look before it is done. */
export function movesPage(visit: OfficeVisit, props: MovesProps): string {
  const { id, draft, opened, changes, moves } = props;
  const t = sayIn(visit.lang);
  const nothing = changes.length === 0 && opened.version > 0;
  return framed(visit, {
    title: t('moves.title'),
    current: 'organisation',
    again: addresses.editCalendar(id, { nam: String(draft.year) }),
    children: (
      <>
        <h1>{t('moves.title')}</h1>
        <p class="soft">{t('moves.as-of', { time: formatTime(moves.asOf), date: formatDate(moves.asOf) })}</p>
        <section class="below" aria-labelledby="changes">
          <h2 id="changes">{t('changes.title')}</h2>
          {nothing ? <p>{t('changes.none')}</p> : <ul>{opened.version === 0 && <li>{t('changes.new', { id: draft.content.id })}</li>}{changes.map((change) => <li>{changeInWords(change, visit)}</li>)}</ul>}
        </section>
        <section class="below" aria-labelledby="moved">
          <h2 id="moved">{t('moves.count', { n: moves.moves, seen: moves.seen })}</h2>
          <Told visit={visit} moves={moves} />
          {moves.rows.length > 0 && <div class="below"><Table<MovedTerm> dense caption={t('moves.caption')} columns={columnsOf(visit, props)} rows={moves.rows} rowKey={({ reference }) => reference} /></div>}
        </section>
        <form class="below" method="post" action={addresses.publishCalendar(id)}>
          <Carried visit={visit} {...props} />
          <Pages visit={visit} id={id} moves={moves} />
          {!nothing && <p>{t('publish.said')}</p>}
          <p class="row form-actions">
            {!nothing && <Button tone="primary" once>{t('publish.do')}</Button>}
            <Button name="do" value="edit" formAction={addresses.editCalendar(id)}>{t('moves.back')}</Button>
            <LinkButton tone="quiet" href={addresses.calendar(id)}>{t('cancel')}</LinkButton>
          </p>
        </form>
      </>
    ),
  });
}

function Carried({ visit, draft, opened }: MovesProps & { visit: OfficeVisit }) {
  return (
    <>
      <Csrf visit={visit} /><Hidden opened={opened} />
      <input type="hidden" name="draft" value={JSON.stringify(draft.content)} />
      <input type="hidden" name="year" value={String(draft.year)} />
    </>
  );
}

function Told({ visit: { lang }, moves }: { visit: OfficeVisit; moves: CalendarMoves }) {
  const t = sayIn(lang);
  const { later, earlier, overdue, unreached } = moves;
  return (
    <>
      {moves.moves > 0 && <p>{t('moves.split', { later, earlier })}</p>}
      {overdue > 0 && <div class="below"><Notice tone="bad"><p>{t('moves.overdue', { n: overdue })}</p></Notice></div>}
      {unreached > 0 && <div class="below"><Notice tone="soon"><p>{t('moves.unreached', { n: unreached })}</p></Notice></div>}
    </>
  );
}

function columnsOf({ lang }: OfficeVisit, { agencyName }: MovesProps): Column<MovedTerm>[] {
  const t = sayIn(lang);
  const due = (dueAt: string | undefined) => (dueAt === undefined ? t('moves.no-date') : formatShortDateTime(dueAt));
  const light = (state: MovedTerm['before']['light']) => <Light state={state}>{t(`light.${state}`)}</Light>;
  return [
    { key: 'reference', label: t('field.reference'), head: true, cell: ({ reference }) => <span class="num">{reference}</span> },
    { key: 'procedure', label: t('field.procedure'), phone: 'full', cell: ({ procedure, agency }) => <span>{procedure.name[lang]}<small>{agencyName(agency)}</small></span> },
    { key: 'before', label: t('moves.before'), cell: ({ before }) => <span class="due-cell"><span class="num">{due(before.dueAt)}</span> {light(before.light)}</span> },
    { key: 'after', label: t('moves.after'), cell: ({ after }) => (after ? <span class="due-cell"><b class="num">{due(after.dueAt)}</b> {light(after.light)}</span> : t('moves.out-of-reach')) },
  ];
}

/** Another page is the same question again, so that it is a post as well. */
function Pages({ visit: { lang }, id, moves: { page, pages } }: { visit: OfficeVisit; id: string; moves: CalendarMoves }) {
  const t = sayIn(lang);
  if (pages < 2) return null;
  return (
    <p class="row pager">
      {page > 1 && <Button name="page" value={String(page - 1)} formAction={addresses.editCalendar(id)}>{t('pages.before')}</Button>}
      <span>{t('pages.at', { page, pages })}</span>
      {page < pages && <Button name="page" value={String(page + 1)} formAction={addresses.editCalendar(id)}>{t('pages.after')}</Button>}
    </p>
  );
}

function changeInWords(change: CalendarChange, { lang }: OfficeVisit): string {
  const t = sayIn(lang);
  if (change.what === 'week') return t('change.week', { day: t(`weekday.${change.weekday}`) });
  if ('day' in change) {
    const { on, name, sessions } = change.day;
    const day = t(`change.${change.what}.${change.list}`, { date: formatDate(on), name: name[lang] });
    return sessions && change.what !== 'removed' ? `${day} (${sessionsInWords(sessions)})` : day;
  }
  return t(`change.${change.what}`);
}
