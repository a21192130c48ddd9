/** Why a text is not what it claims to be: a message code and what the words need. */
export interface Flaw {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

// Province codes as used in identity numbers, Circular 59/2021/TT-BCA, Annex I; births registered abroad carry codes from 100 up (Annex II).
const provinces = new Set(
  ('001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 ' +
    '060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096').split(' '),
);

/**
 * Personal identity number: three digits of place, one of century and sex (0–3 for births from 1900 to 2099), two of the year of birth,
 * six at random (Decree 137/2015/NĐ-CP art. 13). The nine-digit numbers of old identity cards are still met on older papers.
 */
export function identityNumberFlaw(text: string): Flaw | undefined {
  if (!/^\d+$/.test(text)) return { code: 'identity-digits-only' };
  if (text.length === 9) return undefined;
  if (text.length < 12) return { code: 'identity-too-short', params: { digits: text.length } };
  if (text.length > 12) return { code: 'identity-too-long', params: { digits: text.length } };
  const place = text.slice(0, 3);
  if (!provinces.has(place) && !/^[1-3]/.test(place)) return { code: 'identity-place', params: { place } };
  return /^[0-3]/.test(text.charAt(3)) ? undefined : { code: 'identity-century', params: { digit: text.charAt(3) } };
}

const taxWeights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Tax code: ten digits of which the last is a check digit, with `-NNN` for a dependent unit (Circular 105/2020/TT-BTC art. 5). */
export function taxCodeFlaw(text: string): Flaw | undefined {
  const digits = text.replaceAll('-', '');
  if (!/^\d*$/.test(digits)) return { code: 'tax-digits-only' };
  if (digits.length !== 10 && digits.length !== 13) return { code: 'tax-length', params: { digits: digits.length } };
  return taxCheckDigit(digits) === Number(digits[9]) ? undefined : { code: 'tax-check-digit' };
}

/** The tenth digit that belongs to nine, or 10 when no tax code begins with these nine. */
export function taxCheckDigit(nine: string): number {
  const sum = taxWeights.reduce((total, weight, at) => total + weight * Number(nine[at]), 0);
  return 10 - (sum % 11);
}

/** A parcel's number on the cadastral map, with a second number where it was divided (Circular 25/2014/TT-BTNMT). */
export const parcelNumberFlaw = (text: string): Flaw | undefined => (/^[1-9]\d{0,5}([-/][1-9]\d{0,5})?$/.test(text) ? undefined : { code: 'parcel-number' });

const mobile = /^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/;
const landline = /^02\d{9}$/;

/** A telephone number of the national numbering plan, written with its leading 0: mobiles of 10 digits, landlines of 11. */
export function phoneFlaw(text: string): Flaw | undefined {
  if (!/^\d+$/.test(text)) return { code: 'phone-digits-only' };
  if (mobile.test(text) || landline.test(text)) return undefined;
  const right = text.startsWith('02') ? 11 : 10;
  return text.length === right ? { code: 'phone-prefix' } : { code: 'phone-length', params: { digits: text.length, right } };
}

/** `+84 903.512.789` becomes `0903512789`; what is no number stays as it was typed. */
export function toNationalPhone(text: string): string {
  const bare = text.replace(/[\s.\-()]/g, '');
  return bare.replace(/^(\+84|0084|84(?=\d{9,10}$))0?/, '0');
}

export function emailFlaw(text: string): Flaw | undefined {
  if (!text.includes('@')) return { code: 'email-at' };
  return /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,24}$/i.test(text) ? undefined : { code: 'email' };
}

export function personNameFlaw(text: string): Flaw | undefined {
  if (/\d/.test(text)) return { code: 'name-digits' };
  return /^[\p{L}\p{M}][\p{L}\p{M} .'’-]*$/u.test(text) && text.length >= 2 ? undefined : { code: 'name-letters' };
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A day as `YYYY-MM-DD`. What was typed in three boxes arrives in the same shape, whole or not, real or not. */
export function dateFlaw(text: string): Flaw | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return { code: 'date-incomplete' };
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12) return { code: 'date-month', params: { month } };
  if (year < 1850 || year > 2200) return { code: 'date-year', params: { year: String(year) } };
  return day >= 1 && day <= daysIn(year, month) ? undefined : { code: 'date-day', params: { day, month, year: String(year) } };
}
