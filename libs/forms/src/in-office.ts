import type { Agency } from '@motcua/contracts/agency';

/** The agency that does an agency's work today: a closed one's goes on at its successor. Undefined where nobody does. */
export function inOffice(code: string | undefined, agencies: readonly Agency[]): string | undefined {
  const visited = new Set<string>();
  let found = agencies.find((agency) => agency.code === code);
  while (found?.closed?.successor !== undefined && !visited.has(found.code)) {
    visited.add(found.code);
    const { successor } = found.closed;
    found = agencies.find((agency) => agency.code === successor);
  }
  return found?.closed ? undefined : found?.code;
}
