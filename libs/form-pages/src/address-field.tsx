import type { SimpleField } from '@motcua/contracts/form';
import type { AdministrativeUnit } from '@motcua/contracts/agency';
import { FieldError, Fieldset, TextField, wiring } from '@motcua/ui/form/field';
import type { FieldProps } from '@motcua/ui/form/field';
import { textIn } from './form-view.ts';
import type { FormView } from './form-view.ts';
import { fieldWords } from './words.ts';

interface AddressFieldProps { readonly field: SimpleField; readonly common: FieldProps; readonly view: FormView }

/** House and street as one line, then the ward. Where the agency's own area decides, only its wards are offered. */
export function AddressField({ field, common, view }: AddressFieldProps) {
  const t = fieldWords(view.visit.lang);
  const { id } = common;
  const { label, hint, error, optional } = common;
  return (
    <Fieldset id={id} label={label} hint={hint} error={error} optional={optional}>
      <div class="choices">
        <TextField id={`${id}.street`} label={t('address.street')} error={view.problems.get(`${id}.street`)} value={textIn(view, `${id}.street`)} maxLength={200} />
        <WardSelect id={`${id}.ward`} field={field} view={view} />
      </div>
    </Fieldset>
  );
}

function WardSelect({ id, field, view }: { readonly id: string; readonly field: SimpleField; readonly view: FormView }) {
  const { visit: { lang }, problems } = view;
  const t = fieldWords(lang);
  const error = problems.get(id);
  const chosen = textIn(view, id);
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{t('address.ward')}</label>
      <FieldError id={id} error={error} />
      <div>
        <select class="w-24" id={id} name={id} data-wards data-district={t('address.district')} {...wiring({ id, error })}>
          <option value="">{t('address.choose')}</option>
          {districtsFor(field, view).map(({ name, wards }) => (
            <optgroup label={name[lang]}>{wards.map((ward) => <option value={ward.code} selected={ward.code === chosen}>{ward.name[lang]}</option>)}</optgroup>
          ))}
        </select>
      </div>
    </div>
  );
}

interface District { readonly name: AdministrativeUnit['name']; readonly wards: readonly AdministrativeUnit[] }

function districtsFor(field: SimpleField, { form, area }: FormView): District[] {
  const { units } = form;
  const decides = form.definition.jurisdiction === field.id;
  const unit = decides && area !== undefined ? units.find(area) : undefined;
  const districts = unit?.level === 'district' ? [unit] : unit?.level === 'province' ? units.below(unit.code) : units.below().flatMap(({ code }) => units.below(code));
  return districts.map(({ code, name }) => ({ name, wards: units.below(code) }));
}
