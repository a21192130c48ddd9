import type { Lang } from '@motcua/ui/messages';
import { formatDate } from '@motcua/ui/format';
import type { CalendarContent, Month, YearDay } from './year.ts';
import { monthsOf } from './year.ts';
import { sayIn } from './words.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const shownKinds = ['holiday', 'swap', 'half', 'off'] as const;

/** Twelve months at a glance; each kind of day has a shape and words besides its colour. */
export function YearView({ lang, calendar, year }: { readonly lang: Lang; readonly calendar: CalendarContent; readonly year: number }) {
  const t = sayIn(lang);
  return (
    <>
      <ul class="day-kinds" aria-label={t('year.legend')}>{shownKinds.map((kind) => <li><span class={`day-mark ${kind}`} aria-hidden="true">7</span>{t(`day.${kind}`)}</li>)}</ul>
      <div class="year">{monthsOf(calendar, year).map((month) => <MonthView lang={lang} month={month} year={year} />)}</div>
    </>
  );
}

function MonthView({ lang, month: { month, weeks }, year }: { lang: Lang; month: Month; year: number }) {
  const t = sayIn(lang);
  return (
    <table class="month">
      <caption>{t('year.month', { month: String(month), year: String(year) })}</caption>
      <thead><tr>{weekdays.map((weekday) => <th scope="col" abbr={t(`weekday.${weekday}`)}>{t(`weekday.short.${weekday}`)}</th>)}</tr></thead>
      <tbody>{weeks.map((week) => <tr>{week.map((day) => (day ? <DayView lang={lang} day={day} /> : <td />))}</tr>)}</tbody>
    </table>
  );
}

function DayView({ lang, day: { on, day, kind, name } }: { lang: Lang; day: YearDay }) {
  if (kind === 'work') return <td>{day}</td>;
  const said = `${sayIn(lang)(`day.${kind}`)}${name ? `: ${name[lang]}` : ''}`;
  return <td class={kind} title={name ? `${formatDate(on)}, ${said}` : undefined}>{day}<span class="visually-hidden"> {said}</span></td>;
}
