import { hmacWith } from './short-hmac.ts';

/** A process has one secret for this. */
let known = { secret: '', hmac: hmacWith('') };

/**
 * The last four digits of the applicant's phone or identity number as events carry them (docs/architecture.md): nobody reads
 * digits out of an event, and without the deployment's secret nobody can try the ten thousand of them.
 * @param last4 four digits, from `@motcua/domain/second-factor`.
 */
export function factorOf(secret: string, dossierId: string, last4: string): string {
  if (known.secret !== secret) known = { secret, hmac: hmacWith(secret) };
  return known.hmac(`${dossierId}:${last4}`).slice(0, 22);
}

/**
 * Whether `factor` stands among the factors of its length that lie one after another in `bytes` from `start` to `end`.
 * Takes the same time wherever the letters differ. Done by hand: `timingSafeEqual` wants two buffers made for each comparison.
 */
export function holdsFactor(bytes: Uint8Array, factor: string, start: number, end: number): boolean {
  let found = false;
  for (let from = start; from + factor.length <= end; from += factor.length) {
    let difference = 0;
    for (let i = 0; i < factor.length; i += 1) difference |= (bytes[from + i] ?? 0) ^ factor.charCodeAt(i);
    found = difference === 0 || found;
  }
  return found;
}
