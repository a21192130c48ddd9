import { z } from 'zod';
import { BilingualText, DateText, Slug } from './text.ts';

/** Code after QCVN 102:2016, four dotted parts, most particular first: `000.12.35.H29`. */
export const AgencyCode = z.string().regex(/^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/);

/** What the page of an agency tells of it beside where it is (Law on Information Technology 67/2006/QH11, art. 28). */
const AgencyDescription = {
  /** What it is there for: one task a sentence. */
  functions: z.array(BilingualText).optional(),
  /** Its leaders and divisions, the leaders first. Offices, not people: who holds one changes oftener than this. */
  structure: z.array(z.strictObject({ name: BilingualText, head: BilingualText.optional(), phone: z.string().optional(), functions: z.array(BilingualText).optional() })).optional(),
  /** Where people say what they think of its work. */
  feedback: z.strictObject({ address: BilingualText.optional(), email: z.string().optional(), phone: z.string().optional() }).optional(),
  /** Legal documents that it was set up and works by. */
  documents: z.array(z.strictObject({ title: BilingualText, number: z.string(), issuedOn: DateText })).optional(),
  website: z.url({ protocol: /^https?$/ }).optional(),
};

export const Agency = z.strictObject({
  code: AgencyCode,
  name: BilingualText,
  /** As printed in capitals at the head of papers, one entry a line. */
  letterhead: z.array(z.string()).min(1),
  kind: z.enum(['city', 'department', 'district', 'ward']),
  parent: AgencyCode.optional(),
  /** The administrative unit it serves; the district of an address decides which agency is offered first. */
  unitCode: z.string().optional(),
  place: BilingualText,
  address: BilingualText,
  phone: z.string(),
  email: z.string().optional(),
  calendar: Slug,
  ...AgencyDescription,
  /** From that day on it takes no new dossiers; those it has go on. The successor takes new ones in its place. */
  closed: z.strictObject({ on: DateText, successor: AgencyCode.optional(), reason: BilingualText }).optional(),
  version: z.int().min(1),
});
export type Agency = z.infer<typeof Agency>;

export const Session = z.strictObject({ from: z.string().regex(/^\d{2}:\d{2}$/), to: z.string().regex(/^\d{2}:\d{2}$/) });
export type Session = z.infer<typeof Session>;

/** A working calendar as data; `@motcua/domain/calendar/working-calendar` turns it into the engine's. */
export const Calendar = z.strictObject({
  id: Slug,
  version: z.int().min(1),
  name: BilingualText,
  utcOffsetMinutes: z.int(),
  cutOff: z.string().regex(/^\d{2}:\d{2}$/),
  covers: z.strictObject({ from: DateText, to: DateText }),
  /** Sessions per weekday, 1 = Monday … 7 = Sunday; a missing day is not worked. */
  week: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(Session)).refine((week) => Object.values(week).some((sessions) => sessions.length > 0)),
  holidays: z.array(z.strictObject({ on: DateText, name: BilingualText })),
  /** Làm bù: days worked instead of others. */
  swapDays: z.array(z.strictObject({ on: DateText, sessions: z.array(Session).min(1), name: BilingualText })),
});
export type Calendar = z.infer<typeof Calendar>;

/** An administrative unit for addresses; code after the General Statistics Office. */
export const AdministrativeUnit = z.strictObject({ code: z.string(), name: BilingualText, level: z.enum(['province', 'district', 'ward']), parent: z.string().optional() });
export type AdministrativeUnit = z.infer<typeof AdministrativeUnit>;

/** All units of one province; small enough to travel as one fact. */
export const ProvinceUnits = z.strictObject({ province: z.string(), version: z.int().min(1), units: z.array(AdministrativeUnit).min(1) });
export type ProvinceUnits = z.infer<typeof ProvinceUnits>;
