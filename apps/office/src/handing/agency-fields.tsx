import { usualConsultationDays } from '@motcua/domain/dossier/consultation';
import { CheckboxGroup, RadioGroup } from '@motcua/ui/form/choice';
import { TextArea, TextField } from '@motcua/ui/form/field';
import type { ActProps } from '../acts/act-form.tsx';
import { wrongAt } from '../acts/act-fields.tsx';
import { one, several } from '../acts/typed.ts';
import { sayIn } from './words.ts';

/** A question to another agency, what it may see for it and how long it has. */
export function ConsultFields(props: ActProps) {
  const { visit: { lang }, view: { attachments, actions }, page: { typed } } = props;
  const say = sayIn(lang);
  const maySuspend = actions.some(({ action, allowed }) => String(action) === 'suspend' && allowed);
  return (
    <>
      <AgencyFields {...props} label={say('consult.to')} />
      <TextArea id="question" rows={5} label={say('consult.question')} hint={say('consult.question-hint')} value={one(typed, 'question')} error={wrongAt(props, 'question')} maxLength={4000} />
      {attachments.length > 0 && <CheckboxGroup id="papers" optional label={say('consult.papers')} hint={say('consult.papers-hint')} options={attachments.map(({ id, name }) => ({ value: id, label: name }))} values={several(typed, 'papers')} error={wrongAt(props, 'papers')} />}
      <TextField id="days" width={2} label={say('consult.days')} hint={say('consult.days-hint')} value={one(typed, 'days') || String(usualConsultationDays)} error={wrongAt(props, 'days')} maxLength={2} />
      <p class="why">{say(maySuspend ? 'consult.clock-may-stop' : 'consult.clock')}</p>
    </>
  );
}

/** The whole dossier to the agency that is competent. */
export function TransferFields(props: ActProps) {
  const { visit: { lang }, page: { typed } } = props;
  const say = sayIn(lang);
  return (
    <>
      <AgencyFields {...props} label={say('transfer.to')} />
      <TextArea id="reason" label={say('transfer.reason')} hint={say('transfer.reason-hint')} value={one(typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />
      <p class="why">{say('transfer.what-follows')}</p>
    </>
  );
}

/** By name; when several are called like that, one of them. */
function AgencyFields(props: ActProps & { readonly label: string }) {
  const { visit: { lang }, page: { typed, agencies = [] }, label } = props;
  const say = sayIn(lang);
  const asked = one(typed, 'agency');
  const error = wrongAt(props, 'to');
  return (
    <>
      <TextField id="agency" width="full" label={label} hint={say('agency.hint')} value={asked} error={error && say(asked === '' || agencies.length > 0 ? 'agency.choose' : 'agency.none')} maxLength={200} />
      {asked !== '' && agencies.length > 1 && <RadioGroup id="to" label={say('agency.which')} options={agencies.map(({ code, name }) => ({ value: code, label: name[lang] }))} value={one(typed, 'to')} />}
    </>
  );
}

export function AcceptFields({ visit: { lang }, view }: ActProps) {
  return <><p>{sayIn(lang)('accept.said')}</p><Reason lang={lang} view={view} /></>;
}

export function DeclineFields(props: ActProps) {
  const { visit: { lang }, view, page: { typed } } = props;
  const say = sayIn(lang);
  return (
    <>
      <Reason lang={lang} view={view} />
      <TextArea id="reason" label={say('decline.reason')} hint={say('decline.hint')} value={one(typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />
    </>
  );
}

export function RecallFields({ visit: { lang } }: ActProps) {
  return <p>{sayIn(lang)('recall.said')}</p>;
}

/** Why the other side sends it. */
function Reason({ lang, view: { transfers = [] } }: Pick<ActProps, 'view'> & { lang: ActProps['visit']['lang'] }) {
  const offer = transfers.at(-1);
  return offer ? <><p class="soft small">{offer.from.name[lang]}:</p><p class="message">{offer.reason}</p></> : null;
}
