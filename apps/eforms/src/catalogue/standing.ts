import type { Agency } from '@motcua/contracts/agency';
import type { Procedure, PublishedProcedure } from '@motcua/contracts/procedure';
import { addDays, type PlainDate, plainDate } from '@motcua/domain/calendar/plain-date';
import { newestBegun, offers } from '@motcua/forms/offer';

/** What has become of the version that a draft pinned. Neither: it is in force. */
export interface Standing {
  /** A later version is in force; the pinned one may be submitted until the end of that day. */
  readonly newer?: { readonly procedure: Procedure; readonly submitUntil: PlainDate; readonly required: boolean };
  /** Since then nothing is submitted under the procedure, at that agency at least. */
  readonly withdrawnFrom?: string;
}

export interface Circumstances {
  readonly agency: Agency;
  readonly today: PlainDate;
  /** How many days a version may still be submitted after a later one took effect: nobody loses what they began in good faith. */
  readonly graceDays: number;
}

export function standingOf(pinned: Procedure, versions: readonly PublishedProcedure[], { agency, today, graceDays }: Circumstances): Standing {
  const newest = newestBegun(versions, today);
  if (newest?.withdrawnFrom !== undefined && newest.withdrawnFrom <= today) return { withdrawnFrom: newest.withdrawnFrom };
  const supersededOn = versions.filter(({ version, effectiveFrom }) => version > pinned.version && effectiveFrom <= today).map(({ effectiveFrom }) => effectiveFrom).sort()[0];
  if (!newest || supersededOn === undefined) return {};
  const submitUntil = addDays(plainDate(supersededOn), graceDays);
  const required = today > submitUntil;
  if (!offers(newest, agency)) return required ? { withdrawnFrom: supersededOn } : {};
  return { newer: { procedure: newest, submitUntil, required } };
}
