import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The last four digits of the applicant's phone or identity number as events carry them (docs/architecture.md): nobody reads
 * digits out of an event, and without the deployment's secret nobody can try the ten thousand of them.
 * @param last4 four digits, from `@motcua/domain/second-factor`.
 */
export const factorOf = (secret: string, dossierId: string, last4: string): string =>
  createHmac('sha256', secret).update(`${dossierId}:${last4}`).digest('base64url').slice(0, 22);

/** Compares in the same time whether the first letter differs or the last. */
export function isOneOf(factor: string, factors: readonly string[]): boolean {
  const given = Buffer.from(factor);
  let found = false;
  for (const known of factors) {
    const other = Buffer.from(known);
    if (other.length === given.length && timingSafeEqual(other, given)) found = true;
  }
  return found;
}
