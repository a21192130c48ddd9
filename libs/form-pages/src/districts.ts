import type { AdministrativeUnit } from '@motcua/contracts/agency';
import type { SimpleField } from '@motcua/contracts/form';
import type { Units } from '@motcua/forms/units';
import type { FormView } from './form-view.ts';

/** A district with those of its wards that may be chosen. */
export interface District { readonly code: string; readonly name: AdministrativeUnit['name']; readonly wards: readonly AdministrativeUnit[] }

/** What an address may lie in: everywhere, or in the agency's own area where the address decides who is competent. */
export function districtsFor(field: SimpleField, { form, area }: Pick<FormView, 'form' | 'area'>): District[] {
  const { units } = form;
  const unit = form.definition.jurisdiction === field.id && area !== undefined ? units.find(area) : undefined;
  if (unit?.level === 'ward') return units.upwards(unit.code).slice(1, 2).map(({ code, name }) => ({ code, name, wards: [unit] }));
  const districts = unit?.level === 'district' ? [unit] : unit?.level === 'province' ? units.below(unit.code) : units.below().flatMap(({ code }) => units.below(code));
  return districts.map(({ code, name }) => ({ code, name, wards: units.below(code) }));
}

export const districtOf = (units: Units, ward: string | undefined): string | undefined => (ward === undefined ? undefined : units.find(ward)?.parent);
