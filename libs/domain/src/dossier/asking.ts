import { minuteOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { reckoned, resumed, suspended } from './course.ts';
import type { Dossier } from './dossier.ts';
import type { Act } from './move.ts';
import { moveDossier, said } from './move.ts';
import { MoveIncomplete, StillWaiting } from './refusals.ts';

export interface SupplementAsked extends Act {
  readonly message: string;
  readonly papers: readonly string[];
  readonly fields: readonly string[];
  readonly until: PlainDate;
}

/** Asks the citizen for papers or answers (Mẫu 02); the clock stops. @throws LimitReached, MoveIncomplete and what moveDossier throws */
export function requestSupplement<D extends Dossier>(dossier: D, act: SupplementAsked, calendar: WorkingCalendar): D {
  const asked = moveDossier(dossier, 'request-supplement', act, (held, at) => {
    const message = said(act.message, 'message');
    if (act.papers.length + act.fields.length === 0) throw new MoveIncomplete('papers', 'Name at least one paper or answer that is missing.');
    const request = { requestedAt: at, message, papers: act.papers, fields: act.fields, until: comingDay(act.until, at, calendar) };
    return { fields: { askedIn: held.state, supplements: [...held.supplements, request], suspensions: suspended(held, at, 'supplement') }, note: message };
  });
  return reckoned(asked, calendar);
}

/** The citizen has answered; the clock goes on, or starts afresh where the procedure says so. @throws what moveDossier throws */
export function answerSupplement<D extends Dossier>(dossier: D, act: Act, calendar: WorkingCalendar): D {
  const answered = moveDossier(dossier, 'supplement', act, (held, at) => ({
    fields: { askedIn: null, supplements: held.supplements.map((request) => ({ answeredAt: at, ...request })), suspensions: resumed(held, at) },
  }));
  return reckoned(answered, calendar);
}

export interface PaymentAsked extends Act {
  /** Whole đồng. */
  readonly amount: number;
  /** What of it is charged besides what the dossier owes already; all of it unless said. */
  readonly extra?: number;
  readonly reason: string;
  readonly until: PlainDate;
}

/** Asks the citizen for money; the clock stops. @throws MoveIncomplete and what moveDossier throws */
export function requestPayment<D extends Dossier>(dossier: D, act: PaymentAsked, calendar: WorkingCalendar): D {
  const asked = moveDossier(dossier, 'request-payment', act, (held, at) => {
    if (!Number.isInteger(act.amount) || act.amount < 1) throw new MoveIncomplete('amount', 'An amount is a whole number of đồng.');
    const request = { requestedAt: at, amount: act.amount, ...(act.extra === undefined ? {} : { extra: act.extra }), reason: said(act.reason, 'reason'), until: comingDay(act.until, at, calendar) };
    return { fields: { askedIn: held.state, payments: [...held.payments, request], suspensions: suspended(held, at, 'payment') }, note: request.reason };
  });
  return reckoned(asked, calendar);
}

/** The money has arrived. @throws what moveDossier throws */
export function confirmPayment<D extends Dossier>(dossier: D, act: Act & { readonly receipt: string }, calendar: WorkingCalendar): D {
  const paid = moveDossier(dossier, 'confirm-payment', act, (held, at) => ({
    fields: { askedIn: null, payments: held.payments.map((request) => ({ paidAt: at, receipt: act.receipt, ...request })), suspensions: resumed(held, at) },
  }));
  return reckoned(paid, calendar);
}

/** Stops a dossier whose citizen did not answer in time. @throws StillWaiting, MoveIncomplete and what moveDossier throws */
export function stopDossier<D extends Dossier>(dossier: D, act: Act & { readonly reason: string }, calendar: WorkingCalendar): D {
  return moveDossier(dossier, 'stop', act, (held, at) => {
    const reason = said(act.reason, 'reason');
    const until = answerUntil(held);
    if (until !== undefined && calendar.dateAt(minuteOf(at)) <= until) throw new StillWaiting(held, until);
    return { fields: { closed: { at, reason } }, note: reason };
  });
}

/** The citizen takes it back. @throws MoveIncomplete and what moveDossier throws */
export function withdrawDossier<D extends Dossier>(dossier: D, act: Act & { readonly reason: string }): D {
  return moveDossier(dossier, 'withdraw', act, (_, at) => {
    const reason = said(act.reason, 'reason');
    return { fields: { closed: { at, reason } }, note: reason };
  });
}

/** Last day to give what was asked for and is still owed. */
export function answerUntil({ state, supplements, payments }: Dossier): PlainDate | undefined {
  if (state === 'supplement-requested') return supplements.at(-1)?.until;
  return state === 'payment-requested' ? payments.at(-1)?.until : undefined;
}

function comingDay(until: PlainDate, at: Instant, calendar: WorkingCalendar): PlainDate {
  if (until <= calendar.dateAt(minuteOf(at))) throw new MoveIncomplete('until', 'Give the citizen at least until tomorrow.');
  return until;
}
