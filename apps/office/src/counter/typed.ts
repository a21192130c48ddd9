import type { ApplicantQuery, Person } from '@motcua/contracts/counter-api';
import { citizenCardIn } from '@motcua/domain/applicant/citizen-card';
import { codeIn } from '@motcua/domain/reference/scanned';

/** What somebody typed or scanned to say who stands there. */
export interface SaidWho {
  readonly person: Person;
  /** By what they are looked up; absent for a name alone. */
  readonly query?: ApplicantQuery;
}

/** A scanned card, an identity number (12 digits, or 9 of an old card), a phone, or a name. Undefined: none of them. */
export function saidWho(typed: string): SaidWho | undefined {
  const card = citizenCardIn(typed);
  if (card) {
    const { identityNumber, name, birthDate, sex, address } = card;
    return { person: { identityNumber, name, ...(birthDate ? { birthDate } : {}), ...(sex ? { sex } : {}), ...(address ? { address: address.slice(0, 300) } : {}) }, query: { identityNumber } };
  }
  const text = typed.normalize('NFC').trim();
  const digits = text.replace(/[\s.-]/g, '');
  if (/^\d{12}$/.test(digits)) return { person: { identityNumber: digits }, query: { identityNumber: digits } };
  if (/^(?:\+?84|0)\d{9,10}$/.test(digits)) return { person: { phone: digits.replace(/^\+?84/, '0') }, query: { phone: digits } };
  if (/^\d{9}$/.test(digits)) return { person: {}, query: { identityNumber: digits } };
  return /^\p{L}[\p{L}\s'.-]+$/u.test(text) ? { person: { name: text.replace(/\s+/g, ' ').slice(0, 200) } } : undefined;
}

/** What a scanner reads off a paper of ours: a code, a look-up number, or the address in the QR, of which the code is wanted. */
export function scannedCode(typed: string): string {
  const code = codeIn(typed);
  return citizenCardIn(code)?.identityNumber ?? code;
}
