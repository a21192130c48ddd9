import { factorOf } from '@motcua/auth/second-factor';
import { lastFourDigits } from '@motcua/domain/second-factor';
import type { Applicant } from '@motcua/forms/applicant';

/** What opens a look-up: the last four digits of the phone and of the identity number, where the dossier has them. */
export function factorsOf(dossierId: string, { phone, identityNumber }: Applicant, secret: string): string[] {
  const endings = [phone, identityNumber].flatMap((number) => (number === undefined ? [] : (lastFourDigits(number) ?? [])));
  return [...new Set(endings)].map((ending) => factorOf(secret, dossierId, ending));
}
