import type { Agency } from '@motcua/contracts/agency';
import type { Procedure, PublishedProcedure } from '@motcua/contracts/procedure';

/** Whether an agency takes new dossiers of a procedure: one of those named, or any of the kind that handles it, unless it was closed. Ministries' own are taken by the city. */
export function offers(procedure: Pick<Procedure, 'agencies' | 'unit'>, agency: Pick<Agency, 'code' | 'kind' | 'closed'>): boolean {
  if (agency.closed) return false;
  if (procedure.agencies) return procedure.agencies.includes(agency.code);
  return agency.kind === (procedure.unit === 'ministry' ? 'city' : procedure.unit);
}

type Dated = Pick<PublishedProcedure, 'version' | 'effectiveFrom' | 'withdrawnFrom'>;

/** Of a procedure's versions the one that new dossiers are made under on a day; none once the newest in force was withdrawn. */
export function inForce<Version extends Dated>(versions: readonly Version[], day: string): Version | undefined {
  const newest = newestBegun(versions, day);
  return newest && !isWithdrawn(newest, day) ? newest : undefined;
}

/** Whether no new dossiers are made under a version any more. */
export const isWithdrawn = ({ withdrawnFrom }: Pick<PublishedProcedure, 'withdrawnFrom'>, day: string): boolean => withdrawnFrom !== undefined && withdrawnFrom <= day;

/** The newest version that has begun, withdrawn or not. */
export const newestBegun = <Version extends Dated>(versions: readonly Version[], day: string): Version | undefined =>
  versions.filter(({ effectiveFrom }) => effectiveFrom <= day).reduce<Version | undefined>((newest, one) => (newest && newest.version > one.version ? newest : one), undefined);
