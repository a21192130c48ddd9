import { minuteOf } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Dossier, Rating } from './dossier.ts';
import type { Act } from './move.ts';
import { moveDossier, said } from './move.ts';
import { IllegalMove, MoveIncomplete } from './refusals.ts';

/** Who stood there to take the result: only the owner needs no paper that says they may. */
export interface Collector {
  readonly as: 'owner' | 'authorised' | 'other';
  readonly identityNumber: string;
  readonly authorisation?: string | undefined;
}

/** By whom it was sent, and when it arrived, once that is known. */
export interface Postage {
  readonly carrier: string;
  readonly tracking: string;
  readonly address: string;
  readonly postedOn: string;
  readonly deliveredOn?: string | undefined;
}

/** Signed on the pad, as strokes of x, y, x, y …, or by hand on a slip that is kept under a number. */
export type Signed = { readonly strokes: readonly (readonly number[])[] } | { readonly slip: string };

/** How a result was handed over. */
export interface HandOver {
  readonly identity?: Collector | undefined;
  readonly postage?: Postage | undefined;
  readonly signed?: Signed | undefined;
}

export interface ResultReturned extends Act, HandOver {
  /** Who takes the result. */
  readonly collector: string;
  readonly channel: 'counter' | 'online' | 'post';
}

/** The citizen has the result. @throws MoveIncomplete and what moveDossier throws */
export function returnResult<D extends Dossier>(dossier: D, act: ResultReturned): D {
  return moveDossier(dossier, 'return', act, (_, at) => {
    const { channel, identity, postage, signed } = act;
    handedOverRight(act);
    const noted = { ...(identity ? { identity } : {}), ...(postage ? { postage } : {}), ...(signed ? { signed } : {}) };
    return { fields: { returned: { at, collector: said(act.collector, 'collector'), channel, ...noted } }, note: postage ? `${postage.carrier}: ${postage.tracking}` : undefined };
  });
}

/** What is noted fits the way it was handed over; whose identity was checked has signed. @throws MoveIncomplete */
function handedOverRight({ channel, identity, postage, signed }: ResultReturned): void {
  if (postage && channel !== 'post') throw new MoveIncomplete('postage', 'Only what goes by post has a carrier.');
  if ((identity || signed) && channel !== 'counter') throw new MoveIncomplete('identity', 'Identity and signature are taken at the counter.');
  if (!identity) return;
  if (identity.as !== 'owner' && !identity.authorisation) throw new MoveIncomplete('authorisation', 'Whoever is not the owner shows a paper that says they may collect.');
  if (!signed) throw new MoveIncomplete('signed', 'Whoever collects signs, on the pad or on the slip.');
}

/** The carrier has brought it. @throws IllegalMove when it did not go by post or has arrived, MoveIncomplete and what moveDossier throws */
export function confirmDelivery<D extends Dossier>(dossier: D, act: Act & { readonly deliveredOn: PlainDate }, calendar: WorkingCalendar): D {
  return moveDossier(dossier, 'confirm-delivery', act, (held, at) => {
    const { returned } = held;
    if (!returned?.postage || returned.postage.deliveredOn !== undefined) throw new IllegalMove(held, 'confirm-delivery', 'state');
    const { deliveredOn } = act;
    if (deliveredOn < returned.postage.postedOn || deliveredOn > calendar.dateAt(minuteOf(at))) throw new MoveIncomplete('deliveredOn', 'It arrives after it was posted, and not in the future.');
    return { fields: { returned: { ...returned, postage: { ...returned.postage, deliveredOn } } }, note: deliveredOn };
  });
}

/** The citizen's word on the service, once. @throws AlreadyRated, MoveIncomplete and what moveDossier throws */
export function rateDossier<D extends Dossier>(dossier: D, act: Act & Omit<Rating, 'at'>): D {
  const { stars, aspects, comment } = act;
  return moveDossier(dossier, 'rate', act, (_, at) => {
    for (const [what, given] of [['stars', stars] as const, ...Object.entries(aspects ?? {})]) {
      if (!Number.isInteger(given) || given < 1 || given > 5) throw new MoveIncomplete(what, 'A rating is from 1 to 5.');
    }
    return { fields: { rating: { stars, at, ...(aspects === undefined ? {} : { aspects }), ...(comment === undefined ? {} : { comment }) } } };
  });
}

/** So low that whoever answers for the service looks into it. */
export const lowStars = 2;
