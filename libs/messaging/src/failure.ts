import { isStoreAway } from '@motcua/http/store-away';

/** A part that this service needs is away: nobody's message is to blame, so nothing is given up and everything waits. */
export class DependencyAway extends Error {
  override readonly name = 'DependencyAway';
}

/** `away`: wait for the dependency · `again`: try this message again · `dead`: put it aside now. */
export type Verdict = 'away' | 'again' | 'dead';

/** Kinds of a DomainError that no repetition changes; `conflict` may pass, because somebody else acted in between. */
const final = new Set(['invalid', 'forbidden', 'not-found']);

const awayNames = new Set(['DependencyAway', 'KafkaJSConnectionError', 'KafkaJSNumberOfRetriesExceeded']);
const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT']);
/** Answers of another service, or of a proxy before it, that say "not now". */
const awayStatuses = new Set([502, 503, 504]);

export interface Bounds {
  /** How often a message is tried before it is put aside. */
  tries: number;
}

/** What becomes of a message whose handler threw. Known by shape, so that an error may come from any copy of any library. */
export function verdictOn(error: unknown, tried: number, { tries }: Bounds): Verdict {
  if (isAway(error)) return 'away';
  const kind = property(error, 'kind');
  if (typeof kind === 'string' && final.has(kind)) return 'dead';
  return tried < tries ? 'again' : 'dead';
}

/** Looks through causes: `fetch` and mongoose wrap what really happened. */
export function isAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  if (isStoreAway(error) || awayNames.has(String(property(error, 'name')))) return true;
  if (awayCodes.has(String(property(error, 'code')))) return true;
  if (awayStatuses.has(Number(property(error, 'status') ?? property(error, 'statusCode')))) return true;
  return isAway(property(error, 'cause'), depth + 1);
}

/** Name and code of an error. Never its message, which may quote what a citizen typed. */
export function namesOf(error: unknown): { error: string; code: string } {
  const code = property(error, 'code');
  return { error: error instanceof Error ? error.name : typeof error, code: typeof code === 'string' || typeof code === 'number' ? String(code) : '' };
}

const property = (of: unknown, key: string): unknown => (typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[key] : undefined);

/** Milliseconds before the n-th repetition (from 1), doubling between the bounds. */
export const backoff = (nth: number, { first, most }: { first: number; most: number }): number => Math.min(most, first * 2 ** (nth - 1));
