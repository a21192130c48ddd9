/** One entry of a calendar (RFC 5545, 3.6.1). */
export interface CalendarEntry {
  /** The same for ever, so that calendars change the entry they have. */
  readonly uid: string;
  /** Grows with every change. */
  readonly sequence: number;
  readonly changedAt: string;
  /** An instant where an hour is promised; a day (YYYY-MM-DD) fills that day. */
  readonly at: string;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly url: string;
  readonly standing: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
}

/** A calendar that programs fetch again by themselves; instants in UTC, so that it needs no time zone of its own. */
export function calendarOf(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Mot Cua//Dossier//VI', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    // Outlook and Apple read one, others the other.
    'REFRESH-INTERVAL;VALUE=DURATION:PT2H', 'X-PUBLISHED-TTL:PT2H', `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function linesOf({ uid, sequence, changedAt, at, summary, description, location, url, standing }: CalendarEntry): string[] {
  return [
    'BEGIN:VEVENT', `UID:${uid}`, `SEQUENCE:${sequence}`, `DTSTAMP:${instant(changedAt)}`, `LAST-MODIFIED:${instant(changedAt)}`,
    ...when(at),
    `SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(description)}`, `LOCATION:${escaped(location)}`, `URL:${url}`, `STATUS:${standing}`,
    // It promises a date; nobody is busy then.
    'TRANSP:TRANSPARENT', 'END:VEVENT',
  ];
}

function when(at: string): string[] {
  if (!/^\d{4}-\d\d-\d\d$/.test(at)) return [`DTSTART:${instant(at)}`, 'DURATION:PT15M'];
  const next = new Date(Date.parse(at) + 86_400_000).toISOString().slice(0, 10);
  return [`DTSTART;VALUE=DATE:${at.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${next.replaceAll('-', '')}`];
}

/** 20261127T100000Z */
const instant = (text: string) => `${new Date(text).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n');

/** Lines of at most 75 bytes, never broken inside a letter (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part].join('\r\n ');
}
