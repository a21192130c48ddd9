import { RadioGroup } from '@motcua/ui/form/choice';
import { TextArea } from '@motcua/ui/form/field';
import { formatDateTime } from '@motcua/ui/format';
import { Facts } from '@motcua/ui/piece/card';
import { WayFields } from '../process/way-fields.tsx';
import type { ActProps } from './act-form.tsx';
import { one } from './typed.ts';
import { wrongAt } from './wrong-at.ts';

export { wrongAt } from './wrong-at.ts';

export function ReceiveFields({ visit: { t, lang }, page: { appointment } }: ActProps) {
  if (!appointment) return <p>{t('receive.no-appointment')}</p>;
  return (
    <>
      <Facts facts={[
        { label: t('receive.due'), value: <strong class="num">{formatDateTime(lang, appointment.dueAt)}</strong> },
        { label: t('receive.hand-over'), value: <span class="num">{formatDateTime(lang, appointment.handOverBy)}</span> },
      ]} />
      <p class="why">{t('receive.what-follows')}</p>
    </>
  );
}

/** A reason is asked only of who takes the dossier out of a colleague's hands. */
export function ClaimFields(props: ActProps) {
  const { visit: { t, person }, view: { assignee }, page: { typed } } = props;
  if (!assignee || assignee.id === person?.id) return <p>{t('claim.free')}</p>;
  return (
    <>
      <p>{t('claim.held', { name: assignee.name || t('person.unknown') })}</p>
      <TextArea id="reason" label={t('claim.reason')} value={one(typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />
    </>
  );
}

/** To whom a confidential dossier goes: whoever chooses need not have read it. */
export function AssignFields(props: Pick<ActProps, 'visit' | 'page'> & { readonly view: Pick<ActProps['view'], 'inspectors'> }) {
  const { visit: { t }, view: { inspectors = [] }, page: { typed } } = props;
  if (inspectors.length === 0) return <p>{t('assign.none')}</p>;
  const options = inspectors.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <RadioGroup id="to" label={t('assign.to')} options={options} value={one(typed, 'to')} error={wrongAt(props, 'to')} />
      <TextArea id="reason" label={t('assign.reason')} hint={t('assign.hint')} value={one(typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />
      <p class="why">{t('assign.what-follows')}</p>
    </>
  );
}

export function ApproveFields(props: ActProps) {
  const { visit: { t }, view: { result }, page: { typed } } = props;
  return (
    <>
      {result && <p>{t('approve.result', { name: result.name })}</p>}
      <WayFields decision {...props} />
      <TextArea id="note" optional label={t('approve.note')} hint={t('note.inside')} value={one(typed, 'note')} error={wrongAt(props, 'note')} maxLength={2000} />
      <p class="why">{t('approve.what-follows')}</p>
    </>
  );
}

export function SendBackFields(props: ActProps) {
  const { visit: { t, lang }, view: { steps }, page: { typed } } = props;
  const earlier = steps.filter(({ state }) => state === 'done').map(({ id, name }) => ({ value: id, label: name[lang] }));
  return (
    <>
      <RadioGroup id="to" label={t('send-back.to')} options={earlier} value={one(typed, 'to') || earlier.at(-1)?.value} error={wrongAt(props, 'to')} />
      <TextArea id="reason" label={t('send-back.reason')} hint={t('note.inside')} value={one(typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />
    </>
  );
}

export function ReasonFields(props: ActProps) {
  const { visit: { t }, page: { typed } } = props;
  return <TextArea id="reason" rows={5} label={t('withdraw.reason')} hint={t('withdraw.hint')} value={one(typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />;
}
