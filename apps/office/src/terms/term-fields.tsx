import { SuspensionKind } from '@motcua/contracts/terms-api';
import { suspensionGrounds } from '@motcua/domain/deadline/suspension-kinds';
import { RadioGroup } from '@motcua/ui/form/choice';
import { DateField } from '@motcua/ui/form/date-field';
import { TextArea, TextField } from '@motcua/ui/form/field';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import type { ActProps } from '../acts/act-form.tsx';
import { wrongAt } from '../acts/act-fields.tsx';
import { one, untilBoxes } from '../acts/typed.ts';

/** On which ground the work waits, and what that rests on. */
export function SuspendFields(props: ActProps) {
  const { visit: { t, lang }, page: { typed } } = props;
  const kinds = SuspensionKind.options.map((kind) => ({ value: kind, label: suspensionGrounds[kind].said[lang], hint: suspensionGrounds[kind].law[lang] }));
  return (
    <>
      <RadioGroup id="kind" label={t('terms.kind')} options={kinds} value={one(typed, 'kind')} error={wrongAt(props, 'kind')} />
      <TextField id="paper" optional width="full" label={t('terms.paper')} hint={t('terms.paper-hint')} value={one(typed, 'paper')} error={wrongAt(props, 'paper')} maxLength={100} />
      <TextArea id="note" optional label={t('terms.note')} hint={t('note.inside')} value={one(typed, 'note')} error={wrongAt(props, 'note')} maxLength={2000} />
      <p class="why">{t('terms.suspend-follows')}</p>
    </>
  );
}

export function ResumeFields(props: ActProps) {
  const { visit: { t }, page: { typed } } = props;
  return (
    <>
      <TextArea id="note" optional label={t('terms.note')} hint={t('note.inside')} value={one(typed, 'note')} error={wrongAt(props, 'note')} maxLength={2000} />
      <p class="why">{t('terms.resume-follows')}</p>
    </>
  );
}

/** Why, in words that the citizen reads, and a new day. */
export function ApologyFields(props: ActProps) {
  const { visit: { t }, view: { status, term }, page: { typed, days } } = props;
  const boxes = untilBoxes(typed);
  return (
    <>
      {status.dueAt && <p>{t('terms.promised', { at: formatDateTime(props.visit.lang, status.dueAt) })}</p>}
      <TextArea id="reason" rows={5} label={t('terms.apology-reason')} hint={t('terms.apology-hint')} value={one(typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />
      <DateField id="until" label={t('terms.new-date')} hint={t('terms.new-date-hint')} value={Object.values(boxes).some(Boolean) ? boxes : (term?.promiseFrom ?? days.tomorrow)} error={wrongAt(props, 'until')} />
    </>
  );
}

/** The letter as it was drafted, for whoever decides on it. */
export function DecideFields(props: ActProps) {
  const { visit: { t }, view: { term } } = props;
  const letter = term?.apologies.find(({ state }) => state === 'pending');
  if (!letter) return <p>{t('act.not-now')}</p>;
  return (
    <>
      <p>{t('terms.drafted', { name: letter.draftedBy ?? t('person.unknown'), until: formatDate(letter.until) })}</p>
      <p class="message">{letter.reason}</p>
      {props.page.act === 'decline-apology' && <TextArea id="reason" label={t('terms.decline-reason')} hint={t('note.inside')} value={one(props.page.typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />}
      {props.page.act === 'approve-apology' && <p class="why">{t('terms.approve-follows')}</p>}
    </>
  );
}

/** Ending a dossier whose citizen did not answer. */
export function StopFields(props: ActProps) {
  const { visit: { t }, page: { typed } } = props;
  return <TextArea id="reason" rows={5} label={t('terms.stop-reason')} hint={t('terms.stop-hint')} value={one(typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />;
}
