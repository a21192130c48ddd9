import type { Dossier } from './dossier.ts';
import type { Act } from './move.ts';
import { moveDossier, said } from './move.ts';
import { MoveIncomplete } from './refusals.ts';

export interface ResultReturned extends Act {
  /** Who takes the result. */
  readonly collector: string;
  readonly channel: 'counter' | 'online' | 'post';
}

/** The citizen has the result. @throws MoveIncomplete and what moveDossier throws */
export function returnResult<D extends Dossier>(dossier: D, act: ResultReturned): D {
  return moveDossier(dossier, 'return', act, (_, at) => ({ fields: { returned: { at, collector: said(act.collector, 'collector'), channel: act.channel } } }));
}

/** The citizen's word on the service, once. @throws AlreadyRated, MoveIncomplete and what moveDossier throws */
export function rateDossier<D extends Dossier>(dossier: D, act: Act & { readonly stars: number; readonly comment?: string }): D {
  const { stars, comment } = act;
  return moveDossier(dossier, 'rate', act, (_, at) => {
    if (!Number.isInteger(stars) || stars < 1 || stars > 5) throw new MoveIncomplete('stars', 'A rating is from 1 to 5.');
    return { fields: { rating: { stars, at, ...(comment === undefined ? {} : { comment }) } } };
  });
}
