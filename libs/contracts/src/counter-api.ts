import { z } from 'zod';
import { AtCounter, Authorised, PapersOnPaper, Wishes } from './counter.ts';
import { Draft, DraftChange } from './eforms-api.ts';
import { BilingualText, DateText, InstantText, Slug } from './text.ts';
import { PublicStatus } from './dossier.ts';

/** Somebody who stands at the counter, as far as they are known. Personal data: only in bodies. */
export const Person = z.strictObject({
  name: z.string().max(200).optional(),
  identityNumber: z.string().max(20).optional(),
  phone: z.string().max(20).optional(),
  email: z.string().max(200).optional(),
  birthDate: DateText.optional(),
  sex: z.enum(['male', 'female']).optional(),
  address: z.string().max(300).optional(),
});
export type Person = z.infer<typeof Person>;

/** By one number: whoever knows neither has to ask for it. */
export const ApplicantQuery = z.union([z.strictObject({ identityNumber: z.string().regex(/^\d{9}(?:\d{3})?$/) }), z.strictObject({ phone: z.string().regex(/^\+?[\d ]{9,20}$/) })]);
export type ApplicantQuery = z.infer<typeof ApplicantQuery>;

/** People who may be meant: from earlier dossiers of the agency and, by identity number, the account that has it. */
export const KnownApplicants = z.strictObject({
  applicants: z.array(z.strictObject({ ...Person.shape, dossier: z.strictObject({ id: z.uuid(), reference: z.string(), submittedAt: InstantText }).optional() })),
  /** Present when exactly one citizen's account has the number. */
  account: z.strictObject({ ...Person.shape }).optional(),
});
export type KnownApplicants = z.infer<typeof KnownApplicants>;

/** `from`: a dossier of this agency whose applicant it is; their own details are taken over. */
export const NewCounterDraft = z.strictObject({
  procedureId: Slug,
  applicant: Person.default({}),
  from: z.uuid().optional(),
  account: z.boolean().default(false),
  language: z.enum(['vi', 'en']).default('vi'),
});
export type NewCounterDraft = z.infer<typeof NewCounterDraft>;

/** `behalf: null`: the applicant came in person after all. */
export const CounterDraftChange = z.strictObject({
  ...DraftChange.shape,
  onPaper: PapersOnPaper.optional(),
  behalf: Authorised.nullable().optional(),
  wishes: Wishes.optional(),
  account: z.boolean().optional(),
});
export type CounterDraftChange = z.infer<typeof CounterDraftChange>;

export const CounterDraft = z.strictObject({ ...Draft.shape, counter: AtCounter });
export type CounterDraft = z.infer<typeof CounterDraft>;
/** All drafts of the agency's counter, the last saved first. */
export const CounterDraftList = z.strictObject({ drafts: z.array(CounterDraft) });
export type CounterDraftList = z.infer<typeof CounterDraftList>;

/** `incomplete`: what is missing will be asked for, or is why it is refused; wrong answers are refused all the same. */
export const SubmitAtCounter = z.strictObject({ incomplete: z.boolean().default(false) });
export type SubmitAtCounter = z.infer<typeof SubmitAtCounter>;

/** A dossier that one-stop has opened from its submission, at whatever version it is by now. */
export const OpenedDossier = z.strictObject({ id: z.uuid(), reference: z.string(), version: z.int(), state: PublicStatus.shape.state });
export type OpenedDossier = z.infer<typeof OpenedDossier>;

export const SuspicionReason = z.enum(['same-identity-number', 'same-phone', 'same-name', 'same-day', 'returned-lately']);

/** A dossier that may be about the same matter as another. Nobody has said so. */
export const SuspectedDuplicate = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  applicant: z.string(),
  procedure: BilingualText,
  state: PublicStatus.shape.state,
  submittedAt: InstantText,
  score: z.int(),
  reasons: z.array(SuspicionReason),
  /** Somebody has looked and said that it is none. */
  dismissed: z.strictObject({ by: z.string(), at: InstantText, reason: z.string() }).optional(),
});
export type SuspectedDuplicate = z.infer<typeof SuspectedDuplicate>;
export const SuspectedDuplicates = z.strictObject({ suspected: z.array(SuspectedDuplicate) });
export type SuspectedDuplicates = z.infer<typeof SuspectedDuplicates>;

/** Before anything is submitted. */
export const DuplicateQuery = z.strictObject({ procedureId: Slug, name: z.string().max(200), phone: z.string().max(20).optional(), identityNumber: z.string().max(20).optional() });
export type DuplicateQuery = z.infer<typeof DuplicateQuery>;

export const DismissDuplicate = z.strictObject({ reason: z.string().trim().min(5).max(500) });

/** Internal, identity: the citizens' accounts that say they have this number. */
export const AccountsByNumber = z.strictObject({ identityNumber: z.string().regex(/^\d{9}(?:\d{3})?$/) });
export const FoundAccounts = z.strictObject({
  accounts: z.array(z.strictObject({ id: z.string(), name: z.string(), email: z.string().optional(), phone: z.string().optional(), birthDate: z.string().optional() })),
});
export type FoundAccounts = z.infer<typeof FoundAccounts>;
