import type { Agency, Calendar } from '@motcua/contracts/agency';
import { Csrf } from '@motcua/pages/csrf';
import { Fieldset, Select, TextArea, TextField } from '@motcua/ui/form/field';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { FormHead, Hidden } from './form-head.tsx';
import type { Opened } from './organisation.client.ts';
import { wrongAt } from './posted.ts';
import type { Refused } from './posted.ts';
import { sayIn } from './words.ts';

/** What stands in the form, as typed. */
export interface AgencyTyped {
  readonly code: string;
  readonly kind: Agency['kind'];
  readonly parent: string;
  readonly calendar: string;
  readonly unitCode: string;
  readonly phone: string;
  readonly email: string;
  readonly letterhead: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly place: { readonly vi: string; readonly en: string };
  readonly address: { readonly vi: string; readonly en: string };
}

export interface AgencyFormProps {
  readonly isNew: boolean;
  readonly typed: AgencyTyped;
  readonly opened: Opened;
  readonly refused?: Refused | undefined;
  readonly parents: readonly Agency[];
  readonly calendars: readonly Calendar[];
}

const kinds = ['department', 'district', 'ward', 'city'] as const;

/** One form for a new agency and for one that is there; its code stays once it was given. */
export function agencyFormPage(visit: OfficeVisit, props: AgencyFormProps): string {
  const { isNew, typed, opened, refused } = props;
  const { lang } = visit;
  const t = sayIn(lang);
  const title = t(isNew ? 'agency.add' : 'agency.edit-title');
  return framed(visit, {
    title,
    current: 'organisation',
    hasErrors: refused !== undefined,
    again: isNew ? addresses.newAgency(typed.parent) : addresses.editAgency(typed.code),
    back: isNew ? { href: addresses.organisation, label: t('title') } : { href: addresses.agency(typed.code), label: typed.name[lang] || typed.code },
    children: (
      <div class="form-column">
        <FormHead visit={visit} title={title} refused={refused} targetOf={(at) => at.replace('.', '-')} />
        <form method="post" action={isNew ? addresses.newAgency() : addresses.editAgency(typed.code)} novalidate>
          <Csrf visit={visit} /><Hidden opened={opened} />
          <Place visit={visit} {...props} />
          <Names visit={visit} {...props} />
          <TextArea id="letterhead" label={t('field.letterhead')} hint={t('hint.letterhead')} rows={2} value={typed.letterhead} error={wrongAt(refused, lang, 'letterhead')} maxLength={600} />
          <TextField id="phone" label={t('field.phone')} width={12} value={typed.phone} error={wrongAt(refused, lang, 'phone')} maxLength={30} />
          <TextField id="email" optional label={t('field.email')} value={typed.email} error={wrongAt(refused, lang, 'email')} maxLength={200} />
          <TextField id="unitCode" optional digits width={12} label={t('field.unitCode')} hint={t('hint.unitCode')} value={typed.unitCode} error={wrongAt(refused, lang, 'unitCode')} maxLength={10} />
          <p class="row form-actions"><Button tone="primary" once>{t(isNew ? 'agency.add' : 'save')}</Button><LinkButton tone="quiet" href={isNew ? addresses.organisation : addresses.agency(typed.code)}>{t('cancel')}</LinkButton></p>
        </form>
      </div>
    ),
  });
}

function Place({ visit: { lang }, isNew, typed, refused, parents, calendars }: AgencyFormProps & { visit: OfficeVisit }) {
  const t = sayIn(lang);
  return (
    <>
      {isNew
        ? <TextField id="code" width={24} label={t('field.code')} hint={t('hint.code')} value={typed.code} error={wrongAt(refused, lang, 'code')} maxLength={20} />
        : <><input type="hidden" name="code" value={typed.code} /><p class="field"><b>{t('field.code')}</b> <span class="num">{typed.code}</span></p></>}
      <Select id="kind" label={t('field.kind')} empty={null} value={typed.kind} error={wrongAt(refused, lang, 'kind')} options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
      <Select id="parent" label={t('field.parent')} empty={t('parent.none')} width="full" value={typed.parent} error={wrongAt(refused, lang, 'parent')} options={parents.map(({ code, name }) => ({ value: code, label: `${name[lang]} (${code})` }))} />
      <Select id="calendar" label={t('field.calendar')} hint={isNew ? undefined : t('hint.calendar')} empty={null} value={typed.calendar} error={wrongAt(refused, lang, 'calendar')} options={calendars.map(({ id, name }) => ({ value: id, label: name[lang] }))} />
    </>
  );
}

function Names({ visit: { lang }, typed, refused }: AgencyFormProps & { visit: OfficeVisit }) {
  const t = sayIn(lang);
  return (
    <>
      {(['name', 'place', 'address'] as const).map((field) => (
        <Fieldset id={field} label={t(field === 'name' ? 'field.agency-name' : `field.${field}`)}>
          <div class="languages-pair">{(['vi', 'en'] as const).map((language) => (
            <TextField id={`${field}-${language}`} name={`${field}.${language}`} width="full" label={t(`language.${language}`)} value={typed[field][language]} error={wrongAt(refused, lang, `${field}.${language}`)} maxLength={300} />
          ))}</div>
        </Fieldset>
      ))}
    </>
  );
}
