import { readFileSync } from 'node:fs';
import type en from '../messages/en.json';
import type vi from '../messages/vi.json';
import { amountInWords } from './amount-in-words.ts';
import type { Run } from './rich-text.ts';

const catalogue = <C>(lang: string) => JSON.parse(readFileSync(new URL(`../messages/${lang}.json`, import.meta.url), 'utf8')) as C;
const vietnamese = catalogue<typeof vi>('vi');
const english = catalogue<typeof en>('en');

export type Words = keyof typeof vi;
export type Glossed = keyof typeof en;
export type Params = Readonly<Record<string, string>>;

/** What a version of a form says in other words. */
export type OwnWords = Partial<Readonly<Record<Words, string>>>;

/** A message as plain text. */
export function say(key: Words, params: Params = {}, own: OwnWords = {}): string {
  return filled(own[key] ?? vietnamese[key], params);
}

/** The English line below a Vietnamese title. */
export function gloss(key: Glossed): string {
  return english[key];
}

/** A message with its `<b>` parts in bold. Tags are read before values are put in, so a value never brings its own. */
export function sayRich(key: Words, params: Params = {}, own: OwnWords = {}): Run[] {
  return (own[key] ?? vietnamese[key]).split(/(<b>.*?<\/b>)/).flatMap((part): Run[] => {
    if (part === '') return [];
    const bold = part.startsWith('<b>');
    return [{ text: filled(bold ? part.slice(3, -4) : part, params), face: bold ? 'bold' : 'regular' }];
  });
}

function filled(template: string, params: Params): string {
  return template.replace(/\{([a-z-]+)\}/gi, (_hole, name: string) => params[name] ?? '');
}

/**
 * `ngày 05 tháng 02 năm 2026`; days below 10 and the months 1 and 2 carry a zero (Decree 30/2020/NĐ-CP, Annex I).
 * @param date YYYY-MM-DD in the agency's zone
 */
export function dayInWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return say('day', { year: String(Number(year)), month: Number(month) < 3 ? month : String(Number(month)), day });
}

/** `14 giờ 20 phút, ngày 24 tháng 11 năm 2026`. @param utcOffsetMinutes of the agency's zone */
export function momentInWords(instant: string, utcOffsetMinutes: number): string {
  return say('moment', { hour: hourInWords(instant, utcOffsetMinutes), day: dayInWords(dayOf(instant, utcOffsetMinutes)) });
}

/** `14:20 24/11/2026`, for tables. */
export function momentInDigits(instant: string, utcOffsetMinutes: number): string {
  return say('moment.short', { hour: localText(instant, utcOffsetMinutes).slice(11, 16), day: dayInDigits(dayOf(instant, utcOffsetMinutes)) });
}

/** `24/11/2026`. @param date YYYY-MM-DD */
export function dayInDigits(date: string): string {
  return date.split('-').reverse().join('/');
}

/** `14 giờ 20 phút`. */
export function hourInWords(instant: string, utcOffsetMinutes: number): string {
  const local = localText(instant, utcOffsetMinutes);
  return say('hour', { hour: local.slice(11, 13), minute: local.slice(14, 16) });
}

/** The day an instant falls on at the agency, YYYY-MM-DD. */
export function dayOf(instant: string, utcOffsetMinutes: number): string {
  return localText(instant, utcOffsetMinutes).slice(0, 10);
}

function localText(instant: string, utcOffsetMinutes: number): string {
  return new Date(Date.parse(instant) + utcOffsetMinutes * 60_000).toISOString();
}

/** `50.000`. */
export function dong(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** `năm mươi nghìn đồng`. */
export function dongInWords(amount: number): string {
  return say('money', { words: amountInWords(amount) });
}

/** `03 ngày làm việc`, as a procedure's term is written on papers. */
export function termInWords(term: { amount: number; unit: 'working-day' | 'working-hour' | 'calendar-day' }): string {
  return say(`term.${term.unit}`, { amount: twoDigits(term.amount) });
}

/** `1.2. Họ và tên:`, `[21] Thuế còn được khấu trừ:`; a question keeps its own mark. */
export function labelOf({ item, label }: { item?: string | undefined; label: string }): string {
  const bare = label.replace(/\s*:$/, '');
  const number = item ? `${item.replace(/([^\].])$/, '$1.')} ` : '';
  return `${number}${bare}${/[?:]$/.test(bare) ? '' : ':'}`;
}

const unknownAgency = '.'.repeat(60);

/** Whom a form is written to, or room to write it. */
export function addressee({ addressedTo, agency }: { addressedTo?: string; agency?: { name: string } }): string {
  return addressedTo ?? agency?.name ?? unknownAgency;
}

/** Counts on papers have two digits, so that none can be written before them. */
export function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

/** `0903 512 789`; other shapes as they are. */
export function phoneInGroups(phone: string): string {
  return phone.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');
}

/** `4207 1635`: digits in fours, as people read them out. */
export function inFours(digits: string): string {
  return digits.replace(/\s/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');
}
