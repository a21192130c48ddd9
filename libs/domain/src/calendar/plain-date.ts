import { DomainError } from '../errors.ts';

/** A day as people write it, `YYYY-MM-DD`, in the agency's own time zone. Compares as a string. */
export type PlainDate = string & { readonly brand: 'PlainDate' };

/** Days since 1970-01-01; what the engine counts with. */
export type DayNumber = number;

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export class NoSuchDate extends DomainError {
  constructor(text: string) {
    super('invalid', 'date-invalid', `"${text}" is not a date of the form YYYY-MM-DD.`, { params: { text } });
  }
}

/** @throws NoSuchDate also for 2026-02-29: such a date has no day number that leads back to it */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new NoSuchDate(text);
  return text;
}

export function isPlainDate(text: string): text is PlainDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfDay(dayNumber(text as PlainDate)) === text;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDay(dayNumber(date) + days);
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

export function weekdayOfDay(day: DayNumber): Weekday {
  // 1970-01-01 was a Thursday.
  return (modulo(day + 3, 7) + 1) as Weekday;
}

/**
 * Day number of a civil date by integer arithmetic: no Date, hence no time zone of the machine to stumble over.
 * March is counted as first month, so that the leap day is the last of its year.
 * https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
export function dayNumber(date: PlainDate): DayNumber {
  const month = Number(date.slice(5, 7));
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * modulo(month - 3, 12) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number; the inverse of `dayNumber`. */
export function dateOfDay(day: DayNumber): PlainDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = modulo(monthFromMarch + 2, 12) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}` as PlainDate;
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
