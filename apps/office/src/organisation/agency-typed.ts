import type { Agency } from '@motcua/contracts/agency';
import { AgencyWritten } from '@motcua/contracts/organisation-api';
import type { AgencyTyped } from './agency-form.page.tsx';
import { text } from './posted.ts';
import type { Posted } from './posted.ts';

const nothing = { vi: '', en: '' };
const belowKind: Readonly<Record<Agency['kind'], Agency['kind']>> = { city: 'department', department: 'department', district: 'ward', ward: 'ward' };

const empty: AgencyTyped = { code: '', kind: 'department', parent: '', calendar: '', unitCode: '', phone: '', email: '', letterhead: '', name: nothing, place: nothing, address: nothing };

/** A form for an agency below another: what both share stands there already. */
export function blankAgency(parent: Agency | undefined): AgencyTyped {
  if (!parent) return empty;
  const { code, kind, calendar, letterhead } = parent;
  const [, , district = '', city = ''] = code.split('.');
  return {
    ...empty,
    // The last parts are those of the agency above; the number before them is for whoever gives it.
    code: kind === 'district' ? `000..${district}.${city}` : `000.12..${city}`,
    kind: belowKind[kind],
    parent: code,
    calendar,
    letterhead: letterhead.at(-1) ?? '',
  };
}

export function typedOf(agency: Agency): AgencyTyped {
  const { code, kind, parent = '', calendar, unitCode = '', phone, email = '', letterhead, name, place, address } = agency;
  return { code, kind, parent, calendar, unitCode, phone, email, name, place, address, letterhead: letterhead.join('\n') };
}

export function typedAgency(posted: Posted): AgencyTyped {
  const said = (name: string) => text(posted, name);
  const both = (name: string) => ({ vi: said(`${name}.vi`), en: said(`${name}.en`) });
  const kind = AgencyWritten.shape.kind.safeParse(said('kind')).data ?? 'department';
  return {
    code: said('code'), kind, parent: said('parent'), calendar: said('calendar'), unitCode: said('unitCode'), phone: said('phone'), email: said('email'),
    letterhead: said('letterhead'), name: both('name'), place: both('place'), address: both('address'),
  };
}

/** What catalogue is asked for. */
export function writtenOf({ parent, unitCode, email, letterhead, ...typed }: AgencyTyped): AgencyWritten {
  const lines = letterhead.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  return { ...typed, letterhead: lines, ...(parent ? { parent } : {}), ...(unitCode ? { unitCode } : {}), ...(email ? { email } : {}) };
}
