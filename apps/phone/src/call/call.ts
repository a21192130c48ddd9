import type { Found } from '@motcua/auth/status-asker';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { type LookupNumber, readLookupNumber } from '@motcua/domain/reference/lookup-number';
import type { Lang } from '@motcua/ui/messages';
import type { Params, Word } from '../words.ts';

/**
 * A call as data: where it stands, what is to be said there, and what may follow. Nothing here knows Asterisk, sound or time, so that the properties
 * every call must have (it ends, star goes back, three tries) are tried out on thousands of them.
 */
export interface Call {
  readonly at: At;
  readonly language: Lang;
  /** Said before what is asked there. */
  readonly says: readonly Saying[];
  /** Number and digits that belonged to no dossier together. */
  readonly tries: number;
  /** Keys and numbers that could not be meant. */
  readonly slips: number;
  readonly silences: number;
  readonly turns: number;
  readonly number?: LookupNumber;
  readonly digits?: string;
  readonly status?: PublicStatus;
  readonly ending?: Ending;
}

export type At = 'menu' | 'number' | 'digits' | 'looking' | 'told' | 'over';
export type Ending = 'operator' | 'closed' | 'busy' | 'silent' | 'long';

/** Something to say; how it becomes sound is a matter of `spoken.ts`. */
export type Saying =
  | { readonly word: Word; readonly params?: Params; readonly language?: Lang }
  | { readonly digits: string }
  | { readonly status: PublicStatus }
  /** Where the agency is and when it is open; without one, when agencies are open. */
  | { readonly placeOf: string | undefined };

export type Event = { readonly is: 'keys'; readonly keys: string } | { readonly is: 'looked-up'; readonly found: Found } | { readonly is: 'lookup-away' };

/** Whether operators are at work when somebody is to be put through. */
export interface Desk {
  readonly open: boolean;
}

/** What is expected next, and how it is asked for. */
export interface Turn {
  readonly says: readonly Saying[];
  readonly then: 'key' | 'number' | 'four-digits' | 'look-up' | 'end';
}

export const mostTries = 3;
/** More than anybody needs; fewer than a machine that presses keys for ever. */
export const mostTurns = 60;
const mostSlips = 6;

const asked: Readonly<Record<At, { readonly word?: Word; readonly then: Turn['then'] }>> = {
  menu: { word: 'menu', then: 'key' },
  number: { word: 'ask-number', then: 'number' },
  digits: { word: 'ask-digits', then: 'four-digits' },
  looking: { word: 'one-moment', then: 'look-up' },
  told: { word: 'told-menu', then: 'key' },
  over: { then: 'end' },
};

/** Where star leads. */
const before: Readonly<Record<At, At>> = { menu: 'menu', number: 'menu', digits: 'number', looking: 'digits', told: 'menu', over: 'over' };

export function begin(): Call {
  return { at: 'menu', language: 'vi', says: [{ word: 'welcome' }, otherLanguage('vi')], tries: 0, slips: 0, silences: 0, turns: 0 };
}

/** A call that comes back from operators who did not answer. */
export const beginUnanswered = (): Call => over(begin(), 'busy', { word: 'operators-busy' });

export function turnOf(call: Call): Turn {
  const { word, then } = asked[call.at];
  return { says: word === undefined ? call.says : [...call.says, { word }], then };
}

/** The call after something happened. What cannot happen where it stands changes nothing but the number of turns. */
export function after(call: Call, event: Event, desk: Desk): Call {
  if (call.at === 'over') return call;
  if (call.turns >= mostTurns) return over(call, 'long', { word: 'goodbye-long' });
  const now: Call = { ...call, turns: call.turns + 1, says: [] };
  if (event.is !== 'keys') return now.at === 'looking' ? answered(now, event, desk) : now;
  if (now.at === 'looking') return now;
  if (event.keys === '') return silent(now);
  const heard = { ...now, silences: 0 };
  return event.keys.endsWith('*') ? { ...heard, at: before[heard.at] } : pressed[heard.at](heard, event.keys, desk);
}

type Press = (call: Call, keys: string, desk: Desk) => Call;

const staying: Press = (call) => call;

const pressed: Readonly<Record<At, Press>> = {
  menu: (call, key, desk) => (menu[key] ?? unknownKey)(call, key, desk),
  told: (call, key, desk) => (toldMenu[key] ?? unknownKey)(call, key, desk),
  number: typedNumber,
  digits: typedDigits,
  looking: staying,
  over: staying,
};

const askNumber: Press = (call) => ({ ...call, at: 'number' });
const toOperator: Press = (call, _, desk) => handedOver(call, desk);
const unknownKey: Press = (call, _, desk) => slipped(call, desk, { word: 'key-unknown' });

const menu: Readonly<Record<string, Press>> = {
  1: askNumber,
  2: (call) => ({ ...call, says: [{ word: 'where-number' }, { placeOf: undefined }] }),
  9: (call) => {
    const language = otherThan(call.language);
    return { ...call, language, says: [otherLanguage(language)] };
  },
  0: toOperator,
};

const toldMenu: Readonly<Record<string, Press>> = {
  1: askNumber,
  2: (call) => ({ ...call, says: statusOf(call) }),
  3: (call) => ({ ...call, says: [{ placeOf: call.status?.agency.code }] }),
  0: toOperator,
};

/** A wrong check digit is told at once: it costs nobody a try. */
function typedNumber(call: Call, typed: string, desk: Desk): Call {
  const keys = typed.replace(/#$/, '');
  const number = readLookupNumber(keys);
  if (number !== undefined) return { ...call, at: 'digits', number };
  const wrong: Saying[] = /^\d{8,9}$/.test(keys) ? [{ word: 'number-wrong' }, { digits: keys }] : [{ word: 'number-short' }];
  return slipped(call, desk, ...wrong);
}

function typedDigits(call: Call, typed: string, desk: Desk): Call {
  const digits = typed.replace(/#$/, '');
  return /^\d{4}$/.test(digits) ? { ...call, at: 'looking', digits } : slipped(call, desk, { word: 'digits-short' });
}

function answered(call: Call, event: Exclude<Event, { is: 'keys' }>, desk: Desk): Call {
  if (event.is === 'lookup-away') return { ...call, at: 'menu', says: [{ word: 'away' }] };
  const { found } = event;
  if (found.is === 'found') return { ...call, at: 'told', status: found.status, says: statusOf({ ...call, status: found.status }) };
  if (found.is === 'too-many') return handedOver(call, desk, { word: 'too-many', params: { minutes: minutesOf(found.seconds) } });
  const tries = call.tries + 1;
  if (tries >= mostTries) return handedOver({ ...call, tries }, desk, { word: 'not-found' }, { word: 'tries-over' });
  return { ...call, tries, at: 'number', says: [{ word: 'not-found' }] };
}

const statusOf = ({ status }: Call): readonly Saying[] => (status ? [{ status }] : []);

/** No more than an hour is ever named, so that there are sixty such sentences and no more. */
const minutesOf = (seconds: number): number => Math.min(60, Math.max(1, Math.ceil(seconds / 60)));

function slipped(call: Call, desk: Desk, ...says: readonly Saying[]): Call {
  const slips = call.slips + 1;
  return slips >= mostSlips ? handedOver({ ...call, slips }, desk, { word: 'slips-over' }) : { ...call, slips, says };
}

/** Said once more; who is silent then has gone. */
function silent(call: Call): Call {
  if (call.silences > 0) return over(call, 'silent', { word: 'goodbye-silent' });
  return { ...call, silences: 1, says: [{ word: 'not-heard' }] };
}

function handedOver(call: Call, desk: Desk, ...says: readonly Saying[]): Call {
  return desk.open ? over(call, 'operator', ...says, { word: 'to-operator' }) : over(call, 'closed', ...says, { word: 'operators-closed' });
}

const over = (call: Call, ending: Ending, ...says: readonly Saying[]): Call => ({ ...call, at: 'over', ending, says });

const otherThan = (language: Lang): Lang => (language === 'vi' ? 'en' : 'vi');
const otherLanguage = (language: Lang): Saying => ({ word: 'other-language', language: otherThan(language) });
