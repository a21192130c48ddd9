import { z } from 'zod';
import { Agency, Calendar } from './agency.ts';
import { FieldProblem } from './problems.ts';
import { BilingualText, DateText, InstantText } from './text.ts';

// What administrators write. Shapes here are loose on purpose: catalogue says what is wrong in words and beside its place, which a schema cannot.
const words = (longest: number) => z.string().trim().max(longest).normalize();
const bilingual = (longest: number) => z.strictObject({ vi: words(longest), en: words(longest) });

/** An agency as a form sends it. What stands beside these fields (that it was closed, say) stays as it is. */
export const AgencyWritten = z.strictObject({
  code: words(20),
  name: bilingual(300),
  letterhead: z.array(words(200)).max(6),
  kind: Agency.shape.kind,
  parent: words(20).optional(),
  unitCode: words(10).optional(),
  place: bilingual(200),
  address: bilingual(300),
  phone: words(30),
  email: words(200).optional(),
  calendar: words(100),
});
export type AgencyWritten = z.infer<typeof AgencyWritten>;

/** Sessions by weekday, holidays and swap days as they were typed. */
const session = z.strictObject({ from: words(5), to: words(5) });
export const CalendarWritten = z.strictObject({
  id: words(100),
  name: bilingual(200),
  utcOffsetMinutes: z.int().min(-720).max(840).default(420),
  cutOff: words(5),
  covers: z.strictObject({ from: words(10), to: words(10) }),
  week: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(session).max(6)),
  holidays: z.array(z.strictObject({ on: words(10), name: bilingual(200) })).max(1_000),
  swapDays: z.array(z.strictObject({ on: words(10), sessions: z.array(session).max(6), name: bilingual(200) })).max(500),
});
export type CalendarWritten = z.infer<typeof CalendarWritten>;

export const CloseAgency = z.strictObject({ successor: words(20).optional(), reason: bilingual(500) });
export type CloseAgency = z.infer<typeof CloseAgency>;

/** Answer to every change: the version it made. A repetition with the same Idempotency-Key gets the same one. */
export const EntryEdited = z.strictObject({ name: z.string(), version: z.int(), at: InstantText });
export type EntryEdited = z.infer<typeof EntryEdited>;

export const CalendarProblems = z.strictObject({ problems: z.array(FieldProblem) });
export type CalendarProblems = z.infer<typeof CalendarProblems>;

/** All agencies in the order of the tree: each before those below it. `depth` is 0 for the city. */
export const AgencyTree = z.strictObject({
  agencies: z.array(
    z.strictObject({
      code: Agency.shape.code,
      name: BilingualText,
      kind: Agency.shape.kind,
      parent: Agency.shape.code.optional(),
      calendar: Calendar.shape.id,
      closedOn: DateText.optional(),
      depth: z.int().min(0),
      /** How many stand directly below it. */
      below: z.int().min(0),
    }),
  ),
});
export type AgencyTree = z.infer<typeof AgencyTree>;
