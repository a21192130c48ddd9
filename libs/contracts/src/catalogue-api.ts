import { z } from 'zod';
import { Agency, AdministrativeUnit, Calendar } from './agency.ts';
import { Procedure } from './procedure.ts';
import { BilingualText, DateText } from './text.ts';

/** What lists and search results tell of a procedure: all but its form, papers and steps. */
export const ProcedureSummary = Procedure.pick({
  id: true, version: true, code: true, name: true, summary: true, field: true, groups: true, lifeEvents: true, level: true, unit: true,
  agencies: true, audience: true, minutes: true, term: true, fee: true, effectiveFrom: true,
});
export type ProcedureSummary = z.infer<typeof ProcedureSummary>;

/** One way to narrow a search down: how many procedures are left by it. */
export const Facet = z.strictObject({ value: z.string(), name: BilingualText.optional(), count: z.int().min(1) });
export type Facet = z.infer<typeof Facet>;

/** Per filter the values there are, the most frequent first; each counted under all other filters, so that another value can be chosen instead. */
export const Facets = z.strictObject({
  field: z.array(Facet),
  lifeEvent: z.array(Facet),
  audience: z.array(Facet),
  level: z.array(Facet),
  unit: z.array(Facet),
});
export type Facets = z.infer<typeof Facets>;

export const ProcedureList = z.strictObject({ procedures: z.array(ProcedureSummary), facets: Facets.optional() });
export type ProcedureList = z.infer<typeof ProcedureList>;

/** `current` is the one that new dossiers are made under today. */
export const ProcedureVersions = z.strictObject({
  versions: z.array(
    z.strictObject({ version: z.int(), effectiveFrom: DateText, current: z.boolean(), withdrawn: z.strictObject({ on: DateText, reason: BilingualText }).optional() }),
  ),
});
export type ProcedureVersions = z.infer<typeof ProcedureVersions>;

/** In the list agencies come without what only their own pages tell. */
export const AgencyList = z.strictObject({ agencies: z.array(Agency) });
export type AgencyList = z.infer<typeof AgencyList>;

export const AgencyHours = z.object(Calendar.pick({ id: true, name: true, week: true, cutOff: true }).shape);
export type AgencyHours = z.infer<typeof AgencyHours>;

/** An agency as its page shows it (decision 43/2008/QĐ-TTg art. 28 of the Law on Information Technology), with what can be asked of it. */
export const AgencyPage = z.strictObject({
  agency: Agency,
  procedures: z.array(ProcedureSummary),
  hours: AgencyHours.optional(),
  /** Where people say what they think of it: its own address and telephone, unless it names others for that. */
  feedback: z.strictObject({ address: BilingualText, phone: z.string(), email: z.string().optional() }),
});
export type AgencyPage = z.infer<typeof AgencyPage>;

export const UnitList = z.strictObject({ units: z.array(AdministrativeUnit) });
export type UnitList = z.infer<typeof UnitList>;
