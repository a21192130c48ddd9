import { fitted, inGsm7 } from '@motcua/domain/sms/gsm7';
import { formatDate } from '@motcua/ui/format';
import { messagesFor, type Lang, type Translate } from '@motcua/ui/messages';
import { type Happening, isToFollower, isToOfficial, type Kind, type Told } from '../happening.ts';
import { catalogues, type Words } from '../messages.ts';

type Say = Translate<keyof Words & string>;

/** What matters enough for a message that costs money and lights up a telephone, with the date that belongs to it. All else is told by letter alone. */
const told: Partial<Record<Kind, (happening: Happening, t: Say) => readonly string[]>> = {
  received: ({ dueAt }, t) => [...(dueAt === undefined ? [] : [t('sms.due', { date: formatDate(dueAt) })])],
  'supplement-requested': ({ supplementUntil }, t) => [...(supplementUntil === undefined ? [] : [t('sms.until', { date: formatDate(supplementUntil) })]), t('sms.look')],
  'payment-requested': (_, t) => [t('sms.look')],
  refused: (_, t) => [t('sms.look')],
  stopped: (_, t) => [t('sms.look')],
  extended: ({ dueAt }, t) => [...(dueAt === undefined ? [] : [t('sms.new-due', { date: formatDate(dueAt) })])],
  approved: (_, t) => [t('sms.collect')],
};

/**
 * What a short message says: code, what happened, what is asked. One part without accents, and nobody's name and no procedure: a telephone is read by
 * whoever holds it. Undefined for what is told by letter alone.
 */
export function shortText(happening: Told, lang: Lang): string | undefined {
  if (isToOfficial(happening) || isToFollower(happening) || happening.kind === 'draft-expires') return undefined;
  const more = told[happening.kind];
  if (!more) return undefined;
  const t: Say = messagesFor(lang, catalogues);
  const { kind, reference } = happening;
  const sentences = [t(`sms.${kind}` as keyof Words & string, { reference }), ...more(happening, t), t('sms.stop')];
  return fitted(sentences.map(inGsm7));
}
