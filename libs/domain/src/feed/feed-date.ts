import { isPlainDate } from '../calendar/plain-date.ts';

/** `dd/mm/yyyy` tells a day, all others an instant. With `-` or `.` between day, month and year as well, and with single digits. */
export const dateFormats = ['iso', 'dd/mm/yyyy hh:mm', 'dd/mm/yyyy', 'yyyy-mm-dd hh:mm', 'epoch-s', 'epoch-ms'] as const;
export type DateFormat = (typeof dateFormats)[number];

export interface ReadDate {
  /** In UTC, to the second. */
  readonly at: string;
  readonly dayOnly: boolean;
}

const clock = String.raw`[T ]+(?<hour>\d{1,2})[:hH](?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?`;
const vietnamese = String.raw`(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})`;
const ordered = String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`;

const patterns: Readonly<Record<DateFormat, RegExp>> = {
  'iso': new RegExp(`^${ordered}${clock}(?<offset>Z|[+-]\\d{2}:?\\d{2})$`),
  'dd/mm/yyyy hh:mm': new RegExp(`^${vietnamese}${clock}$`),
  'dd/mm/yyyy': new RegExp(`^${vietnamese}$`),
  'yyyy-mm-dd hh:mm': new RegExp(`^${ordered}${clock}$`),
  'epoch-s': /^(?<seconds>\d{9,10})$/,
  'epoch-ms': /^(?<milliseconds>\d{12,13})$/,
};

/** The first format that fits wins. @param offset of the system's clock, for formats that do not say it. Undefined when none fits, or there is no such day or hour. */
export function readFeedDate(text: string, formats: readonly DateFormat[], offset: '+07:00' | 'Z'): ReadDate | undefined {
  const trimmed = text.trim();
  for (const format of formats) {
    const parts = patterns[format].exec(trimmed)?.groups;
    if (parts) return format.startsWith('epoch') ? ofEpoch(parts) : ofParts(parts, offset);
  }
  return undefined;
}

type Parts = Readonly<Record<string, string | undefined>>;

function ofEpoch({ seconds, milliseconds }: Parts): ReadDate {
  return { at: toSecond(seconds === undefined ? Number(milliseconds) : Number(seconds) * 1000), dayOnly: false };
}

function ofParts(parts: Parts, offset: string): ReadDate | undefined {
  const { year, month = '', day = '', hour, minute = '00', second = '00' } = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = `${(hour ?? '0').padStart(2, '0')}:${minute}:${second}`;
  if (!isPlainDate(date) || !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) return undefined;
  const millisecond = Date.parse(`${date}T${time}${colonised(parts['offset'] ?? offset)}`);
  return Number.isNaN(millisecond) ? undefined : { at: toSecond(millisecond), dayOnly: hour === undefined };
}

const colonised = (offset: string): string => offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');

/** Systems tell the same instant with and without milliseconds. */
const toSecond = (millisecond: number): string => new Date(Math.floor(millisecond / 1000) * 1000).toISOString();
