import type { MessageKey, Say } from '../messages.ts';

/** "Chuyên viên, Trưởng phòng"; roles that have no name here are left out. */
export function rolesInWords(t: Say, roles: readonly string[]): string {
  return roles
    .map((role) => `role.${role}`)
    .filter((key): key is MessageKey => t.has(key))
    .map((key) => t(key))
    .join(', ');
}
