const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const billion = 1_000_000_000;
const scales = [
  { value: 1_000_000, word: 'triệu' },
  { value: 1000, word: 'nghìn' },
  { value: 1, word: '' },
] as const;

/**
 * A whole number as it is read aloud and written on papers: `50000` → `năm mươi nghìn`, `1005` → `một nghìn không trăm linh năm`.
 * @throws RangeError unless the amount is a whole number from 0 to 2^53 - 1
 */
export function amountInWords(amount: number): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${amount} is not a whole amount.`);
  return amount === 0 ? digits[0] : below(amount, false).join(' ');
}

/** Words of an amount; `led` when greater groups were read before it, so that its hundreds are read even when zero. */
function below(amount: number, led: boolean): string[] {
  if (amount < billion) return underBillion(amount, led);
  // Above a billion the same words repeat with `tỷ` behind them: một nghìn tỷ.
  return [...below(Math.floor(amount / billion), led), 'tỷ', ...below(amount % billion, true)];
}

function underBillion(amount: number, led: boolean): string[] {
  const words: string[] = [];
  let rest = amount;
  for (const { value, word } of scales) {
    const group = Math.floor(rest / value);
    rest %= value;
    if (group === 0) continue;
    words.push(...underThousand(group, led || words.length > 0));
    if (word) words.push(word);
  }
  return words;
}

function underThousand(group: number, led: boolean): string[] {
  const hundreds = Math.floor(group / 100);
  const rest = group % 100;
  if (hundreds === 0 && !led) return underHundred(rest);
  const head = [digit(hundreds), 'trăm'];
  if (rest === 0) return head;
  return rest < 10 ? [...head, 'linh', digit(rest)] : [...head, ...underHundred(rest)];
}

function underHundred(rest: number): string[] {
  const tens = Math.floor(rest / 10);
  const units = rest % 10;
  if (tens === 0) return [digit(units)];
  const head = tens === 1 ? ['mười'] : [digit(tens), 'mươi'];
  return units === 0 ? head : [...head, unitAfterTens(units, tens)];
}

function unitAfterTens(units: number, tens: number): string {
  if (units === 5) return 'lăm';
  if (tens > 1 && units === 1) return 'mốt';
  if (tens > 1 && units === 4) return 'tư';
  return digit(units);
}

function digit(value: number): string {
  return digits[value] ?? '';
}
