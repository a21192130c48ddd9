import type { PublicStatus } from '@motcua/contracts/dossier';
import { fitted, inGsm7 } from '@motcua/domain/sms/gsm7';
import type { Wished } from '@motcua/domain/sms/request';
import { formatDate, formatTime } from '@motcua/ui/format';
import { type Params, say, type Word } from '../words.ts';

/** Who asks for accents gets them in as many parts as that takes, up to so many. */
const mostParts = { plain: 1, accented: 3 };

/** A word or two of our own, as it goes over the network. */
export function told(word: Word, wished: Wished, params?: Params): string {
  return spelt(say(wished.language, word, params), wished);
}

/**
 * The status of a dossier in one short message: its code and where it stands first, then what is asked and when it is due; what no longer fits is
 * left out from the end. No name of a person and none of a procedure: a telephone is read by whoever holds it.
 */
export function statusTold(status: PublicStatus, wished: Wished): string {
  const sentences = sentencesOf(status, wished).map((sentence) => spelt(sentence, wished));
  return fitted(sentences, wished.accents ? mostParts.accented : mostParts.plain);
}

function sentencesOf(status: PublicStatus, { language: lang }: Wished): string[] {
  const { state, answerDueAt, supplementUntil, offeredTo, agency, elsewhere } = status;
  return [
    say(lang, 'status', { reference: elsewhere?.code ?? status.reference, state: say(lang, `state.${state}`) }),
    ...(supplementUntil === undefined ? [] : [say(lang, 'asked-until', { date: formatDate(supplementUntil) })]),
    ...(state === 'submitted' && answerDueAt !== undefined ? [say(lang, 'answer-due', at(answerDueAt))] : []),
    ...(ended.has(state) ? [] : termOf(status, lang)),
    ...(offeredTo ? [say(lang, 'offered', { agency: offeredTo.name[lang] })] : []),
    ...asOf(status, lang),
    say(lang, 'agency', { agency: agency.name[lang] }),
  ];
}

function termOf({ dueAt, paused }: PublicStatus, lang: Wished['language']): string[] {
  return [...(dueAt === undefined ? [] : [say(lang, 'due', { date: formatDate(dueAt) })]), ...(paused ? [say(lang, 'paused')] : [])];
}

/** Since when it stands so; of a dossier that another system handles also which one told it. */
function asOf({ elsewhere, changedAt }: PublicStatus, lang: Wished['language']): string[] {
  if (!elsewhere) return [say(lang, 'changed', at(changedAt))];
  return [say(lang, 'told', at(changedAt)), say(lang, 'elsewhere', { system: elsewhere.system[lang] })];
}

const at = (moment: string) => ({ time: formatTime(moment), date: formatDate(moment) });

const ended = new Set<PublicStatus['state']>(['refused', 'withdrawn', 'stopped', 'completed', 'returned']);

const spelt = (text: string, { accents }: Wished): string => (accents ? text : inGsm7(text));
