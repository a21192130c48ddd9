import { z } from 'zod';
import { BilingualText } from './text.ts';

/** One wrong answer: where, which rule, and the words that stand beside the field. */
export const FieldProblem = z.strictObject({
  /** Field id; rows of a group as `members.1.name`; papers as `papers.<id>`. */
  at: z.string(),
  code: z.string(),
  message: BilingualText,
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** RFC 9457 body of every refusal. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  traceId: z.string().optional(),
  errors: z.array(FieldProblem).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Codes are the last part of a problem's `type`, are documented here and never reused. */
export const problemCodes = {
  'malformed-request': 'The request does not have the shape that the API describes; `errors` names the places.',
  'not-signed-in': 'The request carries no token, or one that is expired, forged or meant for someone else.',
  'forbidden': 'The account may not do this, or the thing belongs to someone else.',
  'not-found': 'There is no such thing, or it is not for this account to know.',
  'too-large': 'The body is larger than this address takes.',
  'too-many-requests': 'Too many requests; wait as long as Retry-After says.',
  'unsupported-media-type': 'The body is of a type that this address does not read.',
  'overloaded': 'The service has more work waiting than it can promise to do; try again shortly. Nothing was saved.',
  'unavailable': 'Something this service needs is away; try again shortly. Nothing was saved.',
  'internal-error': 'Something went wrong here; the traceId finds it in the logs.',
  'idempotency-key-missing': 'This request creates or moves something and must carry an Idempotency-Key header.',
  'idempotency-key-reused': 'The Idempotency-Key was used before with a different request.',
  'version-required': 'This request changes something and must say in If-Match which version it has seen.',
  'answers-invalid': 'Answers or papers do not fit the form; `errors` says where and why.',
  'draft-changed': 'The draft was changed elsewhere since this page was opened.',
  'draft-submitted': 'The draft was submitted already; the answer names the dossier.',
  'procedure-unknown': 'There is no such procedure, or it is not offered by that agency.',
  'procedure-withdrawn': 'The procedure was withdrawn: no new dossiers are taken under it. The answer says since when and why.',
  'procedure-exists': 'There is a procedure with this id already; begin with a copy of it.',
  'procedure-file-invalid': 'The file is no procedure; `errors` says where and why.',
  'procedure-draft-open': 'The procedure has an open draft already; `draft` names it.',
  'procedure-draft-changed': 'Somebody else changed the draft since it was opened; `current` says who and when.',
  'procedure-draft-published': 'The draft was published already; what is published never changes.',
  'procedure-not-ready': 'The draft has faults that stand in the way of publication; `errors` says where and why.',
  'procedure-version-taken': 'A version of this number was published elsewhere meanwhile; the draft now has the next number.',
  'effective-too-early': 'A new version can be in force from today on at the earliest, a withdrawal likewise.',
  'version-withdrawn': 'The version was withdrawn already, from another day or for another reason.',
  'attachment-type': 'The file is not of a type that is accepted here, whatever its name says.',
  'attachment-too-large': 'The file is larger than allowed.',
  'attachment-empty': 'The file is empty.',
  'attachment-protected': 'The file is locked with a password.',
  'attachment-infected': 'A virus was found in the file; it was not kept.',
  'attachment-submitted': 'The file belongs to a dossier that was submitted; it cannot be taken away any more.',
  'attachment-unknown': 'There is no such attachment of this account.',
  'dossier-changed': 'Somebody else acted on the dossier meanwhile; look at it again.',
  'dossier-illegal-move': 'This cannot be done with the dossier as it stands.',
  'dossier-not-your-step': 'The dossier is at a step of another role, colleague or agency.',
  'dossier-limit-reached': 'The procedure allows this only so many times.',
  'dossier-already-rated': 'The dossier was rated already; a service is rated once.',
  'dossier-held-by-colleague': 'A colleague holds the dossier; taking it over needs a reason.',
  'dossier-no-earlier-step': 'A dossier is sent back only to a step that it has been through.',
  'dossier-still-waiting': 'The citizen still has time to answer.',
  'dossier-move-incomplete': 'Something that must be said with this move was not said, or makes no sense.',
  'calendar-year-missing': 'The working calendar of the agency does not cover that year yet, so no date can be promised.',
  'result-missing': 'The dossier has no result document yet.',
  'status-not-found': 'No dossier has this code together with these four digits.',
  'second-factor-invalid': 'Four digits are needed: the last of the phone or identity number on the dossier.',
  'reference-invalid': 'This is not a dossier code such as 000.12.35.H29-261122-0042.',
  'lookup-number-invalid': 'This is not a look-up number; one digit may have been mistyped.',
  'lookup-numbers-used-up': 'All look-up numbers have been given out; an administrator must widen their range.',
  'block-invalid': 'A block of numbers was asked for that cannot exist.',
  'agency-code-invalid': 'This is not an agency code after QCVN 102:2016.',
  'date-invalid': 'This is not a day of the calendar, written YYYY-MM-DD.',
  'instant-invalid': 'This is not an instant, written in ISO 8601.',
  'calendar-invalid': 'The working calendar contradicts itself, for example by sessions that overlap.',
  'terms-invalid': "The procedure's term cannot be counted as it is written.",
  'steps-invalid': "The procedure's steps do not make a way from reception to return.",
  'suspension-invalid': 'The interval in which the clock stood still contradicts itself.',
  'extension-too-short': 'The new date is not later than the one before.',
  'one-time-code-wrong': 'The code is wrong, was used already, or is too old.',
} as const;
export type ProblemCode = keyof typeof problemCodes;
