import { z } from 'zod';
import { AgencyCode } from './agency.ts';
import { DateText, InstantText, Slug } from './text.ts';

const Named = z.strictObject({ id: z.string(), name: z.string() });
const PersonId = z.string().min(1).max(200);
const Period = { from: DateText, to: DateText };

export const AbsenceReason = z.enum(['leave', 'sick', 'business-trip', 'training', 'other']);
export type AbsenceReason = z.infer<typeof AbsenceReason>;

/** Work that can be given to a substitute; an inspector's cannot. */
export const GivableRole = z.enum(['receptionist', 'specialist', 'head', 'leader']);
export type GivableRole = z.infer<typeof GivableRole>;

/** Of what is the giver's: steps of these roles (all of theirs when not said), of these procedures alone where any are named. */
const Scope = { roles: z.array(GivableRole).max(4).optional(), procedures: z.array(Slug).max(100).optional() };

/** Whoever is named in none of these is the one who writes. Days of the agency, both included. */
export const RecordAbsence = z.strictObject({
  person: PersonId.optional(),
  ...Period,
  reason: AbsenceReason,
  note: z.string().trim().max(500).optional(),
  /** Who does their work meanwhile. */
  substitute: PersonId.optional(),
  ...Scope,
});
export const GiveDelegation = z.strictObject({ giver: PersonId.optional(), substitute: PersonId, ...Period, ...Scope, reason: z.string().trim().min(2).max(500) });
/** What was written into the roster. */
export const RosterEntry = z.strictObject({ id: z.uuid() });
export type RosterEntry = z.infer<typeof RosterEntry>;

export const AbsenceLine = z.strictObject({
  id: z.uuid(),
  person: Named,
  ...Period,
  reason: AbsenceReason,
  note: z.string().optional(),
  recordedBy: Named,
  recordedAt: InstantText,
  cancelledBy: Named.optional(),
  cancelledAt: InstantText.optional(),
  state: z.enum(['coming', 'now', 'over', 'cancelled']),
  /** The reader may take it back. */
  mayEnd: z.boolean(),
});
export type AbsenceLine = z.infer<typeof AbsenceLine>;

export const DelegationLine = z.strictObject({
  id: z.uuid(),
  giver: Named,
  substitute: Named,
  ...Period,
  scope: z.strictObject({ roles: z.array(z.string()), procedures: z.array(Slug).optional() }),
  reason: z.string(),
  givenBy: Named,
  givenAt: InstantText,
  revokedBy: Named.optional(),
  revokedAt: InstantText.optional(),
  state: z.enum(['coming', 'now', 'over', 'revoked']),
  mayEnd: z.boolean(),
});
export type DelegationLine = z.infer<typeof DelegationLine>;

/** What the reader may see of an agency's roster: their own lines, or everybody's they keep it for. `people`: whom it can be kept for, and who can stand in. */
export const RosterView = z.strictObject({
  agency: AgencyCode,
  today: DateText,
  absences: z.array(AbsenceLine),
  delegations: z.array(DelegationLine),
  people: z.array(z.strictObject({ ...Named.shape, roles: z.array(z.string()), mayKeep: z.boolean() })),
});
export type RosterView = z.infer<typeof RosterView>;
