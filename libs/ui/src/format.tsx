import type { Lang } from './messages.tsx';
import { kitWords } from './words.tsx';

/** A PlainDate (YYYY-MM-DD), an instant as ISO text, or a Date. Instants are shown in the time of Ho Chi Minh City. */
export type Moment = string | Date;

export const timeZone = 'Asia/Ho_Chi_Minh';
const noBreak = '\u00a0';
const plainDate = /^\d{4}-\d{2}-\d{2}$/;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

interface Parts { readonly day: string; readonly month: string; readonly year: string; readonly hour: string; readonly minute: string }

function partsOf(moment: Moment): Parts {
  if (typeof moment === 'string' && plainDate.test(moment)) {
    const [year = '', month = '', day = ''] = moment.split('-');
    return { day, month, year, hour: '00', minute: '00' };
  }
  const found = new Map(clock.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]));
  const part = (type: keyof Parts) => found.get(type) ?? '';
  return { day: part('day'), month: part('month'), year: part('year'), hour: part('hour'), minute: part('minute') };
}

/** 25/11/2026 */
export function formatDate(moment: Moment): string {
  const { day, month, year } = partsOf(moment);
  return `${day}/${month}/${year}`;
}

/** 24/11, for dense tables and the small print of a step. */
export function formatDayMonth(moment: Moment): string {
  const { day, month } = partsOf(moment);
  return `${day}/${month}`;
}

/** 09:15 */
export function formatTime(moment: Moment): string {
  const { hour, minute } = partsOf(moment);
  return `${hour}:${minute}`;
}

/** thứ Tư · Wednesday */
export function formatWeekday(lang: Lang, moment: Moment): string {
  const { day, month, year } = partsOf(moment);
  const index = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  return kitWords(lang)(`time.weekday.${index as 0 | 1 | 2 | 3 | 4 | 5 | 6}`);
}

/** thứ Tư, 25/11/2026 · Wednesday, 25/11/2026 */
export function formatLongDate(lang: Lang, moment: Moment): string {
  return `${formatWeekday(lang, moment)}, ${formatDate(moment)}`;
}

/** 09:15 thứ Tư, 25/11/2026 */
export function formatDateTime(lang: Lang, moment: Moment): string {
  return `${formatTime(moment)} ${formatLongDate(lang, moment)}`;
}

/** 10:41, 24/11 */
export function formatShortDateTime(moment: Moment): string {
  return `${formatTime(moment)}, ${formatDayMonth(moment)}`;
}

/** The first letter as at the start of a sentence: "thứ Tư" becomes "Thứ Tư". */
export function asSentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

const locales: Record<Lang, string> = { vi: 'vi-VN', en: 'en-GB' };

/** 1.250.000 · 1,250,000; `digits` after the comma at most. */
export function formatNumber(lang: Lang, value: number, digits = 0): string {
  return new Intl.NumberFormat(locales[lang], { maximumFractionDigits: digits }).format(value);
}

/** Money in đồng, whole: 1.250.000 ₫ with a space that does not break. */
export function formatMoney(lang: Lang, dong: number): string {
  return `${formatNumber(lang, dong)}${noBreak}₫`;
}

/** A share between 0 and 1: 98,2 % · 98.2% */
export function formatShare(lang: Lang, share: number, digits = 1): string {
  const figure = formatNumber(lang, share * 100, digits);
  return lang === 'vi' ? `${figure}${noBreak}%` : `${figure}%`;
}

/** 2,1 MB; kilobytes below one megabyte. Bytes are counted in thousands, as phones and desktops show them. */
export function formatBytes(lang: Lang, bytes: number): string {
  if (bytes < 1_000_000) return `${formatNumber(lang, Math.max(1, bytes / 1000))}${noBreak}KB`;
  return `${formatNumber(lang, bytes / 1_000_000, 1)}${noBreak}MB`;
}

/** 000.12.35.H29-261124-0042 in the groups in which it is read aloud. */
export function referenceGroups(reference: string): string[] {
  return reference.split('-');
}

/** 42071635 as 4207 1635 */
export function formatLookupNumber(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, `$1${noBreak}`);
}

export interface Span {
  /** Minutes of working time, never negative. */
  readonly minutes: number;
  /** Working minutes of an ordinary day of the agency's calendar; 480 unless told. */
  readonly dayMinutes?: number | undefined;
  /** Adds the hours after whole days: "2 ngày 6 giờ". Lists leave it out. */
  readonly precise?: boolean | undefined;
}

/** Working time in words: 2 ngày · 2 giờ 30 · 45 phút. Rounds down, so that nothing promises more time than there is. */
export function spanInWords(lang: Lang, { minutes, dayMinutes = 480, precise = false }: Span): string {
  const t = kitWords(lang);
  const whole = Math.floor(minutes);
  if (whole < 1) return t('light.under-a-minute');
  const days = Math.floor(whole / dayMinutes);
  const hours = Math.floor((whole % dayMinutes) / 60);
  if (days > 0) return precise && hours > 0 ? t('time.days-hours', { d: days, h: hours }) : t('time.days', { n: days });
  const rest = whole % 60;
  if (hours === 0) return t('time.minutes', { n: rest });
  return rest === 0 ? t('time.hours', { n: hours }) : t('time.hours-minutes', { h: hours, m: String(rest).padStart(2, '0') });
}

export type LightState = 'on-time' | 'soon' | 'overdue' | 'paused' | 'finished';

export interface Deadline {
  readonly state: LightState;
  /** Working minutes to the due instant; negative once it has passed. */
  readonly minutesLeft: number;
  readonly dayMinutes?: number | undefined;
  readonly precise?: boolean | undefined;
}

/** "Còn 2 ngày", "Quá hạn 1 giờ", "Tạm dừng, còn 2 ngày", "Xong sớm 1 ngày". */
export function deadlineInWords(lang: Lang, { state, minutesLeft, dayMinutes, precise }: Deadline): string {
  const t = kitWords(lang);
  const time = spanInWords(lang, { minutes: Math.abs(minutesLeft), dayMinutes, precise });
  if (state !== 'finished') return t(`light.${state}`, { time });
  if (Math.abs(minutesLeft) < 1) return t('light.finished');
  return minutesLeft > 0 ? t('light.finished-early', { time }) : t('light.finished-late', { time });
}
