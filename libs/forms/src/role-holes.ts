import type { Agency } from '@motcua/contracts/agency';
import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Role, StepAgency } from '@motcua/contracts/step';
import { inOffice } from './in-office.ts';
import { offers } from './offer.ts';
import { found } from './procedure-problem.ts';
import { word } from './words.ts';

/** Which agencies there are, and who works there as what. */
export interface CityStaff {
  readonly agencies: readonly Agency[];
  readonly holds: (agency: string, role: string) => boolean;
}

/**
 * Steps at which a dossier would lie because nobody at the agency that does them has the role. Where that is so at every agency that may come to
 * do the step, the procedure cannot be followed at all; where it is so at some, there may be time until somebody applies there.
 */
export function roleHoles({ steps, ...offered }: Pick<Procedure, 'steps' | 'agencies' | 'unit'>, { agencies, holds }: CityStaff): ProcedureProblem[] {
  const offering = agencies.filter((agency) => offers(offered, agency));
  return steps.flatMap(({ role, agency: reference, name }, position) => {
    const doing = [...new Set(offering.flatMap((agency) => doersFor(agency, reference, agencies)))];
    const empty = doing.filter((code) => !holds(code, role));
    const [first] = empty;
    if (first === undefined) return [];
    const agency = agencies.find(({ code }) => code === first)?.name ?? first;
    const nobody = empty.length === doing.length;
    return [found(`steps.${position}.role`, nobody ? 'role-held-by-nobody' : 'role-held-not-everywhere', { step: name, role: calledRole(role), agency, count: empty.length, of: doing.length })];
  });
}

/** Every agency that a step may fall to when dossiers come in at this one; its own where there is no other. */
function doersFor(agency: Agency, reference: StepAgency | undefined, agencies: readonly Agency[]): string[] {
  const own = agency.code;
  if (!reference) return [own];
  if ('code' in reference) return [inOffice(reference.code, agencies) ?? own];
  if ('relation' in reference) return [inOffice(agency.parent, agencies) ?? own];
  const below = agencies.filter(({ kind, parent, closed }) => kind === reference.unit && parent === own && !closed).map(({ code }) => code);
  return below.length > 0 ? below : [own];
}

const calledRole = (role: Role) => ({ vi: word(`role-${role}`, 'vi'), en: word(`role-${role}`, 'en') });
