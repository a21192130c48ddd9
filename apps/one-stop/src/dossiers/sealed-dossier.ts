import type { Suspension } from '@motcua/domain/deadline/suspension';
import type { Seal } from '@motcua/persistence/seal';
import type { DossierDocument } from './dossier.schema.ts';
import type { KeptEntry } from './kept-dossier.ts';

/**
 * What the store cannot read of a confidential dossier: who wrote it, what it says, what was written about it. Lists and the sweep need
 * the rest, and none of it names anybody but officials.
 */
export const sealedWhole = ['answers', 'papers', 'attachments', 'onPaper', 'handedIn', 'contact', 'issued', 'supplements', 'payments', 'fees', 'returned', 'rating', 'result', 'workings'] as const;

type Fields = Partial<Omit<DossierDocument, '_id'>>;

/** Fields of a dossier as they are written. */
export function shut<Written extends Fields>(fields: Written, of: string, seal: Seal): Written {
  return words(seal.shutAll<Fields>(fields, sealedWhole, of), (text, field) => seal.shut(text, { of, field })) as Written;
}

/** A document as it was before it was shut. */
export function opened(document: DossierDocument, seal: Seal): DossierDocument {
  const { _id: of } = document;
  return words(seal.openAll(document, sealedWhole, of), (text, field) => String(seal.open(text, { of, field })));
}

/** Sentences within what stays in clear. */
function words<Written extends Fields>(fields: Written, change: (text: string, field: string) => string): Written {
  const { history, closed, suspensions } = fields;
  const noted = (entry: KeptEntry, index: number): KeptEntry => (entry.note === undefined ? entry : { ...entry, note: change(entry.note, `history.${index}`) });
  const stood = (suspension: Suspension, index: number): Suspension => (suspension.note === undefined ? suspension : { ...suspension, note: change(suspension.note, `suspensions.${index}`) });
  return { ...fields, ...(history ? { history: history.map(noted) } : {}), ...(suspensions ? { suspensions: suspensions.map(stood) } : {}), ...(closed ? { closed: { ...closed, reason: change(closed.reason, 'closed') } } : {}) };
}
