import type { Agency, Calendar } from '@motcua/contracts/agency';
import type { Reckoning } from '@motcua/contracts/calendar-moves-api';
import { formatDayMonth, formatWeekday } from '@motcua/ui/format';
import type { Lang } from '@motcua/ui/messages';
import { LinkButton } from '@motcua/ui/piece/button';
import { Question } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { Tabs } from '@motcua/ui/piece/tabs';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { editsAgencies } from './organiser.ts';
import { sayIn } from './words.ts';
import { workingDaysIn, yearsOf } from './year.ts';
import { YearView } from './year-view.tsx';

export interface CalendarProps {
  readonly calendar: Calendar;
  readonly year: number;
  readonly agencies: readonly Agency[];
  /** How far open dossiers follow the newest version; for whoever may know. */
  readonly reckoning: Reckoning | undefined;
  readonly published: boolean;
}

/** A working calendar, a year at a time; made to be printed and hung up as well. */
export function calendarPage(visit: OfficeVisit, props: CalendarProps): string {
  const { calendar, year, agencies } = props;
  const { lang } = visit;
  const t = sayIn(lang);
  return framed(visit, {
    title: `${calendar.name[lang]} ${year}`,
    current: 'organisation',
    back: { href: addresses.organisation, label: t('title') },
    children: (
      <>
        {props.published && <Notice tone="ok" live><p>{t('done.calendar')}</p></Notice>}
        {props.reckoning && <Reckoned lang={lang} reckoning={props.reckoning} published={props.published} />}
        <div class="row spread below">
          <h1>{calendar.name[lang]} {year}</h1>
          {visit.person && editsAgencies(visit.person) && (
            <p class="row">
              <LinkButton tone="primary" href={addresses.editCalendar(calendar.id, { nam: String(year) })}>{t('calendar.edit')}</LinkButton>
              <LinkButton tone="quiet" href={addresses.editCalendar(calendar.id, { nam: String(year), 'ban-sao': '1' })}>{t('calendar.copy')}</LinkButton>
            </p>
          )}
        </div>
        <div class="below"><Tabs name={t('year.tabs')} items={yearsOf(calendar).map((one) => ({ href: addresses.calendar(calendar.id, { nam: String(one) }), label: String(one), current: one === year }))} /></div>
        <YearView lang={lang} calendar={calendar} year={year} />
        <div class="year-lists">
          <Days lang={lang} title={t('day.holiday')} days={calendar.holidays.filter(({ on }) => on.startsWith(String(year)))} none={t('year.no-holidays')} />
          <Days lang={lang} title={t('day.swap')} days={calendar.swapDays.filter(({ on }) => on.startsWith(String(year)))} none={t('year.no-swap-days')} />
          <Week lang={lang} calendar={calendar} year={year} />
        </div>
        <div class="below"><Question question={t('calendar.agencies', { n: agencies.length })}><ul>{agencies.map(({ code, name }) => <li><a href={addresses.agency(code)}>{name[lang]}</a></li>)}</ul></Question></div>
      </>
    ),
  });
}

function Reckoned({ lang, reckoning: { state, seen, moved, unreached }, published }: { lang: Lang; reckoning: Reckoning; published: boolean }) {
  const t = sayIn(lang);
  if (state === 'done' && !published && unreached === 0) return null;
  return (
    <div class="below">
      <Notice tone={state === 'done' && unreached === 0 ? 'info' : 'soon'}>
        <p>{t(`reckoning.${state}`, { seen, moved })}</p>
        {unreached > 0 && <p>{t('reckoning.unreached', { n: unreached })}</p>}
      </Notice>
    </div>
  );
}

type Day = Calendar['holidays'][number] & { readonly sessions?: Calendar['swapDays'][number]['sessions'] };

function Days({ lang, title, days, none }: { lang: Lang; title: string; days: readonly Day[]; none: string }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {days.length === 0 ? <p class="soft">{none}</p> : (
        <ul class="org-list">{days.map(({ on, name, sessions }) => <li class="named-day"><span class="num"><b>{formatDayMonth(on)}</b> <span class="soft">{formatWeekday(lang, on)}</span></span><span>{name[lang]}{sessions && <span class="soft num block">{sessionsInWords(sessions)}</span>}</span></li>)}</ul>
      )}
    </section>
  );
}

function Week({ lang, calendar, year }: { lang: Lang; calendar: Calendar; year: number }) {
  const t = sayIn(lang);
  const line = (label: string, value: string) => <li class="named-day"><span>{label}</span><span class="num">{value}</span></li>;
  return (
    <section aria-label={t('calendar.week')}>
      <h2>{t('calendar.week')}</h2>
      <ul class="org-list">
        {([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => line(t(`weekday.${weekday}`), sessionsInWords(calendar.week[`${weekday}`] ?? []) || t('day.off')))}
        {line(t('field.cutOff'), calendar.cutOff)}
        {line(t('calendar.working-days', { year: String(year) }), String(workingDaysIn(calendar, year)))}
      </ul>
    </section>
  );
}

export const sessionsInWords = (sessions: Calendar['swapDays'][number]['sessions']): string => sessions.map(({ from, to }) => `${from}–${to}`).join(', ');
