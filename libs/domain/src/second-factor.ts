import { DomainError } from './errors.ts';

export class SecondFactorUnusable extends DomainError {
  constructor() {
    super('invalid', 'second-factor-invalid', 'Give the last four digits of the phone or identity number on the dossier.', { at: 'secondFactor' });
  }
}

/**
 * The last four digits of a phone or identity number as it stands on a dossier: `+84 903 512 789` gives `2789`.
 * Undefined when it has fewer than four digits, so that a short passport number never becomes a guessable factor.
 */
export function lastFourDigits(phoneOrIdentityNumber: string): string | undefined {
  const digits = digitsOf(phoneOrIdentityNumber);
  return digits.length >= 4 ? digits.slice(-4) : undefined;
}

/**
 * What a citizen typed as second factor, as four digits. People type the whole number as often as its end; both are taken.
 * @throws SecondFactorUnusable when there are fewer than four digits
 */
export function secondFactor(typed: string): string {
  const digits = lastFourDigits(typed);
  if (digits === undefined) throw new SecondFactorUnusable();
  return digits;
}

function digitsOf(text: string): string {
  // NFKC turns the full-width digits of some keyboards into plain ones.
  return text.normalize('NFKC').replace(/[^0-9]/g, '');
}
