import { sha256 } from './canonical.ts';

export interface Who {
  readonly id: string;
  readonly kind: 'citizen' | 'official' | 'client' | 'service';
  readonly agency?: string;
  readonly roles?: readonly string[];
  /** For whom it was done, where somebody acts in another's place. */
  readonly actingFor?: string;
}

/** `done`: it happened · `refused`: it was asked for and nothing was shown · `unknown`: there is no such thing. */
export type Outcome = 'done' | 'refused' | 'unknown';

/** What is told to the log. No names, no answers, nothing that a citizen wrote: ids, kinds and hashes. */
export interface Told {
  readonly at: string;
  readonly who: Who;
  readonly kind: 'write' | 'read' | 'list' | 'log';
  /** The move, or how it was read: `receive`, `read-file`, `search`. */
  readonly what: string;
  /** Id of what was written or read. */
  readonly of?: string;
  /** A write made this version; a read saw it. */
  readonly version?: number;
  readonly outcome: Outcome;
  /** Which file or paper; which list. */
  readonly part?: string;
  /** A search as a keyed hash, so that the same search is known again and none can be guessed. */
  readonly query?: string;
  /** Ids that a list or search showed. */
  readonly shown?: readonly string[];
  /** Hash of the line that was written, and of the books as they stood after it. */
  readonly line?: string;
  readonly books?: string;
  readonly traceId?: string;
}

/** As it lies in the store: in its chain, after the one before. */
export interface Entry extends Told {
  /** `20261125T071500123-4f2a9c/0000000042`: sorts by itself, and no two have the same place in a chain. */
  readonly _id: string;
  readonly chain: string;
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
}

const digits = 10;
export const idOf = (chain: string, seq: number): string => `${chain}/${String(seq).padStart(digits, '0')}`;

/**
 * The text that is hashed: fields by name in this order, absent ones as null. Adding a field to the end would change every hash, so that a
 * later shape gets a number of its own in front.
 */
function textOf({ _id, chain, seq, prev, at, who, ...told }: Omit<Entry, 'hash'>): string {
  const { kind, what, of, version, outcome, part, query, shown, line, books, traceId } = told;
  const by = [who.id, who.kind, who.agency, who.roles, who.actingFor];
  // Absent ones become null, as undefined does within a list.
  return JSON.stringify([1, _id, chain, seq, prev, at, by, kind, what, of, version, outcome, part, query, shown, line, books, traceId]);
}

const known = new Set(['_id', 'chain', 'seq', 'prev', 'hash', 'at', 'who', 'kind', 'what', 'of', 'version', 'outcome', 'part', 'query', 'shown', 'line', 'books', 'traceId']);

/** A field that no hash covers was written by somebody else. */
export const strangeFields = (entry: object): string[] => Object.keys(entry).filter((field) => !known.has(field));

export const hashOf = (entry: Omit<Entry, 'hash'>): string => sha256(textOf(entry));

/** The place of an entry in its chain: after `prev`, which is the hash of the one before. */
export function linked(told: Told, { chain, seq, prev }: Pick<Entry, 'chain' | 'seq' | 'prev'>): Entry {
  const entry = { _id: idOf(chain, seq), chain, seq, prev, ...told };
  return { ...entry, hash: hashOf(entry) };
}
