import { AgencyCode } from '@motcua/contracts/agency';
import type { Agency } from '@motcua/contracts/agency';
import type { BilingualText } from '@motcua/contracts/text';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const cookie = 'co-quan';
const aYear = 365 * 24 * 3600;

/** The agency that was chosen last: most people live in one district. Says nothing about who they are. */
export function rememberedAgency({ cookies }: FastifyRequest): string | undefined {
  return AgencyCode.safeParse(cookies?.[cookie]).data;
}

export function rememberAgency(reply: FastifyReply, code: string): void {
  void reply.setCookie(cookie, code, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: aYear });
}

/** Nobody finds their ward in a list of 322: beyond this many agencies the district is chosen first. */
const chosenAtOnce = 30;

/** Who may receive a dossier, as far as it has been narrowed down. */
export interface Receiving {
  /** To be chosen from now: all, or those of the chosen district; none before a district was chosen. */
  readonly agencies: readonly Agency[];
  readonly chosen?: string | undefined;
  /** Where the district is chosen first. */
  readonly districts?: readonly { readonly code: string; readonly name: BilingualText }[] | undefined;
  readonly district?: string | undefined;
}

interface Known {
  agency(code: string): Agency | undefined;
  placeOf(agency: Agency): BilingualText;
}
export interface Wanted { readonly agency?: unknown; readonly district?: unknown; readonly remembered?: string | undefined }

/** From all agencies that offer the procedure, what was asked for and what is remembered from last time. */
export function receivingOf(catalogue: Known, agencies: readonly Agency[], { agency, district, remembered }: Wanted): Receiving {
  const wanted = [agency, remembered].filter((code) => typeof code === 'string').flatMap((code) => catalogue.agency(code) ?? []);
  // A ward that is remembered also says the district.
  const chosen = wanted.flatMap(({ code, parent }) => agencies.find((one) => one.code === code || one.code === parent) ?? [])[0]?.code;
  if (agencies.length <= chosenAtOnce || agencies.some(({ parent }) => parent === undefined)) return { agencies, chosen };
  const districts = [...new Set(agencies.flatMap(({ parent }) => parent ?? []))].flatMap((code) => catalogue.agency(code) ?? []);
  const candidates = [district, ...wanted.flatMap(({ code, parent }) => [code, parent])];
  const known = candidates.find((code) => districts.some((one) => one.code === code)) as string | undefined;
  const byName = new Intl.Collator('vi', { numeric: true });
  const offered = agencies.filter(({ parent }) => parent === known);
  return {
    agencies: offered,
    // The ward of last time is none of another district's.
    chosen: offered.find(({ code }) => code === chosen)?.code,
    districts: districts.map((one) => ({ code: one.code, name: catalogue.placeOf(one) })).sort((one, other) => byName.compare(one.name.vi, other.name.vi)),
    district: known,
  };
}

/** A district is remembered as soon as it is chosen, unless a ward of it is remembered already. */
export function rememberDistrict(reply: FastifyReply, { district, chosen }: Receiving): void {
  if (district && !chosen) rememberAgency(reply, district);
}
