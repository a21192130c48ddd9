import { Agency } from '@motcua/contracts/agency';
import { BilingualText } from '@motcua/contracts/text';
import { z } from 'zod';

const Described = Agency.pick({ functions: true, structure: true, feedback: true, documents: true, website: true });

/** `data/agency-kinds.yaml`: what agencies of a kind have in common, and what each department is there for. */
export const AgencyKinds = z.strictObject({
  ...z.strictObject({ city: Described, department: Described, district: Described, ward: Described }).partial().shape,
  remits: z.record(z.string(), BilingualText).default({}),
});
export type AgencyKinds = z.infer<typeof AgencyKinds>;

type Unversioned = Omit<Agency, 'version'>;

/** An agency with what its kind says of it written out: what is published does not change with the list. Its own words count instead. */
export function withKind(agency: Unversioned, kinds: AgencyKinds): Unversioned {
  const { functions = [], ...common } = kinds[agency.kind] ?? {};
  const remit = kinds.remits[agency.code];
  // A sentence with a gap that nothing fills is left out.
  const fitting = functions.filter(({ vi }) => remit !== undefined || !vi.includes(gap));
  const own = fitting.map(({ vi, en }) => ({ vi: vi.replace(gap, remit?.vi ?? ''), en: en.replace(gap, remit?.en ?? '') }));
  return { ...(own.length > 0 ? { functions: own } : {}), ...common, ...agency };
}

const gap = '{remit}';

/** An agency as lists have it: without what only its page tells. */
export const withoutPage = ({ functions: _f, structure: _s, feedback: _b, documents: _d, website: _w, ...listed }: Agency): Agency => listed;
