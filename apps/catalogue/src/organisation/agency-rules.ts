import type { Agency } from '@motcua/contracts/agency';
import type { AgencyWritten, CloseAgency } from '@motcua/contracts/organisation-api';
import { isAgencyCode } from '@motcua/domain/reference/agency-code';
import type { Flaw, FlawCode } from './words.ts';

type Kind = Agency['kind'];

/** Which kind stands below which; a city stands below none. */
const above: Readonly<Record<Kind, Kind | null>> = { city: null, department: 'city', district: 'city', ward: 'district' };

/** What there is already: everything a rule about one agency looks at. */
export interface Surroundings {
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly calendars: ReadonlySet<string>;
}

/** Everything that is wrong with an agency as it was written, in the order of the form. */
export function flawsOfAgency(written: AgencyWritten, around: Surroundings): Flaw[] {
  return [
    ...(isAgencyCode(written.code) ? [] : [{ at: 'code', code: 'code-shape' } as const]),
    ...textFlaws(written),
    ...parentFlaws(written, around.agencies),
    ...kindFlaws(written, around.agencies),
    ...(around.calendars.has(written.calendar) ? [] : [{ at: 'calendar', code: 'calendar-unknown', params: { calendar: written.calendar } } as const]),
  ];
}

function textFlaws({ name, place, address, letterhead, phone, email, unitCode }: AgencyWritten): Flaw[] {
  const digits = phone.replace(/\D/g, '');
  return [
    ...missingIn({ name, place, address }),
    ...(letterhead.length === 0 || letterhead.includes('') ? [{ at: 'letterhead', code: 'letterhead-missing' } as const] : []),
    ...(digits.length < 3 || digits.length > 15 || /[^\d\s().+-]/.test(phone) ? [{ at: 'phone', code: 'phone-shape' } as const] : []),
    ...(email === undefined || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? [] : [{ at: 'email', code: 'email-shape' } as const]),
    ...(unitCode === undefined || /^\d+$/.test(unitCode) ? [] : [{ at: 'unitCode', code: 'unit-code-shape' } as const]),
  ];
}

const missingIn = (texts: Readonly<Record<'name' | 'place' | 'address', { vi: string; en: string }>>): Flaw[] =>
  Object.entries(texts).flatMap(([field, text]) => (['vi', 'en'] as const).filter((lang) => text[lang] === '').map((lang) => ({ at: `${field}.${lang}`, code: `${field}-missing` as FlawCode })));

function parentFlaws(written: AgencyWritten, agencies: ReadonlyMap<string, Agency>): Flaw[] {
  const { code, kind, parent } = written;
  if (above[kind] === null) return parent === undefined ? [] : [{ at: 'parent', code: 'parent-needless' }];
  if (parent === undefined) return [{ at: 'parent', code: 'parent-missing' }];
  const higher = agencies.get(parent);
  if (!higher) return [{ at: 'parent', code: 'parent-unknown', params: { parent } }];
  if (isBelow(higher, code, agencies)) return [{ at: 'parent', code: 'parent-cycle' }];
  return placeFlaws(written, higher, agencies.get(code)?.parent);
}

/** Those that stood below an agency before it was closed may stay; nobody joins it. */
function placeFlaws({ code, kind }: AgencyWritten, higher: Agency, parentBefore: string | undefined): Flaw[] {
  if (higher.closed && parentBefore !== higher.code) return [{ at: 'parent', code: 'parent-closed' }];
  if (higher.kind !== above[kind]) return [{ at: 'parent', code: 'parent-kind' }];
  return isAgencyCode(code) && !liesBelow(code, kind, higher.code) ? [{ at: 'code', code: 'code-elsewhere', params: { parent: higher.code } }] : [];
}

/** The agency itself, or one that has it somewhere above. */
function isBelow(agency: Agency, code: string, agencies: ReadonlyMap<string, Agency>): boolean {
  const seen = new Set<string>();
  for (let one: Agency | undefined = agency; one && !seen.has(one.code); one = one.parent === undefined ? undefined : agencies.get(one.parent)) {
    if (one.code === code) return true;
    seen.add(one.code);
  }
  return false;
}

/** QCVN 102:2016: what belongs to a city carries its last part, and a ward its district's number before it. */
function liesBelow(code: string, kind: Kind, parent: string): boolean {
  const [own, higher] = [code.split('.'), parent.split('.')];
  return own[3] === higher[3] && (kind !== 'ward' || own[2] === higher[2]);
}

/** An agency that changes its kind must still fit what stands below it. */
function kindFlaws({ code, kind }: AgencyWritten, agencies: ReadonlyMap<string, Agency>): Flaw[] {
  const unfit = [...agencies.values()].filter(({ parent, kind: lower }) => parent === code && above[lower] !== kind).length;
  return unfit === 0 ? [] : [{ at: 'kind', code: 'kind-below', params: { n: unfit } }];
}

/** What keeps an agency from being closed. */
export function flawsOfClosing(agency: Agency, { successor, reason }: CloseAgency, agencies: ReadonlyMap<string, Agency>): Flaw[] {
  const open = [...agencies.values()].filter(({ parent, closed }) => parent === agency.code && !closed).length;
  return [
    ...(agency.closed ? [{ at: '', code: 'already-closed' } as const] : []),
    ...(open > 0 ? [{ at: '', code: 'open-below', params: { n: open } } as const] : []),
    ...(reason.vi === '' || reason.en === '' ? [{ at: 'reason', code: 'reason-missing' } as const] : []),
    ...(successor === undefined ? [] : successorFlaws(agency, successor, agencies)),
  ];
}

function successorFlaws({ code }: Agency, successor: string, agencies: ReadonlyMap<string, Agency>): Flaw[] {
  const next = agencies.get(successor);
  if (!next) return [{ at: 'successor', code: 'successor-unknown', params: { successor } }];
  if (successor === code) return [{ at: 'successor', code: 'successor-self' }];
  return next.closed ? [{ at: 'successor', code: 'successor-closed' }] : [];
}
