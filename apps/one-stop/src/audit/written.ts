import { digestOf } from '@motcua/persistence/audit/canonical';
import type { Told, Who } from '@motcua/persistence/audit/entry';
import type { DossierDocument } from '../dossiers/dossier.schema.ts';
import type { KeptDossier, KeptEntry } from '../dossiers/kept-dossier.ts';
import { sealedWhole } from '../dossiers/sealed-dossier.ts';

/**
 * What decides about somebody's rights and changes by moves alone. Its hash stands in the log with each move, so that the store's newest
 * version is known to be what the move has made. What services keep beside (lists, search, outbox, looks) is not in it.
 */
const books = [
  'version', 'state', 'owner', 'reference', 'lookupNumber', 'channel', 'procedure', 'agency', 'submittedAt', 'terms', 'steps', 'limits', 'confidential', 'follows',
  'answers', 'papers', 'attachments', 'issued', 'supplements', 'payments', 'suspensions', 'extensions', 'result', 'returned', 'closed', 'rating',
  'askedIn', 'answerDueAt', 'receivedAt', 'appointmentAt', 'dueAt', 'completedAt', 'stepId', 'stepSince', 'stepDueAt', 'assignee', 'tracks', 'changedAt', 'apologies',
] as const satisfies readonly (keyof KeptDossier)[];

/** What the log needs to have loaded of a dossier. */
export const loggedFields = Object.fromEntries([...books, 'history', 'officials'].map((field) => [field, 1]));

/** As it is in hand, or as it lies in the store. */
export type Written = Omit<KeptDossier, 'id'> | Omit<DossierDocument, '_id'>;

/** The lines of a history from one on, one entry for each; every line made one version. */
export function writtenFrom(id: string, dossier: Written, from: number): Told[] {
  return dossier.history.slice(from).map((line, offset): Told => {
    const version = from + offset + 1;
    const { at, move: what, traceId } = line;
    return {
      ...{ at, who: whoWrote(line, dossier), kind: 'write', what, of: id, version, outcome: 'done', line: lineHash(line, dossier) },
      ...(version === dossier.history.length ? { books: booksHash(dossier) } : {}),
      ...(traceId === undefined ? {} : { traceId }),
    };
  });
}

/** Of a confidential dossier without what was said, which is sealed anew each time it is written, and which its seal protects. */
export const lineHash = (line: KeptEntry, { confidential }: Written): string => digestOf(confidential ? { ...line, note: line.note !== undefined } : line);

const sealed = new Set<string>([...sealedWhole, 'closed', 'suspensions']);

export function booksHash(dossier: Written): string {
  const fields: Partial<Record<string, unknown>> = { ...dossier };
  const open = dossier.confidential ? books.filter((field) => !sealed.has(field)) : books;
  return digestOf(open.map((field) => fields[field]));
}

function whoWrote({ by: id, as, move }: KeptEntry, { owner, channel, officials }: Written): Who {
  if (as) {
    const { kind, agency, roles } = as;
    return { id, kind, ...(agency === undefined ? {} : { agency }), ...(roles.length > 0 ? { roles } : {}), ...(kind === 'official' && ofOwner.has(move) ? { actingFor: owner } : {}) };
  }
  if (id === owner) return { id, kind: channel === 'api' ? 'client' : 'citizen' };
  return { id, kind: officials.some((official) => official.id === id) ? 'official' : 'service' };
}

/** What the owner does; an official does it for them at the counter. */
const ofOwner = new Set<KeptEntry['move']>(['supplement', 'withdraw', 'rate']);
