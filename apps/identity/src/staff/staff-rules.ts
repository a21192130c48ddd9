import { StaffRole } from '@motcua/contracts/staff-api';
import type { Agencies } from './agencies.ts';

/** Roles that reach over the whole city: only accounts of the city itself hold them, so only its administrators give them. */
const cityWide: readonly StaffRole[] = ['catalogue-admin', 'operator'];

/** An agency is within reach of its own administrators of staff and of those above it. */
export function isWithinReach(own: string | undefined, agency: string, agencies: Agencies): boolean {
  const seen = new Set<string>();
  for (let code: string | undefined = agency; code !== undefined && !seen.has(code); code = agencies.get(code)?.parent) {
    if (code === own) return true;
    seen.add(code);
  }
  return false;
}

export const isCity = (agency: string | undefined, agencies: Agencies): boolean => agency !== undefined && agencies.get(agency)?.kind === 'city';

/** What an administrator of staff may give, or take away, at an agency within reach. */
export function rolesToGive(own: string | undefined, agency: string, agencies: Agencies): readonly StaffRole[] {
  if (!isWithinReach(own, agency, agencies)) return [];
  return StaffRole.options.filter((role) => !cityWide.includes(role) || (isCity(own, agencies) && isCity(agency, agencies)));
}

/** Roles that one list has and the other has not: those that a change gives or takes away. */
export function changedRoles(before: readonly string[], after: readonly string[]): string[] {
  return [...before.filter((role) => !after.includes(role)), ...after.filter((role) => !before.includes(role))];
}

export const isCityWide = (role: string): boolean => cityWide.some((wide) => wide === role);
