import type { Agency } from '@motcua/contracts/agency';
import type { Procedure } from '@motcua/contracts/procedure';

/** Whether an agency takes dossiers of a procedure: one of those named, or any of the kind that handles it. Ministries' own are taken by the city. */
export function offers(procedure: Pick<Procedure, 'agencies' | 'unit'>, agency: Pick<Agency, 'code' | 'kind'>): boolean {
  if (procedure.agencies) return procedure.agencies.includes(agency.code);
  return agency.kind === (procedure.unit === 'ministry' ? 'city' : procedure.unit);
}
