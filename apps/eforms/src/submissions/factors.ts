import { lastFourDigits } from '@motcua/domain/second-factor';
import type { Applicant } from '@motcua/forms/applicant';
import { createHmac } from 'node:crypto';

/** Second factors as docs/architecture.md says: nobody reads digits out of an event, and lookup checks them by the same secret. */
export function factorsOf(dossierId: string, { phone, identityNumber }: Applicant, secret: string): string[] {
  const endings = [phone, identityNumber].flatMap((number) => (number === undefined ? [] : (lastFourDigits(number) ?? [])));
  return [...new Set(endings)].map((ending) => createHmac('sha256', secret).update(`${dossierId}:${ending}`).digest('base64url').slice(0, 22));
}
