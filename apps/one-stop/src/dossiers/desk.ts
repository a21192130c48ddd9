import { minuteOf } from '@motcua/domain/calendar/instant';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import { unnotedDueAt } from '@motcua/domain/dossier/lateness';
import { currentStep } from '@motcua/domain/dossier/permission';
import { pendingTransfer } from '@motcua/domain/dossier/transfer';

/** On whose desk a dossier lies, in the fields that lists ask for. Derived from the dossier by every write. */
export interface Desk {
  /** Code of the agency that has it now. */
  readonly agency: string;
  readonly role: string;
  readonly assignee: string | null;
  /** False once it is returned, refused, withdrawn or stopped. */
  readonly open: boolean;
  /** The term that runs: the answer until reception, the procedure's afterwards; null while none runs. */
  readonly dueAt: string | null;
  /** The agency's own date of `dueAt`. */
  readonly dueOn: string | null;
  /** When the term runs out, while that does not stand in the history yet: what the watch over terms looks for. */
  readonly watch: string | null;
  /** What lists are sorted by: the most urgent first, what has no term by its last change. */
  readonly order: string;
}

const closed: readonly Dossier['state'][] = ['returned', 'refused', 'withdrawn', 'stopped'];

export function deskOf(dossier: Dossier, calendar: WorkingCalendar): Desk {
  const { step } = currentStep(dossier);
  const offer = pendingTransfer(dossier);
  const open = !closed.includes(dossier.state);
  const dueAt = open && dossier.completedAt === undefined ? (dossier.receivedAt === undefined ? dossier.answerDueAt : dossier.dueAt) : null;
  return {
    agency: offer?.to.code ?? step.agency ?? dossier.agency.code,
    role: step.role,
    // On offer to another agency it lies on nobody's desk here, and comes back to who had it when that one says no.
    assignee: offer ? null : dossier.assignee,
    open,
    dueAt,
    dueOn: dueAt === null ? null : calendar.dateAt(minuteOf(dueAt)),
    watch: unnotedDueAt(dossier),
    order: dueAt ?? dossier.changedAt,
  };
}
