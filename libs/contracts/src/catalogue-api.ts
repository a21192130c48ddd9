import { z } from 'zod';
import { Agency, AdministrativeUnit } from './agency.ts';
import { Procedure } from './procedure.ts';
import { DateText } from './text.ts';

/** What lists and search results tell of a procedure: all but its form, papers and steps. */
export const ProcedureSummary = Procedure.pick({
  id: true, version: true, code: true, name: true, summary: true, field: true, groups: true, lifeEvents: true, level: true, unit: true,
  agencies: true, audience: true, minutes: true, term: true, fee: true, effectiveFrom: true,
});
export type ProcedureSummary = z.infer<typeof ProcedureSummary>;

export const ProcedureList = z.strictObject({ procedures: z.array(ProcedureSummary) });
export type ProcedureList = z.infer<typeof ProcedureList>;

/** `current` is the one that new dossiers are made under today. */
export const ProcedureVersions = z.strictObject({ versions: z.array(z.strictObject({ version: z.int(), effectiveFrom: DateText, current: z.boolean() })) });
export type ProcedureVersions = z.infer<typeof ProcedureVersions>;

export const AgencyList = z.strictObject({ agencies: z.array(Agency) });
export type AgencyList = z.infer<typeof AgencyList>;

export const UnitList = z.strictObject({ units: z.array(AdministrativeUnit) });
export type UnitList = z.infer<typeof UnitList>;
