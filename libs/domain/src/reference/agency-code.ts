import { DomainError } from '../errors.ts';

/** Code of an agency after QCVN 102:2016/BTTTT, `000.12.35.H29`: four levels, most particular first. */
export type AgencyCode = string & { readonly brand: 'AgencyCode' };

export class NoSuchAgencyCode extends DomainError {
  constructor(text: string) {
    super('invalid', 'agency-code-invalid', `"${text}" is not an agency code such as 000.12.35.H29.`, { at: 'agency', params: { text } });
  }
}

/** @throws NoSuchAgencyCode */
export function agencyCode(text: string): AgencyCode {
  if (!isAgencyCode(text)) throw new NoSuchAgencyCode(text);
  return text;
}

/** Levels are numbered from the top without gaps: a unit of the third level (`12`) needs one of the second (`35`) above it. */
export function isAgencyCode(text: string): text is AgencyCode {
  const [, fourth, third, second] = /^(\d{3})\.(\d{2})\.(\d{2})\.[A-Z]\d{2}$/.exec(text) ?? [];
  if (second === undefined) return false;
  return (second !== '00' || third === '00') && (third !== '00' || fourth === '000');
}
