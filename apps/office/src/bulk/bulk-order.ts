import type { BulkAct, BulkOrder } from '@motcua/contracts/bulk-api';
import { Reassign } from '@motcua/contracts/handing-api';
import { writeAct } from '../acts/acts.ts';
import { one, type Typed } from '../acts/typed.ts';
import type { Wrong } from '../acts/acts.ts';

export type WrittenOrder = { readonly order: BulkOrder } | { readonly wrong: readonly Wrong[] };

/** What was typed on the preview, as the order of a job: the fields are those of the act on one dossier. */
export function writeOrder(act: BulkAct, typed: Typed, today: string): WrittenOrder {
  if (act === 'return') return { order: { act, body: { channel: 'post' } } };
  if (act === 'reassign') return reassigned(typed);
  const written = writeAct(act, typed, today);
  return 'wrong' in written ? written : { order: { act, body: written.body } as BulkOrder };
}

function reassigned(typed: Typed): WrittenOrder {
  const parsed = Reassign.safeParse({ to: one(typed, 'to'), reason: one(typed, 'reason') });
  if (parsed.success) return { order: { act: 'reassign', body: parsed.data } };
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return { wrong: [...(wrong.has('to') ? [{ field: 'to', target: 'to-1', message: 'wrong.colleague' as const }] : []), ...(wrong.has('reason') ? [{ field: 'reason', target: 'reason', message: 'wrong.reason' as const }] : [])] };
}
