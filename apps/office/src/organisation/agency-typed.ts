import type { Agency } from '@motcua/contracts/agency';
import { AgencyWritten } from '@motcua/contracts/organisation-api';
import type { AgencyTyped } from './agency-form.page.tsx';
import { text } from './posted.ts';
import type { Posted } from './posted.ts';

const nothing = { vi: '', en: '' };
const belowKind: Readonly<Record<Agency['kind'], Agency['kind']>> = { city: 'department', department: 'department', district: 'ward', ward: 'ward' };

/** A form for an agency below another: what both share stands there already. */
export function blankAgency(parent: Agency | undefined): AgencyTyped {
  const part = parent?.code.split('.') ?? [];
  return {
    // The last parts are those of the agency above; the number between is for whoever gives it.
    code: parent ? (parent.kind === 'district' ? `000..${part[2]}.${part[3]}` : `000.12..${part[3]}`) : '',
    kind: parent ? belowKind[parent.kind] : 'department',
    parent: parent?.code ?? '',
    calendar: parent?.calendar ?? '',
    unitCode: '', phone: '', email: '', name: nothing, place: nothing, address: nothing,
    letterhead: parent ? (parent.letterhead.at(-1) ?? '') : '',
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
