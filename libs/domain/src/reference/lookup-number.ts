import { DomainError } from '../errors.ts';

/** Số tra cứu, 8 or 9 digits of which the last is a check digit: what people say on the phone and type on a keypad. */
export type LookupNumber = string & { readonly brand: 'LookupNumber' };

export class NoSuchLookupNumber extends DomainError {
  constructor(text: string) {
    super('invalid', 'lookup-number-invalid', `"${text}" is not a look-up number; one digit may have been mistyped.`, { at: 'lookupNumber', params: { text } });
  }
}

export class LookupNumbersUsedUp extends DomainError {
  constructor(counter: number) {
    super('conflict', 'lookup-numbers-used-up', `There is no look-up number for counter ${counter}.`, { params: { counter } });
  }
}

/** Numbers of one length; `rows` times `columns` of them, none beginning with 0, which people leave out. */
interface Range {
  readonly first: number;
  readonly rows: number;
  readonly columns: number;
}

const ranges: readonly Range[] = [
  { first: 1_000_000, rows: 3_000, columns: 3_000 },
  { first: 10_000_000, rows: 9_000, columns: 10_000 },
];

/**
 * The number for a counter: another one for each counter, and neighbours do not look alike, so that a mistyped digit or a
 * curious neighbour does not hit the next dossier. Counters 0–8,999,999 get 8 digits, the next 90 million 9.
 * The mapping is fixed for ever: changing it gives numbers out twice.
 * @throws LookupNumbersUsedUp
 */
export function lookupNumberOf(counter: number): LookupNumber {
  let index = counter;
  for (const range of ranges) {
    const size = range.rows * range.columns;
    if (Number.isInteger(index) && index >= 0 && index < size) {
      const digits = String(range.first + scatter(index, range));
      return `${digits}${checkDigit(digits)}` as LookupNumber;
    }
    index -= size;
  }
  throw new LookupNumbersUsedUp(counter);
}

/** From this counter on numbers are given to dossiers of other systems (`connect`): two services count, and no number is given twice. */
const firstOfFeeds = 54_000_000;

/** For dossiers handed in here. @throws LookupNumbersUsedUp */
export function ownLookupNumberOf(counter: number): LookupNumber {
  if (counter >= firstOfFeeds) throw new LookupNumbersUsedUp(counter);
  return lookupNumberOf(counter);
}

/** For dossiers that live in another system: nine digits each. @throws LookupNumbersUsedUp */
export const lookupNumberOfFeeds = (counter: number): LookupNumber => lookupNumberOf(firstOfFeeds + counter);

/** @throws NoSuchLookupNumber */
export function parseLookupNumber(text: string): LookupNumber {
  const number = readLookupNumber(text);
  if (number !== text) throw new NoSuchLookupNumber(text);
  return number;
}

/** A number as people type it, with spaces, dots or dashes; undefined when it is not one or a digit is wrong. */
export function readLookupNumber(typed: string): LookupNumber | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s.\-‐-―−]/g, '');
  return /^[1-9]\d{7,8}$/.test(digits) && checkDigit(digits) === 0 ? (digits as LookupNumber) : undefined;
}

/** In groups, as it is printed and read aloud: `4207 1635`, `420 716 358`. */
export function formatLookupNumber(number: LookupNumber): string {
  return (number.length === 8 ? number.match(/\d{4}/g) : number.match(/\d{3}/g))?.join(' ') ?? number;
}

/**
 * A Feistel network over rows × columns: each round shifts one coordinate by something that depends on the other alone, which
 * can be undone, so no two indexes meet. A multiplication modulo the size was tried: its neighbours differ by a constant.
 */
function scatter(index: number, { rows, columns }: Range): number {
  let [row, column] = [Math.floor(index / columns), index % columns];
  for (const round of [1, 2, 3]) {
    row = (row + mixed(column, round)) % rows;
    column = (column + mixed(row, -round)) % columns;
  }
  return row * columns + column;
}

/** Any fixed function that spreads well would do; this is the finaliser of MurmurHash3. */
function mixed(value: number, round: number): number {
  let hash = Math.imul(value ^ Math.imul(round, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

// Damm's quasigroup of order 10: every wrong single digit and every swap of neighbours changes the outcome, which Luhn's does not.
// https://en.wikipedia.org/wiki/Damm_algorithm
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
].map((row) => Array.from(row, Number));

/** The digit to append; 0 for digits that end with their check digit. */
function checkDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = damm[interim]?.[Number(digit)] ?? 0;
  return interim;
}
