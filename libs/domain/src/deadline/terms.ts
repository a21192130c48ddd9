import { DomainError } from '../errors.ts';

/** How long an agency has, as the procedure's law says it. */
export interface Terms {
  readonly amount: number;
  readonly unit: 'working-day' | 'working-hour' | 'calendar-day';
  /** `whole-days`: Civil Code 2015 arts. 147–148. `working-time`: by the clock, through the sessions. */
  readonly counting: 'whole-days' | 'working-time';
  /** NĐ 61/2018 restarts a term after a supplement; other laws let it go on where it stopped. */
  readonly afterSupplement: 'continue' | 'restart';
}

export class TermsUnusable extends DomainError {
  constructor(terms: Terms, because: string) {
    const { amount, unit, counting } = terms;
    super('invalid', 'terms-invalid', `A term of ${amount} ${unit} counted in ${counting} cannot be kept: ${because}.`, { params: { amount, unit, counting } });
  }
}

/** For catalogues before they publish a procedure; the engine trusts terms. @throws TermsUnusable */
export function checkTerms(terms: Terms): void {
  const { amount, unit, counting } = terms;
  if (!(amount > 0) || !Number.isFinite(amount)) throw new TermsUnusable(terms, 'it must be longer than nothing');
  if (counting === 'whole-days' && !Number.isInteger(amount)) throw new TermsUnusable(terms, 'days counted whole come in whole numbers');
  if (counting === 'whole-days' && unit === 'working-hour') throw new TermsUnusable(terms, 'hours run by the clock');
  if (counting === 'working-time' && unit === 'calendar-day') throw new TermsUnusable(terms, 'calendar days are counted whole');
}
