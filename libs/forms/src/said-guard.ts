import type { BilingualText, Language } from '@motcua/contracts/text';
import type { Guard, GuardTest } from '@motcua/domain/process/guard';
import { labelIn, type ProcessNames, valueIn } from './process-names.ts';
import { type Word, word } from './words.ts';

/** A guard as an official reads it: `“Diện tích sàn” lớn hơn 250 và có “Báo cáo thẩm tra”`. */
export function guardInWords(guard: Guard, names: ProcessNames): BilingualText {
  return { vi: say(guard, { names, lang: 'vi' }), en: say(guard, { names, lang: 'en' }) };
}

interface Hearing {
  readonly names: ProcessNames;
  readonly lang: Language;
}

type Of<Is extends Guard['is']> = Extract<Guard, { is: Is }>;
type Telling = { readonly [Is in Guard['is']]: (guard: Of<Is>, hearing: Hearing) => string };

const tellings: Telling = {
  all: ({ of }, hearing) => joined('guard-and', of, hearing),
  any: ({ of }, hearing) => joined('guard-or', of, hearing),
  not: ({ guard }, hearing) => word('guard-not', hearing.lang, { what: say(guard, hearing) }),
  answer: ({ field, test }, hearing) => sayTest(field, test, hearing),
  working: ({ input, test }, hearing) => sayTest(input, test, hearing),
  paper: ({ paper }, { names, lang }) => word('guard-paper', lang, { what: labelIn(names, paper, lang) }),
  result: ({ decision }, { lang }) => word(decision === undefined ? 'guard-result' : decision === 'granted' ? 'guard-granted' : 'guard-declined', lang),
  channel: ({ channels }, { lang }) => word('guard-channel', lang, { value: channels.map((channel) => word(wordOfChannel[channel] ?? 'guard-channel-api', lang)).join(', ') }),
  paid: (_, { lang }) => word('guard-paid', lang),
};

const wordOfChannel: Readonly<Record<string, Word>> = { online: 'guard-channel-online', counter: 'guard-channel-counter', api: 'guard-channel-api' };

const say = (guard: Guard, hearing: Hearing): string => (tellings[guard.is] as (guard: Guard, hearing: Hearing) => string)(guard, hearing);

function joined(by: Word, parts: readonly Guard[], hearing: Hearing): string {
  const said = parts.map((part) => (part.is === 'all' || part.is === 'any' ? `(${say(part, hearing)})` : say(part, hearing)));
  return said.reduce((one, other) => word(by, hearing.lang, { one, other }));
}

const tests: { readonly [By in GuardTest['by']]: Word } = { equals: 'guard-equals', in: 'guard-in', greater: 'guard-greater', less: 'guard-less', given: 'guard-given' };

function sayTest(id: string, test: GuardTest, { names, lang }: Hearing): string {
  const values = test.by === 'equals' ? [test.value] : test.by === 'in' ? test.values : test.by === 'given' ? [] : [test.than];
  const value = values.map((one) => word('guard-quoted', lang, { text: valueIn(names, id, one, lang) })).join(', ');
  return word(tests[test.by], lang, { what: labelIn(names, id, lang), value });
}

/** A case in which something goes wrong, a fact at a time. */
export function caseInWords(one: ReadonlyMap<string, unknown>, names: ProcessNames): BilingualText {
  const inOne = (lang: Language) => [...one].map(([key, value]) => sayFact(key, value, { names, lang })).join('; ');
  return { vi: inOne('vi'), en: inOne('en') };
}

type TellFact = (value: unknown, id: string, hearing: Hearing) => string;

const facts: Readonly<Record<string, TellFact>> = {
  channel: (value, _, hearing) => say({ is: 'channel', channels: [String(value)] }, hearing),
  result: (value, _, { lang }) => word(value === undefined ? 'guard-no-result' : value === 'granted' ? 'guard-granted' : 'guard-declined', lang),
  paid: (value, _, { lang }) => word(value === true ? 'guard-paid' : 'guard-unpaid', lang),
  paper: (value, id, { names, lang }) => word(value === true ? 'guard-paper' : 'guard-no-paper', lang, { what: labelIn(names, id, lang) }),
};

/** `answer floor-area` and what it is, as the checker of processes writes facts. */
function sayFact(key: string, value: unknown, hearing: Hearing): string {
  const [kind = '', id = ''] = key.split(' ');
  const tell = facts[kind];
  if (tell) return tell(value, id, hearing);
  return value === undefined ? word('guard-not-given', hearing.lang, { what: labelIn(hearing.names, id, hearing.lang) }) : sayTest(id, { by: 'equals', value: value as string }, hearing);
}
