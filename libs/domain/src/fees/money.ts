import { DomainError } from '../errors.ts';

/** Money is whole đồng: there are no smaller coins, and halves of one would never come out even again. */
export const mostDong = 100_000_000_000;

export class AmountInvalid extends DomainError {
  constructor(at: string) {
    super('invalid', 'amount-invalid', 'An amount is a whole number of đồng, more than nothing.', { at, params: { at } });
  }
}

/** @throws AmountInvalid unless it is a whole number from 1 up */
export function amountOf(amount: number, at = 'amount'): number {
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > mostDong) throw new AmountInvalid(at);
  return amount;
}

export const sumOf = (amounts: readonly { readonly amount: number }[]): number => amounts.reduce((sum, { amount }) => sum + amount, 0);

/** What is left of a sum, never less than nothing. */
export const atLeastNothing = (amount: number): number => Math.max(0, amount);

export class TenderedTooLittle extends DomainError {
  constructor(due: number) {
    super('invalid', 'tendered-too-little', 'Less money was given than is to be paid.', { at: 'tendered', params: { due } });
  }
}

/** What is given back across the counter. @throws TenderedTooLittle, AmountInvalid */
export function changeOf(tendered: number, due: number): number {
  if (amountOf(tendered, 'tendered') < due) throw new TenderedTooLittle(due);
  return tendered - due;
}
