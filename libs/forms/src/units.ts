import type { AdministrativeUnit } from '@motcua/contracts/agency';
import type { Language } from '@motcua/contracts/text';

/** Administrative units by code, made once from the list that catalogue publishes. */
export interface Units {
  find(code: string): AdministrativeUnit | undefined;
  /** Units directly below, in the order of the list; without a parent the provinces. */
  below(parent?: string): readonly AdministrativeUnit[];
  /** The unit itself and everything above it, smallest first. */
  upwards(code: string): readonly AdministrativeUnit[];
}

export function unitsOf(list: readonly AdministrativeUnit[]): Units {
  const byCode = new Map(list.map((unit) => [unit.code, unit]));
  const byParent = Map.groupBy(list, (unit) => unit.parent);
  const upwards = (code: string): AdministrativeUnit[] => {
    const unit = byCode.get(code);
    if (!unit) return [];
    return unit.parent === undefined ? [unit] : [unit, ...upwards(unit.parent)];
  };
  return { find: (code) => byCode.get(code), below: (parent) => byParent.get(parent) ?? [], upwards };
}

export interface Address {
  readonly street?: string;
  readonly ward?: string;
}

/** One line: `128/5 Đinh Tiên Hoàng, phường 1, quận Bình Thạnh, Thành phố Hồ Chí Minh`. */
export function addressText({ street, ward }: Address, units: Units, lang: Language): string {
  const places = ward === undefined ? [] : units.upwards(ward).map((unit) => placeName(unit, lang));
  return [street, ...places].filter(Boolean).join(', ');
}

// In running text Vietnamese writes "phường 1", but keeps the capital of "Thành phố Hồ Chí Minh".
function placeName({ name, level }: AdministrativeUnit, lang: Language): string {
  return lang === 'vi' && level !== 'province' ? name.vi.charAt(0).toLowerCase() + name.vi.slice(1) : name[lang];
}
