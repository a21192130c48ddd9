import { AbsenceReason, GiveDelegation, RecordAbsence } from '@motcua/contracts/roster-api';
import { dateOf } from '@motcua/ui/form/date-field';
import type { z } from 'zod';
import { type Posted, several, text } from '../organisation/posted.ts';

/** What stood in the fields of one of the two forms, as typed. */
export interface RosterTyped {
  readonly form: 'absence' | 'delegation';
  readonly person: string;
  readonly substitute: string;
  readonly from: DateTyped;
  readonly to: DateTyped;
  readonly reason: string;
  readonly note: string;
  readonly procedures: readonly string[];
}

export interface DateTyped { readonly day: string; readonly month: string; readonly year: string }

export type RosterField = 'from' | 'to' | 'reason' | 'substitute';

export function typedRoster(posted: Posted, form: RosterTyped['form']): RosterTyped {
  const date = (name: string): DateTyped => ({ day: text(posted, `${name}.day`), month: text(posted, `${name}.month`), year: text(posted, `${name}.year`) });
  return { form, person: text(posted, 'person'), substitute: text(posted, 'substitute'), from: date('from'), to: date('to'), reason: text(posted, 'reason'), note: text(posted, 'note'), procedures: several(posted, 'procedures') };
}

const days = ({ from, to }: RosterTyped) => ({ from: dateOf(from), to: dateOf(to) });
const narrowed = ({ procedures }: RosterTyped) => (procedures.length > 0 ? { procedures: [...procedures] } : {});

/** What is sent, or the fields that have to be mended before. */
export function writtenAbsence(typed: RosterTyped): { readonly body: z.output<typeof RecordAbsence> } | { readonly wrong: RosterField[] } {
  const { person, substitute, note } = typed;
  const reason = AbsenceReason.safeParse(typed.reason).data;
  const parsed = RecordAbsence.safeParse({ ...(person ? { person } : {}), ...days(typed), reason, ...(note ? { note } : {}), ...(substitute ? { substitute } : {}), ...narrowed(typed) });
  return parsed.success ? { body: parsed.data } : { wrong: fieldsOf(parsed.error) };
}

export function writtenDelegation(typed: RosterTyped): { readonly body: z.output<typeof GiveDelegation> } | { readonly wrong: RosterField[] } {
  const { person, substitute, reason } = typed;
  const parsed = GiveDelegation.safeParse({ ...(person ? { giver: person } : {}), substitute, ...days(typed), reason, ...narrowed(typed) });
  return parsed.success ? { body: parsed.data } : { wrong: fieldsOf(parsed.error) };
}

const known: ReadonlySet<string> = new Set(['from', 'to', 'reason', 'substitute'] satisfies RosterField[]);
const fieldsOf = ({ issues }: z.ZodError): RosterField[] => [...new Set(issues.map(({ path }) => String(path[0])).filter((field): field is RosterField => known.has(field)))];
