import type { FieldProblem } from '@motcua/contracts/problems';
import type { StaffWritten } from '@motcua/contracts/staff-api';
import { emailFlaw, personNameFlaw, phoneFlaw, toNationalPhone } from '@motcua/forms/formats';
import type { Flaw } from '@motcua/forms/formats';
import { isWord, problem } from '@motcua/forms/words';
import { wordsIn } from '../messages.ts';
import type { MessageKey } from '../messages.ts';
import type { Agencies } from './agencies.ts';
import { isCity, isCityWide } from './staff-rules.ts';

export interface Written extends StaffWritten {
  /** Of a new account only. */
  readonly username?: string;
  readonly active?: boolean;
}

/** As it is kept: a number as it is dialled at home, nothing where nothing was written. */
export const phoneOf = (phone: string | undefined): string | undefined => (phone ? toNationalPhone(phone) : undefined);

const username = /^[a-z0-9]+([._-][a-z0-9]+)*$/;

/** Everything that is wrong with an account as it was written, in the order of the form. `own`: where it works until now. */
export function flawsOfStaff(written: Written, agencies: Agencies, own?: string): FieldProblem[] {
  return [
    ...(written.username === undefined || isUsername(written.username) ? [] : [said('username', 'staff.username')]),
    ...(written.name === '' ? [said('name', 'staff.name')] : flawAt('name', 'field.name', personNameFlaw(written.name))),
    ...(written.email === '' ? [said('email', 'staff.email')] : flawAt('email', 'field.email', emailFlaw(written.email))),
    ...(written.phone ? flawAt('phone', 'field.phone', phoneFlaw(toNationalPhone(written.phone))) : []),
    ...agencyFlaws(written, agencies, own),
    ...roleFlaws(written, agencies),
  ];
}

const isUsername = (text: string) => text.length >= 3 && text.length <= 40 && username.test(text);

/** Nobody joins an agency that was closed; who works there may still be changed, or closed as well. */
function agencyFlaws({ agency }: Written, agencies: Agencies, own: string | undefined): FieldProblem[] {
  const known = agencies.get(agency);
  if (!known) return [said('agency', 'staff.agency-unknown')];
  return known.closedOn === undefined || agency === own ? [] : [said('agency', 'staff.agency-closed')];
}

/** An open account without a role could sign in and do nothing. */
function roleFlaws({ roles, agency, active = true }: Written, agencies: Agencies): FieldProblem[] {
  if (active && roles.length === 0) return [said('roles', 'staff.roles')];
  return roles.some(isCityWide) && !isCity(agency, agencies) ? [said('roles', 'staff.role-of-the-city')] : [];
}

const both = (key: MessageKey) => ({ vi: wordsIn('vi')(key), en: wordsIn('en')(key) });
const said = (at: string, key: MessageKey): FieldProblem => ({ at, code: key.replace('.', '-'), message: both(key) });

function flawAt(at: string, label: MessageKey, flaw: Flaw | undefined): FieldProblem[] {
  if (!flaw || !isWord(flaw.code)) return [];
  return [problem(at, flaw.code, { label: both(label), ...flaw.params })];
}
