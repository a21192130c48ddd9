import { csrfField } from '@motcua/auth/sign-in';
import type { AllowedAction, DossierView } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { Compose } from '@motcua/ui/office/dossier';
import { Button } from '@motcua/ui/piece/button';
import type { JSX } from 'preact';
import { addresses } from '../addresses.ts';
import { DeliveryFields, ReturnFields } from '../counter/hand-over-fields.tsx';
import type { Visit } from '../frame/visit.ts';
import type { ActPage } from './act-page.ts';
import { AcceptFields, ConsultFields, DeclineFields, RecallFields, TransferFields } from '../handing/agency-fields.tsx';
import { PassOnFields, ReassignFields } from '../handing/colleague-fields.tsx';
import { ApologyFields, DecideFields, ResumeFields, StopFields, SuspendFields } from '../terms/term-fields.tsx';
import { ApproveFields, AssignFields, ClaimFields, ReasonFields, ReceiveFields, SendBackFields } from './act-fields.tsx';
import type { Act } from './acts.ts';
import { LetterPreview } from './letter-preview.tsx';
import { ResultForm } from './result-form.tsx';
import { RefuseFields, SupplementFields } from './supplement-fields.tsx';

export interface ActProps {
  readonly visit: Visit;
  readonly view: DossierView;
  readonly page: ActPage;
  readonly procedure?: Procedure | undefined;
}

/** The act being prepared: its form, what the citizen will read of it, its one button. */
export function ActForm(props: ActProps) {
  const { visit, view, page } = props;
  const { t, lang } = visit;
  const { act, opened } = page;
  const permission = view.actions.find(({ action }) => action === act);
  if (!permission?.allowed) return <NotNow {...props} because={permission?.because?.[lang] ?? t('act.not-now')} />;
  if (act === 'attach-result') return <ResultForm {...props} />;
  const Fields = fieldsOfAct[act];
  const fields = { [csrfField]: visit.csrf, version: String(opened.version), key: opened.key };
  return (
    <Compose id="act" title={t(`act.${act}`)} action={addresses.act(view.status.id, act)} fields={fields}>
      <ActingFor visit={visit} permission={permission} />
      <Fields {...props} />
      {writesToCitizen(act) && <LetterPreview {...props} />}
      <Button tone="primary" fill="wide" once>{t(`send.${act}`)}</Button>
      {act === 'request-supplement' && <p class="why">{t('supplement.clock')}</p>}
    </Compose>
  );
}

/** Whose work it is that a substitute is about to do. */
function ActingFor({ visit: { t }, permission: { actingFor } }: Pick<ActProps, 'visit'> & { permission: AllowedAction }) {
  return actingFor ? <p><strong>{t('act.acting-for', { name: actingFor.name || t('person.unknown') })}</strong></p> : null;
}

const writesToCitizen = (act: Act) => act === 'request-supplement' || act === 'refuse' || act === 'draft-apology' || act === 'approve-apology';

/** What each act asks for; a file has a form of its own. */
const fieldsOfAct: Readonly<Record<Exclude<Act, 'attach-result'>, (props: ActProps) => JSX.Element>> = {
  receive: ReceiveFields,
  claim: ClaimFields,
  assign: AssignFields,
  'pass-on': PassOnFields,
  approve: ApproveFields,
  return: ReturnFields,
  'request-supplement': SupplementFields,
  'send-back': SendBackFields,
  refuse: RefuseFields,
  withdraw: ReasonFields,
  reassign: ReassignFields,
  consult: ConsultFields,
  transfer: TransferFields,
  'accept-transfer': AcceptFields,
  'decline-transfer': DeclineFields,
  'recall-transfer': RecallFields,
  'confirm-delivery': DeliveryFields,
  suspend: SuspendFields,
  'resume-work': ResumeFields,
  'draft-apology': ApologyFields,
  'approve-apology': DecideFields,
  'decline-apology': DecideFields,
  stop: StopFields,
};

/** The form is not there any more, but nothing that was written in it is lost. */
function NotNow({ visit: { t }, page, because }: ActProps & { because: string }) {
  const words = ['message', 'reason', 'note', 'collector', 'question'].map((field) => page.typed[field]).filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  return (
    <section class="compose" aria-labelledby="act-title">
      <h2 id="act-title">{t(`act.${page.act}`)}</h2>
      <p>{because}</p>
      {words.length > 0 && <div><p class="soft small">{t('act.you-wrote')}</p>{words.map((text) => <p class="message">{text}</p>)}</div>}
    </section>
  );
}
