import type { Actor } from '../actor.ts';
import type { Instant } from '../calendar/instant.ts';
import type { BilingualText } from '../text/bilingual.ts';
import type { Dossier, Result } from './dossier.ts';

export interface AgencyNamed {
  readonly code: string;
  readonly name: BilingualText;
}

/**
 * A question to another agency. The dossier stays ours and is counted once, and its clock goes on; the asked agency sees the question
 * and the papers that were chosen for it, and has a term of its own. An open one has no `answeredAt` and no `recalledAt`.
 */
export interface Consultation {
  readonly id: string;
  readonly to: AgencyNamed;
  readonly question: string;
  /** Ids of attachments that the asked agency may open. */
  readonly papers: readonly string[];
  readonly askedBy: string;
  readonly askedAt: Instant;
  /** By the calendar of the asked agency. */
  readonly dueAt: Instant;
  readonly receivedBy?: string;
  readonly receivedAt?: Instant;
  /** Answered, or declined: then `refusedBecause` says why. */
  readonly answeredBy?: string;
  readonly answeredAt?: Instant;
  readonly answer?: string;
  readonly document?: Result['document'];
  readonly refusedBecause?: string;
  readonly recalledAt?: Instant;
}

export type ConsultationState = 'sent' | 'received' | 'answered' | 'declined' | 'recalled';

/** Whole working days that an asked agency has unless the question says otherwise. */
export const usualConsultationDays = 5;

export const isOpen = ({ answeredAt, recalledAt }: Consultation): boolean => answeredAt === undefined && recalledAt === undefined;

export function stateOfConsultation({ recalledAt, refusedBecause, answeredAt, receivedAt }: Consultation): ConsultationState {
  if (recalledAt !== undefined) return 'recalled';
  if (answeredAt !== undefined) return refusedBecause === undefined ? 'answered' : 'declined';
  return receivedAt === undefined ? 'sent' : 'received';
}

/** Desks that take in what other agencies send. */
const deskRoles: readonly string[] = ['receptionist', 'specialist', 'head', 'leader'];
export const worksAtDesk = ({ kind, roles }: Pick<Actor, 'kind' | 'roles'>): boolean => kind === 'official' && roles.some((role) => deskRoles.includes(role));

/** An official of an agency that still owes an answer. */
export function isAsked({ consultations }: Pick<Dossier, 'consultations'>, actor: Actor): boolean {
  return worksAtDesk(actor) && consultations.some((consultation) => isOpen(consultation) && consultation.to.code === actor.agency);
}

/** What an official may see of a question: those of the agency that asked with the dossier, those of the asked agency by itself. */
export function seesConsultation({ to }: Consultation, actor: Actor): boolean {
  return worksAtDesk(actor) && actor.agency === to.code;
}

/** When a dossier is decided or ends otherwise, nobody is kept answering questions about it. */
export function recalledAtTheEnd({ state, consultations }: Dossier, at: Instant): Partial<Dossier> {
  const isOver = ['completed', 'returned', 'refused', 'withdrawn', 'stopped'].includes(state);
  if (!isOver || !consultations.some(isOpen)) return {};
  return { consultations: consultations.map((asked) => (isOpen(asked) ? { ...asked, recalledAt: at } : asked)) };
}
