import type { Colleague } from '@motcua/contracts/handing-api';
import { formatDate } from '@motcua/ui/format';
import { Checkbox, RadioGroup } from '@motcua/ui/form/choice';
import { TextArea } from '@motcua/ui/form/field';
import type { Option } from '@motcua/ui/form/field';
import type { ActProps } from '../acts/act-form.tsx';
import { wrongAt } from '../acts/act-fields.tsx';
import { one } from '../acts/typed.ts';
import { WayFields } from '../process/way-fields.tsx';
import { type Say, sayIn } from './words.ts';

/** To the next step: whoever is free there, or a colleague by name. */
export function PassOnFields(props: ActProps) {
  const { visit: { t, lang }, view: { process, status }, page: { typed, colleagues } } = props;
  const say = sayIn(lang);
  const onward = (process?.ways ?? []).filter(({ decision }) => !decision);
  const named = status.confidential ? [] : (colleagues?.people ?? []);
  return (
    <>
      <WayFields decision={false} {...props} />
      {named.length > 0 && <RadioGroup id="assignee" label={say('pass-on.who')} options={[{ value: '', label: say('pass-on.anyone'), hint: say('pass-on.anyone-said') }, ...named.map((person) => optionOf(say, person))]} value={one(typed, 'assignee')} error={wrongAt(props, 'assignee')} />}
      <EvenIfAway {...props} people={named} />
      <TextArea id="note" optional label={t('pass-on.note')} hint={t(onward.some(({ note }) => note) ? 'pass-on.note-asked' : 'note.inside')} value={one(typed, 'note')} error={wrongAt(props, 'note')} maxLength={2000} />
    </>
  );
}

/** To a colleague of the same step. */
export function ReassignFields(props: ActProps) {
  const { visit: { t, lang }, view: { assignee }, page: { typed, colleagues } } = props;
  const say = sayIn(lang);
  const people = (colleagues?.people ?? []).filter(({ id }) => id !== assignee?.id);
  if (people.length === 0) return <p>{say('reassign.none')}</p>;
  return (
    <>
      {assignee && <p>{t('claim.held', { name: assignee.name || t('person.unknown') })}</p>}
      <RadioGroup id="to" label={say('reassign.to')} options={people.map((person) => optionOf(say, person))} value={one(typed, 'to')} error={wrongAt(props, 'to')} />
      <EvenIfAway {...props} people={people} />
      <TextArea id="reason" label={say('reassign.reason')} hint={t('note.inside')} value={one(typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />
    </>
  );
}

/** What lies on somebody's desk, and whether they are at it. */
function optionOf(say: Say, { id, name, open, away }: Colleague): Option {
  const until = away && say(away.substitute ? 'colleague.away-with' : 'colleague.away', { until: formatDate(away.until), name: away.substitute?.name ?? '' });
  return { value: id, label: name, hint: [say('colleague.open', { n: open }), until].filter(Boolean).join(' · ') };
}

/** Only where somebody is away whom nobody stands in for: otherwise there is nothing to be sure of. */
function EvenIfAway({ visit: { lang }, page: { typed, refused }, people }: ActProps & { people: readonly Colleague[] }) {
  const say = sayIn(lang);
  if (!people.some(({ away }) => away && !away.substitute)) return null;
  return <Checkbox id="evenIfAway" label={say('colleague.even-if-away')} checked={one(typed, 'evenIfAway') === 'true'} error={refused?.code === 'colleague-away' ? say('colleague.be-sure') : undefined} />;
}
