import type { Delivery } from '@motcua/contracts/notify-api';
import { Timeline, type Happening } from '@motcua/ui/dossier/steps';
import { formatShortDateTime } from '@motcua/ui/format';
import type { Say } from '../messages.ts';
import type { Visit } from '../frame/visit.ts';

interface LettersSentProps {
  readonly visit: Visit;
  /** Absent while notify is away. */
  readonly letters: readonly Delivery[] | undefined;
}

/** What the citizen was written, by letter and by short message, and what became of it: the newest first. */
export function LettersSent({ visit: { t }, letters = [] }: LettersSentProps) {
  const shown = letters.filter((letter) => isTold(letter, t));
  if (shown.length === 0) return null;
  return (
    <section class="below" id="letters" aria-labelledby="letters-title">
      <h2 id="letters-title">{t('sent.title')}</h2>
      <Timeline happenings={shown.toReversed().map((letter) => asHappening(letter, t))} />
    </section>
  );
}

/** Officials' own notices are none of it; a short message that nobody asked for is nothing to tell. */
const isTold = ({ kind, channel, state }: Delivery, t: Say): boolean => t.has(`sent.about.${kind}`) && !(channel === 'sms' && ['nobody-to-tell', 'not-wanted'].includes(state));

function asHappening(letter: Delivery, t: Say): Happening {
  const { kind, channel, takenAt, sentAt = takenAt } = letter;
  const about = `sent.about.${kind}`;
  return { title: t.has(about) ? t(about) : kind, at: sentAt, when: formatShortDateTime(sentAt), detail: t(`sent.by.${channel}`, { became: became(letter, t) }) };
}

function became({ state, fate }: Delivery, t: Say): string {
  return state === 'sent' && (fate === 'delivered' || fate === 'failed') ? t(`sent.${fate}`) : t(`sent.${state}`);
}
