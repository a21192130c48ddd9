import type { SimpleField } from '@motcua/contracts/form';
import { FieldError, Fieldset, Select, TextField, wiring } from '@motcua/ui/form/field';
import type { FieldProps } from '@motcua/ui/form/field';
import type { ComponentChildren } from 'preact';
import { districtOf, districtsFor } from './districts.ts';
import type { District } from './districts.ts';
import { textIn } from './form-view.ts';
import type { FormView } from './form-view.ts';
import { WardOptions } from './ward-options.tsx';
import { fieldWords } from './words.ts';

interface AddressFieldProps { readonly field: SimpleField; readonly common: FieldProps; readonly view: FormView }

/** House and street as one line, then the ward: of its district where there are many. Where the agency's own area decides, only its wards are offered. */
export function AddressField({ field, common, view }: AddressFieldProps) {
  const t = fieldWords(view.visit.lang);
  const { id, label, hint, error, optional } = common;
  const districts = districtsFor(field, view);
  const parts = { id, districts, view };
  return (
    <Fieldset id={id} label={label} hint={hint} error={error} optional={optional}>
      <div class="choices">
        <TextField id={`${id}.street`} label={t('address.street')} error={view.problems.get(`${id}.street`)} value={textIn(view, `${id}.street`)} maxLength={200} />
        {view.byDistrict && districts.length > 1 ? <DistrictThenWard {...parts} /> : <AnyWard {...parts} />}
      </div>
    </Fieldset>
  );
}

interface Parts { readonly id: string; readonly districts: readonly District[]; readonly view: FormView }

/** Without script the button brings the wards of the district; with script they come by themselves. */
function DistrictThenWard({ id, districts, view }: Parts) {
  const { visit: { lang }, byDistrict } = view;
  const t = fieldWords(lang);
  const ward = textIn(view, `${id}.ward`);
  const chosen = districtOf(view.form.units, ward) ?? byDistrict?.chosen[id];
  const wards = districts.find(({ code }) => code === chosen)?.wards;
  return (
    <>
      <div class="field district" data-wards-at={byDistrict?.wardsAt}>
        <Select id={`${id}.district`} label={t('address.district')} empty={t('address.choose')} value={chosen} options={districts.map(({ code, name }) => ({ value: code, label: name[lang] }))} />
        <button class="btn" type="submit" name="wards" value={id} formNoValidate>{t('address.show-wards')}</button>
      </div>
      <Ward id={`${id}.ward`} view={view}>
        {wards ? <WardOptions lang={lang} wards={wards} chosen={ward} /> : <option value="">{t('address.district-first')}</option>}
      </Ward>
    </>
  );
}

/** One list; `wards.js` parts it by district. */
function AnyWard({ id, districts, view }: Parts) {
  const { lang } = view.visit;
  const t = fieldWords(lang);
  const ward = textIn(view, `${id}.ward`);
  const [only] = districts;
  return (
    <Ward id={`${id}.ward`} view={view} parted>
      {only && districts.length === 1 ? <WardOptions lang={lang} wards={only.wards} chosen={ward} /> : (
        <>
          <option value="">{t('address.choose')}</option>
          {districts.map(({ name, wards }) => <optgroup label={name[lang]}>{wards.map(({ code, name: own }) => <option value={code} selected={code === ward}>{own[lang]}</option>)}</optgroup>)}
        </>
      )}
    </Ward>
  );
}

interface WardProps { readonly id: string; readonly view: FormView; readonly parted?: boolean; readonly children: ComponentChildren }

function Ward({ id, view: { visit: { lang }, problems }, parted, children }: WardProps) {
  const t = fieldWords(lang);
  const error = problems.get(id);
  const parting = parted ? { 'data-wards': '', 'data-district': t('address.district') } : {};
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{t('address.ward')}</label>
      <FieldError id={id} error={error} />
      <div><select class="w-24" id={id} name={id} {...parting} {...wiring({ id, error })}>{children}</select></div>
    </div>
  );
}
