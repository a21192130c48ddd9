import { Signature } from '@motcua/contracts/counter';
import { dateOf } from '@motcua/ui/form/date-field';
import { one, type Typed } from '../acts/typed.ts';

export const boxesOf = (typed: Typed, field: string) => ({ day: one(typed, `${field}.day`), month: one(typed, `${field}.month`), year: one(typed, `${field}.year`) });

/** What was typed about a hand-over, as one-stop takes it: only what belongs to the way that was chosen. */
export function readHandOver(typed: Typed): Record<string, unknown> {
  const channel = one(typed, 'channel');
  return {
    collector: one(typed, 'collector'),
    channel,
    ...(channel === 'counter' ? { identity: identityIn(typed), ...signedIn(typed) } : {}),
    ...(channel === 'post' ? { postage: { carrier: one(typed, 'carrier'), tracking: one(typed, 'tracking'), address: one(typed, 'address'), postedOn: dateOf(boxesOf(typed, 'postedOn')) } } : {}),
  };
}

export const readDelivery = (typed: Typed): Record<string, unknown> => ({ deliveredOn: dateOf(boxesOf(typed, 'deliveredOn')) });

/** What the desk asks at the counter beyond what one-stop insists on: who signs, and by what right somebody else collects. */
export function handOverGaps(typed: Typed): string[] {
  if (one(typed, 'channel') !== 'counter') return [];
  const needsPaper = one(typed, 'as') !== 'owner' && one(typed, 'authorisation') === '';
  return [...(needsPaper ? ['authorisation'] : []), ...('signed' in signedIn(typed) ? [] : ['signed'])];
}

function identityIn(typed: Typed): object {
  const authorisation = one(typed, 'authorisation');
  return { as: one(typed, 'as'), identityNumber: one(typed, 'identityNumber'), ...(one(typed, 'as') !== 'owner' && authorisation ? { authorisation } : {}) };
}

/** On the pad, or else by hand on a slip. What is no signature counts as none. */
function signedIn(typed: Typed): { signed?: object } {
  const strokes = Signature.safeParse(parsed(one(typed, 'signature')));
  if (strokes.success) return { signed: { strokes: strokes.data } };
  const slip = one(typed, 'slip');
  return slip ? { signed: { slip: slip.slice(0, 60) } } : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text || 'null');
  } catch {
    return null;
  }
}
