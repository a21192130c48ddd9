import type { PlainDate } from '../calendar/plain-date.ts';
import { isPlainDate } from '../calendar/plain-date.ts';
import { DomainError } from '../errors.ts';
import type { AgencyCode } from './agency-code.ts';
import { isAgencyCode } from './agency-code.ts';

/** Mã hồ sơ as citizens see it: `000.12.35.H29-261122-0042`. */
export type Reference = string & { readonly brand: 'Reference' };

export interface ReferenceParts {
  readonly agency: AgencyCode;
  /** The local day of submission. */
  readonly on: PlainDate;
  /** From 1, per agency and day; at least four digits when written, growing past 9999. */
  readonly sequence: number;
}

export class NoSuchReference extends DomainError {
  constructor(text: string) {
    super('invalid', 'reference-invalid', `"${text}" is not a dossier code such as 000.12.35.H29-261122-0042.`, { at: 'reference', params: { text } });
  }
}

// Codes carry two digits of the year and began with this system.
const century = '20';

/** @throws NoSuchReference when the sequence is not a whole number from 1 or the day is outside 2000–2099 */
export function formatReference({ agency, on, sequence }: ReferenceParts): Reference {
  const text = `${agency}-${on.slice(2).replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`;
  if (!isReference(text) || !on.startsWith(century)) throw new NoSuchReference(text);
  return text;
}

/** @throws NoSuchReference for anything but the one way to write a code */
export function parseReference(text: string): ReferenceParts {
  const [, agency = '', day = '', sequence = ''] = /^([0-9A-Z.]+)-(\d{6})-(\d{4}|[1-9]\d{4,8})$/.exec(text) ?? [];
  const on = `${century}${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`;
  if (!isAgencyCode(agency) || !isPlainDate(on) || Number(sequence) < 1) throw new NoSuchReference(text);
  return { agency, on, sequence: Number(sequence) };
}

export function isReference(text: string): text is Reference {
  try {
    parseReference(text);
    return true;
  } catch (error) {
    if (error instanceof NoSuchReference) return false;
    throw error;
  }
}

// Every part but the last has a fixed width, so that a code is understood with any separators, or none.
const asTyped = /^(\d{3})[-. ]*(\d{2})[-. ]*(\d{2})[-. ]*([A-Z])[-. ]*(\d{2})[-. ]*(\d{6})(?:[-. ]*(\d{4,9})|[-. ]+(\d{1,3}))$/;

/**
 * A code as people type it: lower case, spaces or dots for dashes, nothing between the parts, `42` for `0042` after a separator.
 * Undefined when it is not one, or could be two.
 */
export function readReference(typed: string): Reference | undefined {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s_/‐-―−]+/g, (run) => (/\s/.test(run) ? ' ' : '-')).trim();
  const [, fourth, third, second, letter, first, day, long, short] = asTyped.exec(plain) ?? [];
  const sequence = Number(long ?? short);
  const text = `${fourth}.${third}.${second}.${letter}${first}-${day}-${String(sequence).padStart(4, '0')}`;
  return isReference(text) ? text : undefined;
}
