import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { dueAt } from '../deadline/deadline.ts';
import type { AgencyNamed, Consultation, ConsultationState } from './consultation.ts';
import { isOpen, stateOfConsultation } from './consultation.ts';
import type { Dossier, Result } from './dossier.ts';
import type { Act } from './move.ts';
import { moveDossier, said } from './move.ts';
import { ConsultationOver, MoveIncomplete } from './refusals.ts';

export interface Asked extends Act {
  readonly id: string;
  readonly to: AgencyNamed;
  readonly question: string;
  readonly papers: readonly string[];
  /** Whole working days that the asked agency has. */
  readonly days: number;
}

const mostDays = 60;

/** Asks another agency. @param calendar of the asked agency @throws MoveIncomplete, YearNotInCalendar and what moveDossier throws */
export function consultAgency<D extends Dossier>(dossier: D, act: Asked, calendar: WorkingCalendar): D {
  const { id, to, papers, days } = act;
  return moveDossier(dossier, 'consult', act, (held, at) => {
    const question = said(act.question, 'question');
    if (to.code === act.by.agency) throw new MoveIncomplete('to', 'A question goes to another agency; colleagues are asked in a comment.');
    if (!Number.isInteger(days) || days < 1 || days > mostDays) throw new MoveIncomplete('days', `Give the agency from 1 to ${mostDays} working days.`);
    const asked: Consultation = { id, to, question, papers, askedBy: act.by.id, askedAt: at, dueAt: dueOfConsultation(at, days, calendar) };
    return { fields: { consultations: [...held.consultations, asked] }, agency: to, note: question };
  });
}

/** So many whole working days of the asked agency. @throws YearNotInCalendar */
export function dueOfConsultation(askedAt: Instant, days: number, calendar: WorkingCalendar): Instant {
  const due = dueAt({ terms: { amount: days, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' }, receivedAt: askedAt, suspensions: [] }, calendar);
  if (due === null) throw new Error('A term without suspensions always ends.');
  return due;
}

/** Somebody at the asked agency has it in hands. Once is enough. @throws ConsultationOver and what moveDossier throws */
export function acknowledgeConsultation<D extends Dossier>(dossier: D, act: Act & { readonly id: string }): D {
  return moveDossier(dossier, 'acknowledge-consultation', act, (held, at) => changed(held, act, (asked) => ({ ...asked, receivedBy: act.by.id, receivedAt: at }), 'sent'));
}

/** The opinion, as text, with a document where there is one. @throws ConsultationOver, MoveIncomplete and what moveDossier throws */
export function answerConsultation<D extends Dossier>(dossier: D, act: Act & { readonly id: string; readonly answer: string; readonly document?: Result['document'] }): D {
  const { document, by } = act;
  return moveDossier(dossier, 'answer-consultation', act, (held, at) => {
    const answer = said(act.answer, 'answer');
    return changed(held, act, (asked) => ({ receivedBy: by.id, receivedAt: at, ...asked, answeredBy: by.id, answeredAt: at, answer, ...(document ? { document } : {}) }));
  });
}

/** The question is not theirs to answer, or cannot be answered. @throws ConsultationOver, MoveIncomplete and what moveDossier throws */
export function declineConsultation<D extends Dossier>(dossier: D, act: Act & { readonly id: string; readonly reason: string }): D {
  return moveDossier(dossier, 'decline-consultation', act, (held, at) => {
    const reason = said(act.reason, 'reason');
    return { ...changed(held, act, (asked) => ({ receivedBy: act.by.id, receivedAt: at, ...asked, answeredBy: act.by.id, answeredAt: at, refusedBecause: reason })), note: reason };
  });
}

/** Not needed any more. @throws ConsultationOver and what moveDossier throws */
export function recallConsultation<D extends Dossier>(dossier: D, act: Act & { readonly id: string }): D {
  return moveDossier(dossier, 'recall-consultation', act, (held, at) => changed(held, act, (asked) => ({ ...asked, recalledAt: at })));
}

/** One consultation with something new. Answers come from the agency that was asked, whoever else is asked at the same time. */
function changed(dossier: Dossier, { id, by }: Act & { readonly id: string }, change: (asked: Consultation) => Consultation, only?: ConsultationState) {
  const asked = dossier.consultations.find((one) => one.id === id);
  const mine = asked !== undefined && (asked.to.code === by.agency || dossier.agency.code === by.agency || dossier.steps.some(({ agency }) => agency === by.agency));
  if (!asked || !mine || !isOpen(asked) || (only !== undefined && stateOfConsultation(asked) !== only)) throw new ConsultationOver(dossier, asked && stateOfConsultation(asked));
  return { fields: { consultations: dossier.consultations.map((one) => (one === asked ? change(one) : one)) }, agency: asked.to };
}
