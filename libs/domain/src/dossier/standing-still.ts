import type { Suspension } from '../deadline/suspension.ts';
import { suspensionGrounds } from '../deadline/suspension-kinds.ts';
import type { SuspensionGround } from '../deadline/suspension-kinds.ts';
import type { Dossier } from './dossier.ts';
import type { Move } from './lifecycle.ts';

/** How often the office may let a term stand still when the procedure does not say. */
export const usualSuspensions = 3;

/** What leads a dossier on, or asks something of the citizen: first the work is taken up again, so that no two suspensions overlap. */
export const notWhileSuspended: ReadonlySet<Move> = new Set<Move>(['pass-on', 'send-back', 'approve', 'request-supplement', 'request-payment', 'draft-apology', 'approve-apology']);

type Stood = Pick<Dossier, 'suspensions'>;

export function openSuspension({ suspensions }: Stood): Suspension | undefined {
  return suspensions.find(({ to }) => to === undefined);
}

/** Whether the office itself waits; what the citizen owes is a state of its own. */
export function isSuspended(dossier: Stood): boolean {
  return openSuspension(dossier)?.reason === 'other';
}

/** What the office waits for, in words and by which law. */
export function groundOf(dossier: Stood): SuspensionGround | undefined {
  const kind = openSuspension(dossier)?.kind;
  return kind && suspensionGrounds[kind];
}
