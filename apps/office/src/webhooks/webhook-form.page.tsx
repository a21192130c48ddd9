import { Csrf } from '@motcua/pages/csrf';
import { RadioGroup } from '@motcua/ui/form/choice';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { Fieldset, TextArea, TextField } from '@motcua/ui/form/field';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { wrongAt } from '../organisation/posted.ts';
import type { Refused } from '../organisation/posted.ts';
import type { WebhookTyped } from './webhook-typed.ts';
import { sayIn } from './words.ts';

export interface WebhookFormProps {
  /** The version that was seen; 0 of one that is not there yet. */
  readonly version: number;
  readonly typed: WebhookTyped;
  readonly refused?: Refused | undefined;
}

type Props = WebhookFormProps & { readonly visit: OfficeVisit };

/** One form for a new partner and for one that is there; its id stays. */
export function webhookFormPage(visit: OfficeVisit, props: WebhookFormProps): string {
  const { version, typed: { id, name, address }, refused } = props;
  const { lang } = visit;
  const say = sayIn(lang);
  const isNew = version === 0;
  const there = isNew ? addresses.webhooks : addresses.webhook(id);
  return framed(visit, {
    title: say(isNew ? 'add' : 'edit.title'),
    current: 'webhooks',
    hasErrors: refused !== undefined,
    again: isNew ? addresses.newWebhook : addresses.editWebhook(id),
    back: { href: there, label: isNew ? say('title') : name[lang] },
    children: (
      <div class="form-column">
        <Head visit={visit} {...props} />
        <form method="post" action={isNew ? addresses.newWebhook : addresses.editWebhook(id)} novalidate>
          <Csrf visit={visit} /><input type="hidden" name="version" value={String(version)} />
          {isNew ? <TextField id="id" width={24} label={say('field.id')} hint={say('hint.id')} value={id} error={wrongAt(refused, lang, 'id')} maxLength={60} /> : <input type="hidden" name="id" value={id} />}
          <Names visit={visit} {...props} />
          <TextField id="address" width="full" label={say('field.address')} hint={say('hint.address')} value={address} error={wrongAt(refused, lang, 'address')} maxLength={500} />
          <Which visit={visit} {...props} />
          <p class="row form-actions"><Button tone="primary" once>{say(isNew ? 'add' : 'save')}</Button><LinkButton tone="quiet" href={there}>{say('cancel')}</LinkButton></p>
        </form>
      </div>
    ),
  });
}

const targets: Readonly<Record<string, string>> = { name: 'name-vi', agency: 'agency-vi', 'agency.code': 'agency-code' };

function Head({ visit: { lang }, version, refused }: Props) {
  const say = sayIn(lang);
  const errors = refused?.errors ?? [];
  const key = `refused.${refused?.code ?? ''}`;
  return (
    <>
      <ErrorSummary problems={errors.map(({ at, message }) => ({ target: targets[at] ?? at, message: message[lang] }))} />
      <h1>{say(version === 0 ? 'add' : 'edit.title')}</h1>
      {refused && errors.length === 0 && <Notice tone="bad" live title={say('refused')}><p>{say.has(key) ? say(key) : say('refused.other')}</p></Notice>}
    </>
  );
}

function Names({ visit: { lang }, typed: { name, agency }, refused }: Props) {
  const say = sayIn(lang);
  return (
    <>
      <Fieldset id="name" label={say('field.name')} error={wrongAt(refused, lang, 'name')}>
        <div class="languages-pair">{(['vi', 'en'] as const).map((language) => <TextField id={`name-${language}`} name={`name.${language}`} width="full" label={say(`language.${language}`)} value={name[language]} maxLength={200} />)}</div>
      </Fieldset>
      <TextField id="agency-code" name="agency.code" width={24} label={say('field.agency-code')} hint={say('hint.agency-code')} value={agency.code} error={wrongAt(refused, lang, 'agency.code')} maxLength={20} />
      <Fieldset id="agency" label={say('field.agency-name')} error={wrongAt(refused, lang, 'agency')}>
        <div class="languages-pair">{(['vi', 'en'] as const).map((language) => <TextField id={`agency-${language}`} name={`agency.${language}`} width="full" label={say(`language.${language}`)} value={agency[language]} maxLength={200} />)}</div>
      </Fieldset>
    </>
  );
}

function Which({ visit: { lang }, typed: { whose, agencies, procedures }, refused }: Props) {
  const say = sayIn(lang);
  return (
    <>
      <RadioGroup id="whose" label={say('field.whose')} value={whose} options={(['all', 'own', 'chosen'] as const).map((value) => ({ value, label: say(`whose.${value}`) }))} />
      <TextArea id="agencies" optional label={say('field.agencies')} hint={say('hint.agencies')} rows={3} value={agencies} error={wrongAt(refused, lang, 'agencies')} maxLength={2_000} />
      <TextArea id="procedures" optional label={say('field.procedures')} hint={say('hint.procedures')} rows={3} value={procedures} error={wrongAt(refused, lang, 'procedures')} maxLength={2_000} />
    </>
  );
}
