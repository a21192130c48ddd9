import { z } from 'zod';
import { Contact } from './eforms-api.ts';
import { BilingualText, InstantText, Language } from './text.ts';

/** By what letters come. Short messages are none: they are asked for, all or nothing (`sms` below). */
export const Channel = z.enum(['email']);
export type Channel = z.infer<typeof Channel>;

/** Letters that a citizen may do without; those that the law asks for are none of them. */
export const LetterGroup = z.enum(['progress', 'reminders', 'rating']);
export type LetterGroup = z.infer<typeof LetterGroup>;

/** What is switched off: everything else comes. */
export const SwitchedOff = z.strictObject({ group: LetterGroup, channel: Channel });
export type SwitchedOff = z.infer<typeof SwitchedOff>;

/**
 * Of a citizen, or of one dossier whose owner has no account. `language`: of letters; absent, the one in which the dossier was submitted.
 * `sms`: also a short message about what matters most, to the telephone number in the dossier; absent, none.
 */
export const LetterPreferences = z.strictObject({ language: Language.optional(), off: z.array(SwitchedOff).max(20), sms: z.boolean().optional() });
export type LetterPreferences = z.infer<typeof LetterPreferences>;

/** Proves that whoever asks has a letter in hand: in the body, because it stands in no log. */
const Token = z.string().min(20).max(2_000);
export const AskedByLink = z.strictObject({ token: Token });
export const ChangedByLink = z.strictObject({ token: Token, preferences: LetterPreferences });

/** What an official is told of at once. */
export const NoticeKind = z.enum(['given', 'mentioned', 'asked', 'apology', 'low-rating']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** When the day's digest comes: when work begins, or at an hour of it. */
export const DigestHour = z.enum(['opening', '10:00', '13:30', '16:00']);
export type DigestHour = z.infer<typeof DigestHour>;

/** Of an official. `silent`: kinds that come no longer by mail; the bell in the office shows them all the same. */
export const NoticePreferences = z.strictObject({ digest: z.boolean(), hour: DigestHour, silent: z.array(NoticeKind).max(10), language: Language });
export type NoticePreferences = z.infer<typeof NoticePreferences>;

/** A dossier that wants attention. No personal data; of a confidential one not even its kind. */
export const DueRow = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  procedure: BilingualText.optional(),
  dueAt: InstantText,
  standing: z.enum(['overdue', 'due-today', 'due-soon']),
  /** Whole working days since it was due. */
  daysOver: z.int().min(0),
});
export type DueRow = z.infer<typeof DueRow>;

/** What an official was told, as the bell shows it. */
export const Notice = z.strictObject({
  id: z.string(),
  kind: z.union([NoticeKind, z.literal('digest')]),
  at: InstantText,
  read: z.boolean(),
  /** The dossier that it is about; a digest is about its rows. */
  dossier: z.strictObject({ id: z.uuid(), reference: z.string(), procedure: BilingualText.optional() }).optional(),
  rows: z.array(DueRow).optional(),
});
export type Notice = z.infer<typeof Notice>;
export const NoticeList = z.strictObject({ notices: z.array(Notice), unread: z.int() });
export type NoticeList = z.infer<typeof NoticeList>;
export const Unread = z.strictObject({ unread: z.int() });
export type Unread = z.infer<typeof Unread>;
/** Those that the reader has seen: up to the newest one on the page. */
export const ReadUpTo = z.strictObject({ at: InstantText });

/** Internal, of one-stop: open dossiers at an agency that are due soon or over, whose hands they are in, and who looks after those that are in nobody's. */
export const DueAtAgency = z.strictObject({ rows: z.array(z.strictObject({ ...DueRow.shape, holder: z.string().optional(), role: z.string() })) });
export type DueAtAgency = z.infer<typeof DueAtAgency>;

/** Internal, of one-stop: agencies where anything is due soon or over. */
export const DueAgencies = z.strictObject({ agencies: z.array(z.string()) });
export type DueAgencies = z.infer<typeof DueAgencies>;

/** Internal, of one-stop: notes in which officials are named, the oldest first; nothing of what they say. */
export const MentionsSince = z.strictObject({
  mentions: z.array(z.strictObject({ note: z.string(), at: InstantText, dossier: z.strictObject({ id: z.uuid(), reference: z.string() }), officials: z.array(z.string()) })),
});
export type MentionsSince = z.infer<typeof MentionsSince>;

/** Internal, of one-stop: who is told at once of what a version of a dossier brought. */
export const ToldAtOnce = z.strictObject({
  reference: z.string(),
  procedure: BilingualText.optional(),
  told: z.array(z.strictObject({ official: z.string(), kind: NoticeKind })),
});
export type ToldAtOnce = z.infer<typeof ToldAtOnce>;

/** Internal: where a citizen is written to, and whose preferences count: an owner's, or the dossier's alone where its owner has no account. */
export const LetterContact = z.strictObject({ ...Contact.shape, holder: z.string().optional() });
export type LetterContact = z.infer<typeof LetterContact>;

/** Whose preferences count for letters about a dossier. A program or the counter handed in others' dossiers: each has its own. */
export const letterHolder = ({ id, owner, channel }: { readonly id: string; readonly owner: string; readonly channel: string }): string => (channel === 'online' ? owner : id);
