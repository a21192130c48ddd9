import type { Entry } from '@motcua/persistence/audit/entry';
import type { DossierDocument } from '../dossiers/dossier.schema.ts';
import { booksHash, lineHash } from './written.ts';

/**
 * What is wrong with a dossier when it is held against the log. `line-changed`: a line of its history is not what was written ·
 * `line-unlogged`: it has a line that nobody wrote · `line-gone`: it lacks one · `books-changed`: its newest version is not what the last
 * move made · `look-unlogged`: somebody looked into a confidential one, past the log · `dossier-gone`: there is no such dossier any more.
 */
export type HistoryFault = 'line-changed' | 'line-unlogged' | 'line-gone' | 'books-changed' | 'look-unlogged' | 'dossier-gone';

export interface HistoryFinding {
  readonly fault: HistoryFault;
  readonly dossier: string;
  readonly reference?: string;
  readonly version?: number;
}

export type Logged = Pick<Entry, 'kind' | 'what' | 'version' | 'line' | 'books' | 'outcome' | 'who' | 'at'>;

/** `settled`: what was written before, the log has been told of; a move of this moment is on its way. */
interface Standing {
  readonly settled: Date;
}

/** What is wrong with one dossier; a dossier from before the log began is not held against it. */
export function checkHistory({ _id: dossier, ...document }: DossierDocument, logged: readonly Logged[], { settled }: Standing): HistoryFinding[] {
  const writes = logged.filter(({ kind }) => kind === 'write');
  if (writes.length === 0 && document.savedAt === undefined) return [];
  const underway = document.savedAt !== undefined && document.savedAt > settled;
  const about = (fault: HistoryFault, version?: number): HistoryFinding => ({ fault, dossier, reference: document.reference, ...(version === undefined ? {} : { version }) });
  const lines = document.history.flatMap((line, index): HistoryFinding[] => {
    const entries = writes.filter(({ version }) => version === index + 1);
    if (entries.length === 0) return underway ? [] : [about('line-unlogged', index + 1)];
    const right = lineHash(line, document);
    return entries.some((entry) => entry.line === right) ? [] : [about('line-changed', index + 1)];
  });
  const newest = Math.max(0, ...writes.map(({ version }) => version ?? 0));
  const gone = newest > document.history.length ? [about('line-gone', document.history.length + 1)] : [];
  return [...lines, ...gone, ...(gone.length > 0 ? [] : booksOf(document, writes).map(() => about('books-changed', document.version))), ...unloggedLooks(document, logged).map(() => about('look-unlogged'))];
}

/** Held against the entry of its newest version alone: what older versions were is gone. */
function booksOf(document: Omit<DossierDocument, '_id'>, writes: readonly Logged[]): true[] {
  const said = writes.filter(({ version, books }) => version === document.history.length && books !== undefined);
  return said.length === 0 || said.some(({ books }) => books === booksHash(document)) ? [] : [true];
}

/** A look is written into the dossier first: one of which the log knows nothing was never answered, or was taken past this code. Counted per person and kind. */
function unloggedLooks({ reads = [] }: Omit<DossierDocument, '_id'>, logged: readonly Logged[]): string[] {
  const seen = new Set(logged.filter(({ kind, outcome }) => kind === 'read' && outcome === 'done').map(({ who, what }) => `${who.id} ${what}`));
  return [...new Set(reads.map(({ by, what }) => `${by} ${what}`))].filter((look) => !seen.has(look));
}
