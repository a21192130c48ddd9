const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const scales = ['', ' nghìn', ' triệu', ' tỷ'];

/** An amount of đồng in Vietnamese words, as papers ask for it: `Năm mươi triệu đồng`. Whole numbers from 0 to 10^15. */
export function moneyInWords(amount: number): string {
  const words = `${wholeInWords(amount)} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function wholeInWords(number: number): string {
  if (number === 0) return 'không';
  const billions = Math.floor(number / 1_000_000_000);
  const rest = number % 1_000_000_000;
  const high = billions > 0 ? `${wholeInWords(billions)} tỷ` : '';
  return [high, belowBillion(rest, billions > 0)].filter(Boolean).join(' ');
}

function belowBillion(number: number, follows: boolean): string {
  const groups = [Math.floor(number / 1_000_000), Math.floor(number / 1000) % 1000, number % 1000];
  const spoken: string[] = [];
  groups.forEach((group, at) => {
    if (group > 0) spoken.push(`${threeDigits(group, follows || spoken.length > 0)}${scales[2 - at]}`);
  });
  return spoken.join(' ');
}

/** `full` reads the leading zeros aloud: 1.005 is "một nghìn không trăm lẻ năm". */
function threeDigits(number: number, full: boolean): string {
  const hundreds = Math.floor(number / 100);
  const below = number % 100;
  const head = hundreds > 0 || full ? `${digits[hundreds]} trăm` : '';
  if (below === 0) return head;
  const link = head !== '' && below < 10 ? 'lẻ ' : '';
  return [head, `${link}${twoDigits(below)}`].filter(Boolean).join(' ');
}

function twoDigits(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return digits[ones] ?? '';
  const head = tens === 1 ? 'mười' : `${digits[tens]} mươi`;
  return ones === 0 ? head : `${head} ${onesAfterTens(tens, ones)}`;
}

// After "mươi" one is "mốt"; five is "lăm" after any ten.
function onesAfterTens(tens: number, ones: number): string {
  if (ones === 5) return 'lăm';
  return ones === 1 && tens > 1 ? 'mốt' : (digits[ones] ?? '');
}
