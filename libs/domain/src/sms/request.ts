import { readForeignCode } from '../feed/foreign-code.ts';
import { readLookupNumber } from '../reference/lookup-number.ts';
import { readReference } from '../reference/reference.ts';
import { searchKey } from '../text/accents.ts';

/** How an answer is wanted: without accents unless asked, because a message with them costs two or three times as much. */
export interface Wished {
  readonly language: 'vi' | 'en';
  readonly accents: boolean;
}

/** What a short message asks for. `code-missing` and `digits-missing`: it asks for a status, and a part was left out. */
export type SmsRequest =
  | ({ readonly asks: 'status'; readonly code: string; readonly digits: string } & Wished)
  | ({ readonly asks: 'help' | 'stop' | 'start' | 'code-missing' | 'digits-missing' | 'unknown' } & Wished);

/** Words that begin a message, folded, longest first so that `ho so` is not read as something that begins with `ho`. */
const keywords: readonly (readonly [string, 'status' | 'help' | 'stop' | 'start'])[] = [
  ['tra cuu ho so', 'status'], ['tra cuu', 'status'], ['tracuu', 'status'], ['ho so', 'status'], ['hoso', 'status'], ['hs', 'status'],
  ['huong dan', 'help'], ['tro giup', 'help'], ['trogiup', 'help'], ['help', 'help'], ['hd', 'help'],
  ['tu choi', 'stop'], ['tuchoi', 'stop'], ['unsubscribe', 'stop'], ['stop', 'stop'], ['huy', 'stop'], ['tc', 'stop'],
  ['dang ky', 'start'], ['dangky', 'start'], ['start', 'start'], ['dk', 'start'],
];

/** Words that end a message: with accents (có dấu), in English. */
const endings: readonly (readonly [RegExp, Partial<Wished>])[] = [
  [/[\s,;.]+(?:co dau|codau|cd)$/, { accents: true }],
  [/[\s,;.]+(?:english|en|ta)$/, { language: 'en' }],
];

/**
 * Reads a short message as people type it: any case, spacing, dashes, with or without accents, `HS 000.12.35.H29-261122-0042 2789`,
 * `hồ sơ 6619 7954 2789 có dấu`, `HS66197954-2789 EN`, or code and digits alone. The last four digits stand apart from the code. After the keyword
 * it may also be a code that another system has: `HS BT-2026-0042 2789`.
 */
export function readSms(text: string): SmsRequest {
  const { rest: message, wished } = endingOff(searchKey(text).replace(/^["'“”«»(<[]+|["'“”«»)>\].!?]+$/g, '').trim());
  const { keyword, rest } = keywordOff(message);
  if (keyword && keyword !== 'status') return { asks: keyword, ...wished };
  return { ...statusAsked(rest, keyword === 'status'), ...wished };
}

function statusAsked(rest: string, meant: boolean): { asks: 'status'; code: string; digits: string } | { asks: 'code-missing' | 'digits-missing' | 'unknown' } {
  const [, before = '', digits = ''] = /^(.*\S)[\s,;:/.+-]+(\d{4})$/.exec(rest) ?? [];
  const code = readCode(before);
  if (code !== undefined) return { asks: 'status', code, digits };
  if (readCode(rest) !== undefined) return { asks: 'digits-missing' };
  return meant ? foreignAsked(rest) : { asks: 'unknown' };
}

/** A code of another system may hold dashes and end in four digits: what stands after a space alone is the second factor. */
function foreignAsked(rest: string): { asks: 'status'; code: string; digits: string } | { asks: 'code-missing' | 'digits-missing' } {
  const [, before, digits = ''] = /^(.*[^\s,;])[\s,;]+(\d{4})$/.exec(rest) ?? [];
  const code = readForeignCode(before ?? rest);
  if (code === undefined) return { asks: 'code-missing' };
  return before === undefined ? { asks: 'digits-missing' } : { asks: 'status', code, digits };
}

const readCode = (typed: string): string | undefined => readReference(typed) ?? readLookupNumber(typed);

function endingOff(message: string): { rest: string; wished: Wished } {
  let rest = message;
  let wished: Wished = { language: 'vi', accents: false };
  for (let found = endings.find(([ending]) => ending.test(rest)); found; found = endings.find(([ending]) => ending.test(rest))) {
    rest = rest.replace(found[0], '');
    wished = { ...wished, ...found[1] };
  }
  return { rest, wished };
}

/** A keyword ends where something else than a letter follows: `hs4207…` begins with one, `hsbc` does not. */
function keywordOff(message: string): { keyword?: 'status' | 'help' | 'stop' | 'start'; rest: string } {
  const found = keywords.find(([word]) => message.startsWith(word) && !/^\p{L}/u.test(message.slice(word.length)));
  return found ? { keyword: found[1], rest: message.slice(found[0].length).replace(/^[\s:,;.\-]+/, '') } : { rest: message };
}
