import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { AgencyNamed } from './consultation.ts';
import { reckoned } from './course.ts';
import type { Dossier, Track } from './dossier.ts';
import type { Act } from './move.ts';
import { moveDossier, said } from './move.ts';
import { currentStep, doesStep } from './permission.ts';
import { MoveIncomplete } from './refusals.ts';
import type { Transfer } from './transfer.ts';
import { pendingTransfer } from './transfer.ts';

/** Offers the dossier to the agency that is competent. @throws MoveIncomplete and what moveDossier throws */
export function transferDossier<D extends Dossier>(dossier: D, act: Act & { readonly to: AgencyNamed; readonly reason: string }): D {
  const { to, by } = act;
  return moveDossier(dossier, 'transfer', act, (held, at) => {
    const reason = said(act.reason, 'reason');
    if (currentStep(held).step.agency !== undefined) throw new MoveIncomplete('to', 'This step belongs to a fixed agency; send the dossier back to the agency it came from.');
    if (to.code === held.agency.code) throw new MoveIncomplete('to', 'The dossier is at this agency already.');
    return { fields: { transfers: [...held.transfers, { to, from: held.agency, reason, sentBy: by.id, sentAt: at }] }, agency: to, note: reason };
  });
}

/** It is theirs from now on, at the same step. @param calendar of the agency that takes it @throws what moveDossier throws */
export function acceptTransfer<D extends Dossier>(dossier: D, act: Act, calendar: WorkingCalendar): D {
  const accepted = moveDossier(dossier, 'accept-transfer', act, (held, at) => {
    const offer = offerOf(held);
    const { step } = currentStep(held);
    const fits = doesStep({ ...held, agency: offer.to }, step, act.by);
    const track: Track = { from: step.id, to: step.id, givenBy: offer.sentBy, givenAt: offer.sentAt, dueAt: held.stepDueAt, takenBy: act.by.id, takenAt: at };
    const transfers = answered(held, { acceptedBy: act.by.id, acceptedAt: at });
    return { fields: { transfers, agency: offer.to, assignee: fits ? act.by.id : null, stepSince: at, tracks: [...held.tracks, track] }, agency: offer.to };
  });
  return reckoned(accepted, calendar);
}

/** Not theirs: it is again where it was, with who had it. @throws MoveIncomplete and what moveDossier throws */
export function declineTransfer<D extends Dossier>(dossier: D, act: Act & { readonly reason: string }): D {
  return moveDossier(dossier, 'decline-transfer', act, (held, at) => {
    const reason = said(act.reason, 'reason');
    return { fields: { transfers: answered(held, { refusedBy: act.by.id, refusedAt: at, refusedBecause: reason }) }, agency: offerOf(held).to, note: reason };
  });
}

/** Taken back before the other side has answered. @throws what moveDossier throws */
export function recallTransfer<D extends Dossier>(dossier: D, act: Act): D {
  return moveDossier(dossier, 'recall-transfer', act, (held, at) => ({ fields: { transfers: answered(held, { recalledBy: act.by.id, recalledAt: at }) }, agency: offerOf(held).to }));
}

function offerOf(dossier: Dossier): Transfer {
  const offer = pendingTransfer(dossier);
  if (!offer) throw new Error(`Dossier ${dossier.reference} waits for no other agency.`);
  return offer;
}

const answered = (dossier: Dossier, answer: Partial<Transfer>): readonly Transfer[] => dossier.transfers.with(-1, { ...offerOf(dossier), ...answer });
