import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonical } from './canonical.ts';

/**
 * The head of a chain at one moment, signed with a secret that the store does not have. Anchors count up without a gap and hold on to each
 * other: whoever changes a chain, cuts off its end or takes it away whole cannot make the anchor that fits.
 */
export interface Anchor {
  /** 1, 2, 3 … over all processes. */
  readonly _id: number;
  readonly at: string;
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  /** Signature of the anchor before; empty before the first. */
  readonly prev: string;
  readonly signature: string;
}

export function anchorOf(head: Pick<Anchor, 'chain' | 'seq' | 'hash' | 'at'>, before: Pick<Anchor, '_id' | 'signature'> | undefined, secret: string): Anchor {
  const { at, chain, seq, hash } = head;
  const unsigned = { _id: (before?._id ?? 0) + 1, at, chain, seq, hash, prev: before?.signature ?? '' };
  return { ...unsigned, signature: signed(unsigned, secret) };
}

export function isGenuine({ signature, ...unsigned }: Anchor, secret: string): boolean {
  const [given, right] = [Buffer.from(signature), Buffer.from(signed(unsigned, secret))];
  return given.length === right.length && timingSafeEqual(given, right);
}

const signed = (unsigned: Omit<Anchor, 'signature'>, secret: string) => createHmac('sha256', secret).update(`motcua audit anchor ${canonical(unsigned)}`).digest('base64url');

/** What somebody searched for, so that nobody learns it who has no secret: phone numbers are few enough to try them all. */
export const queryHash = (query: string, secret: string): string => createHmac('sha256', secret).update(`motcua audit query ${query}`).digest('base64url').slice(0, 22);
