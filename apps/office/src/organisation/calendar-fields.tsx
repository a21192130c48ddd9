import type { FieldProblem } from '@motcua/contracts/problems';
import type { CalendarWritten } from '@motcua/contracts/organisation-api';
import { FieldError } from '@motcua/ui/form/field';
import { Repeat } from '@motcua/ui/form/repeat';
import type { Lang } from '@motcua/ui/messages';
import type { CalendarDraft } from './calendar-draft.ts';
import { rowsOf, undated, weekdays } from './calendar-draft.ts';
import { sayIn } from './words.ts';
import type { Say } from './words.ts';

interface Props {
  readonly lang: Lang;
  readonly draft: CalendarDraft;
  readonly problems: readonly FieldProblem[];
}

type List = 'holidays' | 'swapDays';
type Sessions = CalendarWritten['swapDays'][number]['sessions'];

/** Two sessions a day; a third where the calendar has one. An empty day is not worked. */
export function WeekFields({ lang, draft: { content }, problems }: Props) {
  const t = sayIn(lang);
  const wrong = problems.filter(({ at }) => at.startsWith('week'));
  const most = Math.max(2, ...weekdays.map((weekday) => content.week[weekday]?.length ?? 0));
  return (
    <fieldset class={wrong.length > 0 ? 'field wrong' : 'field'} id="week">
      <legend>{t('calendar.week')}</legend>
      <p class="hint">{t('hint.week')}</p>
      {wrong.map(({ message }, index) => <FieldError id={`week-${index}`} error={message[lang]} />)}
      <div class="week-rows">
        {weekdays.map((weekday) => (
          <div class="week-row" role="group" aria-label={t(`weekday.${weekday}`)}>
            <span>{t(`weekday.${weekday}`)}</span>
            <Times lang={lang} at={`week.${weekday}`} whose={t(`weekday.${weekday}`)} sessions={content.week[weekday] ?? []} most={most} problems={problems} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

interface TimesProps { readonly lang: Lang; readonly at: string; readonly place?: string; readonly whose: string; readonly sessions: Sessions; readonly most: number; readonly problems: readonly FieldProblem[] }

/** `at` names the fields; `place` is where the same sessions stand in the whole calendar, for what is wrong with them. */
function Times({ lang, at, place = at, whose, sessions, most, problems }: TimesProps) {
  const t = sayIn(lang);
  return (
    <>
      {Array.from({ length: most }, (_, index) => (
        <span class="session">
          {(['from', 'to'] as const).map((end) => (
            <>
              {end === 'to' && <span aria-hidden="true">–</span>}
              <input
                class="num" id={idOf(`${at}.${index}.${end}`)} name={`${at}.${index}.${end}`} value={sessions[index]?.[end]} maxLength={5} placeholder="--:--" inputMode="numeric" autocomplete="off"
                aria-label={t(`session.${end}`, { day: whose, n: index + 1 })} {...(problems.some((problem) => problem.at === `${place}.${index}.${end}`) ? { 'aria-invalid': 'true' as const } : {})}
              />
            </>
          ))}
        </span>
      ))}
    </>
  );
}

/** The holidays, or the swap days, of the year on the page. */
export function DayRows({ lang, draft: { content, year }, problems, list }: Props & { list: List }) {
  const t = sayIn(lang);
  const rows = rowsOf<CalendarWritten['holidays'][number] & { sessions?: Sessions }>(content[list], year);
  return (
    <fieldset class="field day-rows" id={list}>
      <legend>{t(`list.${list}`, { year: String(year) })}</legend>
      {list === 'swapDays' && <p class="hint">{t('hint.swap-days')}</p>}
      <Repeat name={list} itemName={t(`item.${list}`)} addLabel={t(`add.${list}`)} count={rows.length}>
        {(index) => {
          const row = index === '__index__' ? undefined : rows[index];
          return <DayFields lang={lang} list={list} index={index} row={row} year={year} usual={content.week['1'] ?? []} problems={problems} />;
        }}
      </Repeat>
    </fieldset>
  );
}

interface DayFieldsProps {
  readonly lang: Lang;
  readonly list: List;
  readonly index: number | '__index__';
  readonly row: { readonly day: CalendarWritten['holidays'][number] & { readonly sessions?: Sessions }; readonly at: number } | undefined;
  readonly year: number;
  /** What a swap day is worked like unless told. */
  readonly usual: Sessions;
  readonly problems: readonly FieldProblem[];
}

function DayFields({ lang, list, index, row, year, usual, problems }: DayFieldsProps) {
  const t = sayIn(lang);
  const at = `${list}.${index}`;
  const place = row ? `${list}.${row.at}` : '';
  const wrong = row ? problems.filter((problem) => problem.at.startsWith(`${place}.`)) : [];
  const dated = row && row.day.on !== undated(year) ? row.day.on : undefined;
  const said = wrong.map((problem) => (dated === undefined && problem.at.endsWith('.on') ? t('wrong.no-date') : problem.message[lang]));
  const flawed = (field: string) => (wrong.some((problem) => problem.at.startsWith(`${place}.${field}`)) ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${idOf(at)}-error` } : {});
  return (
    <>
      <FieldError id={idOf(at)} error={said.join('. ') || undefined} />
      <div class="day-fields">
        <label>{t('field.date')}<input type="date" id={idOf(`${at}.on`)} name={`${at}.on`} value={dated} {...flawed('on')} /></label>
        {(['vi', 'en'] as const).map((language) => (
          <label>{t(`field.day-${language}`)}<input id={idOf(`${at}.${language}`)} name={`${at}.${language}`} value={row?.day.name[language]} maxLength={200} autocomplete="off" {...flawed('name')} /></label>
        ))}
        {list === 'swapDays' && <span class="day-sessions" role="group" aria-label={t('calendar.sessions')}><Times lang={lang} at={at} place={`${place}.sessions`} whose={t('item.swapDays')} sessions={row?.day.sessions ?? usual} most={2} problems={problems} /></span>}
      </div>
    </>
  );
}

const idOf = (name: string) => name.replaceAll('.', '-');

/** The control at a place of the whole calendar, as far as it is on the page; else the choice of the year. */
export function targetOf(at: string, { content, year }: CalendarDraft): string {
  const [list = '', place = '', ...rest] = at.split('.');
  if (list !== 'holidays' && list !== 'swapDays') return idOf(at);
  const index = rowsOf<{ on: string }>(content[list], year).findIndex((row) => row.at === Number(place));
  if (index < 0) return 'years';
  const field = rest[0] === 'sessions' ? `${rest[1] ?? '0'}.${rest[2] ?? 'from'}` : rest[0] === 'name' ? 'vi' : 'on';
  return idOf(`${list}.${index}.${field}`);
}

/** A day that was added and got no date: the service knows only that it is none. */
export function wordsAt(at: string, { content, year }: CalendarDraft, t: Say): string | undefined {
  const [list, place, field] = at.split('.');
  if ((list !== 'holidays' && list !== 'swapDays') || field !== 'on') return undefined;
  return content[list][Number(place)]?.on === undated(year) ? t('wrong.no-date') : undefined;
}
