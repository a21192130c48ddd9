import { z } from 'zod';
import { AgencyCode } from './agency.ts';
import { InstantText } from './text.ts';

/** What an official may be. The last three concern the whole city or the accounts of others; who may give which is identity's rule. */
export const StaffRole = z.enum(['receptionist', 'specialist', 'head', 'leader', 'inspector', 'staff-admin', 'catalogue-admin', 'operator']);
export type StaffRole = z.infer<typeof StaffRole>;

// What administrators write: identity says what is wrong in words and beside its place.
const words = (longest: number) => z.string().trim().max(longest).normalize();

/** An official's account as administrators of staff see it. Personal data: it stands in no event, log or address. */
export const StaffMember = z.strictObject({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  roles: z.array(StaffRole),
  agency: z.string(),
  active: z.boolean(),
  /** False until the first password was set by a code sent by e-mail. */
  hasPassword: z.boolean(),
  version: z.int(),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** `more`: there are others beyond the five hundred that are told. `mayGive`: the roles that the reader may give at this agency. */
export const StaffList = z.strictObject({ staff: z.array(StaffMember), more: z.boolean(), mayGive: z.array(StaffRole) });
export type StaffList = z.infer<typeof StaffList>;
export const StaffQuery = z.strictObject({ agency: AgencyCode });
export type StaffQuery = z.infer<typeof StaffQuery>;

/** For services: which roles somebody has at each agency. No names, no numbers of people. */
export const RolesHeld = z.strictObject({ held: z.array(z.strictObject({ agency: z.string(), roles: z.array(z.string()) })) });
export type RolesHeld = z.infer<typeof RolesHeld>;

export const StaffWritten = z.strictObject({
  name: words(200),
  email: words(200),
  phone: words(30).optional(),
  roles: z.array(StaffRole).max(20),
  agency: words(20),
});
export type StaffWritten = z.infer<typeof StaffWritten>;
export const NewStaff = z.strictObject({ ...StaffWritten.shape, username: words(60) });
export type NewStaff = z.infer<typeof NewStaff>;
export const StaffChange = z.strictObject({ ...StaffWritten.shape, active: z.boolean() });
export type StaffChange = z.infer<typeof StaffChange>;

/** What became of a letter with a code for setting a password. */
export const LetterSent = z.enum(['sent', 'too-soon', 'too-many', 'away']);
export type LetterSent = z.infer<typeof LetterSent>;

/** Answer to every change. `letter` stands beside a new account and a reset. */
export const StaffSaved = z.strictObject({ id: z.string(), version: z.int(), at: InstantText, letter: LetterSent.optional() });
export type StaffSaved = z.infer<typeof StaffSaved>;
