import { Csrf } from '@motcua/pages/csrf';
import type { FieldProblem } from '@motcua/contracts/problems';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { TextField } from '@motcua/ui/form/field';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import type { CalendarDraft } from './calendar-draft.ts';
import { DayRows, targetOf, WeekFields, wordsAt } from './calendar-fields.tsx';
import { Hidden, refusedInWords } from './form-head.tsx';
import type { Opened } from './organisation.client.ts';
import type { Refused } from './posted.ts';
import { sayIn } from './words.ts';
import { yearsOf } from './year.ts';

export interface CalendarEditProps {
  /** Of the calendar that is there, or that a new one was copied from. */
  readonly id: string;
  readonly draft: CalendarDraft;
  /** Version 0: a new calendar. */
  readonly opened: Opened;
  readonly problems?: readonly FieldProblem[];
  readonly refused?: Refused | undefined;
  readonly copied?: boolean;
}

/** Sessions of the week, and the days of one year; nothing is published here. */
export function calendarEditPage(visit: OfficeVisit, props: CalendarEditProps): string {
  const { id, draft, opened, problems = [], refused } = props;
  const { lang } = visit;
  const t = sayIn(lang);
  const title = t(opened.version === 0 ? 'calendar.copy' : 'calendar.edit');
  return framed(visit, {
    title,
    current: 'organisation',
    hasErrors: problems.length > 0 || refused !== undefined,
    again: addresses.editCalendar(id, { nam: String(draft.year), ...(opened.version === 0 ? { 'ban-sao': '1' } : {}) }),
    back: { href: addresses.calendar(id, { nam: String(draft.year) }), label: t('calendar.back') },
    children: (
      <div class="calendar-form">
        <ErrorSummary problems={problems.map(({ at, message }) => ({ target: targetOf(at, draft), message: wordsAt(at, draft, t) ?? message[lang] }))} />
        {refused && <Notice tone="bad" live title={t(refused.code === 'entry-changed' ? 'refused.entry-changed.title' : 'refused.title')}><p>{refusedInWords(refused, lang)}</p></Notice>}
        {props.copied && <Notice tone="ok" live><p>{t('copied.said', { year: String(draft.year) })}</p></Notice>}
        <h1>{title}</h1>
        <p class="soft">{t('calendar.edit-said')}</p>
        <form method="post" action={addresses.editCalendar(id)} novalidate>
          <Csrf visit={visit} /><Hidden opened={opened} />
          <input type="hidden" name="draft" value={JSON.stringify(draft.content)} />
          <input type="hidden" name="year" value={String(draft.year)} />
          {/* What Enter in a field does: the first button of a form is the one that a browser presses. */}
          <button class="visually-hidden" type="submit" name="do" value="look" tabIndex={-1} aria-hidden="true">{t('look.do')}</button>
          <Head visit={visit} {...props} />
          <WeekFields lang={lang} draft={draft} problems={problems} />
          <Years lang={lang} draft={draft} />
          <DayRows lang={lang} draft={draft} problems={problems} list="holidays" />
          <DayRows lang={lang} draft={draft} problems={problems} list="swapDays" />
          <p class="row below"><Button name="do" value="copy">{t('copy.do', { year: String(draft.year), next: String(draft.year + 1) })}</Button></p>
          <p class="row form-actions"><Button tone="primary" name="do" value="look" once>{t('look.do')}</Button><LinkButton tone="quiet" href={addresses.calendar(id)}>{t('cancel')}</LinkButton></p>
          <p class="why">{t('look.said')}</p>
        </form>
      </div>
    ),
  });
}

function Head({ visit: { lang }, draft: { content }, opened, problems = [] }: CalendarEditProps & { visit: OfficeVisit }) {
  const t = sayIn(lang);
  const wrong = (at: string) => problems.find((problem) => problem.at === at)?.message[lang];
  return (
    <div class="calendar-head">
      {opened.version === 0 && <TextField id="id" label={t('field.calendar-id')} hint={t('hint.calendar-id')} value={content.id} error={wrong('id')} maxLength={100} />}
      <TextField id="name-vi" name="name.vi" label={t('field.calendar-name-vi')} value={content.name.vi} error={wrong('name.vi')} maxLength={200} />
      <TextField id="name-en" name="name.en" label={t('field.calendar-name-en')} value={content.name.en} error={wrong('name.en')} maxLength={200} />
      <TextField id="covers-from" name="covers.from" type="date" width={12} label={t('field.covers-from')} value={content.covers.from} error={wrong('covers.from')} />
      <TextField id="covers-to" name="covers.to" type="date" width={12} label={t('field.covers-to')} value={content.covers.to} error={wrong('covers.to')} />
      <TextField id="cutOff" width={4} label={t('field.cutOff')} hint={t('hint.cutOff')} value={content.cutOff} error={wrong('cutOff')} maxLength={5} inputMode="numeric" />
    </div>
  );
}

/** Another year of the same draft: nothing that was typed is lost. */
function Years({ lang, draft }: { lang: OfficeVisit['lang']; draft: CalendarDraft }) {
  const t = sayIn(lang);
  return (
    <fieldset class="field calendar-years" id="years">
      <legend>{t('years.title', { year: String(draft.year) })}</legend>
      <div class="row">
        {yearsOf(draft.content).map((year) => (year === draft.year
          ? <span class="btn" aria-current="true">{year}</span>
          : <Button name="go" value={String(year)}>{String(year)}</Button>))}
      </div>
    </fieldset>
  );
}
